using Ecm.Core;
using Ecm.Core.People;
using Ecm.Rest;
using Ecm.Web;

namespace Ecm.Server.Hosting;

/// <summary>Runs the server until it is told to stop.</summary>
internal static class ServerRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "ecm-server" });
        ServerSettings.AddTo(builder.Configuration);
        ServerLogging.AddTo(builder);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            // The longest question allowed, in Russian: six bytes a letter. The default would not let it in.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        });
        builder.WebHost.UseUrls(ListeningAddresses.Of(builder.Configuration));
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddEcm(builder.Configuration);
        builder.Services.AddEcmLoops(ServerSettings.Core(builder.Configuration));
        builder.Services.AddEcmApi();
        builder.Services.AddEcmWeb();
        builder.Services.AddTelemetry(builder.Configuration);

        using var held = HeldDataFolder.Take();
        TemporaryFiles.Begin();
        await using var app = builder.Build();
        Pipeline.Build(app);
        var outcome = await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
        await ListeningAddresses.ListenAsync(app);

        using var door = ServerDoor.Open(app);
        Greet(app.Urls, outcome);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Greet(IEnumerable<string> urls, FirstAdminOutcome outcome)
    {
        var url = urls.First();
        Console.WriteLine($"Ecm is ready: {url}");
        if (outcome.SetupPath is { } path)
            Console.WriteLine($"There is no user yet. Make the first one at {url.TrimEnd('/')}{path}");
        else if (outcome.Made)
            Console.WriteLine($"Sign in as {FirstAdmin.Login} with the password of ECM_ADMIN_PASSWORD.{(outcome.IsCommon ? " It is one of those that are tried first: change it." : "")}");
        else
            Console.WriteLine("Sign in with your login and password. Lost it? ecm-server reset-password LOGIN");
    }
}

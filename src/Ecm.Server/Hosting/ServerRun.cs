using Ecm.Core;
using Ecm.Core.Plugins;
using Ecm.Rest;
using Ecm.Web;

namespace Ecm.Server.Hosting;

/// <summary>Runs the server until it is told to stop.</summary>
internal static partial class ServerRun
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
        ListPlugins(app.Services);
        var outcome = await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
        await ListeningAddresses.ListenAsync(app);

        using var door = ServerDoor.Open(app);
        Greeting.Print(app, outcome);
        await app.WaitForShutdownAsync();
        return 0;
    }

    [LoggerMessage(10, LogLevel.Information, "Plugins: {Loaded}; switched off: {Disabled}")]
    private static partial void LogPlugins(ILogger logger, string loaded, string disabled);

    private static void ListPlugins(IServiceProvider services)
    {
        var plugins = services.GetRequiredService<LoadedPlugins>();
        LogPlugins(
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ServerRun)),
            Names(plugins.All.Select(p => $"{p.Name} {p.Version}")), Names(plugins.Disabled));
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}

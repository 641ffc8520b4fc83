using Ecm.Core;
using Ecm.Core.Health;
using Ecm.Core.People;
using Ecm.Core.Search;

namespace Ecm.Server.Hosting;

/// <summary>The server's own verbs. They reach a running server through its door; without one they do the work themselves.</summary>
internal static class ServerVerbs
{
    private const string Usage = """
        ecm-server                       runs the server
        ecm-server migrate               brings the database to this program's schema
        ecm-server verify                proves that bytes, rows, index and audit chain agree; exit status 2 when they do not
        ecm-server reindex               fills a new index beside the one that serves
        ecm-server copy-index            puts a copy of the running server's index into the store, for a new node to begin with
        ecm-server reset-password LOGIN  gives a user a new password and prints it
        ecm-server version
        """;

    public static async Task<int> RunAsync(string verb, string[] arguments)
    {
        switch (verb)
        {
            case "version":
                Console.WriteLine(typeof(ServerVerbs).Assembly.GetName().Version!.ToString(3));
                return 0;
            case "verify" or "reindex" or "copy-index" when ServerDoor.Find() is { } running:
                return await AskAsync(running, verb);
            case "migrate":
                return await OfflineAsync((_, _) => Task.FromResult(0));
            case "verify":
                return await OfflineAsync(async (services, token) => Print(await services.GetRequiredService<Verification>().RunAsync(indexIsOpen: false, token)));
            case "reindex":
                return await OfflineAsync(ReindexAsync);
            case "copy-index":
                Console.Error.WriteLine("No server runs here: start it, and ask again when it is ready.");
                return 1;
            case "reset-password" when arguments is [var login]:
                return await OfflineAsync((services, token) => ResetPasswordAsync(services, login, token));
            default:
                Console.Error.WriteLine(Usage);
                return verb is "help" ? 0 : 2;
        }
    }

    /// <summary>Prints what a verification found; the exit status.</summary>
    public static int Print(VerificationReport report, TextWriter? to = null)
    {
        to ??= Console.Out;
        foreach (var line in report.Notes)
            to.WriteLine($"note: {line}");
        foreach (var line in report.Faults)
            to.WriteLine($"FAULT: {line}");
        var indexed = report.Indexed is { } held ? $"{held} of them in the index" : "no index to compare with";
        to.WriteLine($"{report.Cards} cards, {indexed}, {report.Blobs} blobs, {report.AuditEntries} audit entries: {(report.Faults.Count == 0 ? "all agree" : $"{report.Faults.Count} faults")}");
        return report.Faults.Count == 0 ? 0 : 2;
    }

    private static async Task<int> OfflineAsync(Func<IServiceProvider, CancellationToken, Task<int>> work)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        ServerSettings.AddTo(builder.Configuration);
        builder.Services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddEcm(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<Preparation>().PrepareDatabaseAsync(CancellationToken.None);
        return await work(host.Services, CancellationToken.None);
    }

    private static async Task<int> ReindexAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IndexSnapshots>().ForgetAsync(cancellationToken);
        // Without a server nobody reads the index: the next start fills a new one while it serves.
        var index = Path.Combine(ServerSettings.DataFolder, "index");
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);
        Console.WriteLine("The index is filled anew when the server starts.");
        return 0;
    }

    private static async Task<int> ResetPasswordAsync(IServiceProvider services, string login, CancellationToken cancellationToken)
    {
        var reset = await services.GetRequiredService<PasswordResets>().ResetAsync(login, password: null, cancellationToken);
        if (!reset.Succeeded)
        {
            Console.Error.WriteLine($"There is no user {login}.");
            return 1;
        }

        Console.WriteLine($"New password of {login}: {reset.Value}");
        return 0;
    }

    private static async Task<int> AskAsync(ServerDoor.Address running, string verb)
    {
        var address = new Uri(running.Url.Replace("0.0.0.0", "127.0.0.1").Replace("[::]", "127.0.0.1"));
        using var handler = new HttpClientHandler();
        if (address.IsLoopback)
            // The certificate names the server as browsers know it, not this machine's loopback.
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        using var http = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Add(ServerDoor.Header, running.Token);
        try
        {
            using var answer = await http.PostAsync($"/internal/{verb}", null);
            Console.Write(await answer.Content.ReadAsStringAsync());
            return answer.Headers.TryGetValues("X-Exit-Status", out var status) ? int.Parse(status.Single()) : 1;
        }
        catch (HttpRequestException e)
        {
            Console.Error.WriteLine($"The server that runs here does not answer at {address}: {e.Message} Stop it, and the verb does its work without it.");
            return 1;
        }
    }
}

using Ecm.Testing.Product;
using Ecm.Testing.Servers;
using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>One server and one browser for all tests of the page that need nothing else; they run one after another.</summary>
public class WebSite : IAsyncLifetime
{
    // Signing in once is enough for all tests that are not about it.
    private string? session;

    /// <summary>The server.</summary>
    public RunningServer Server { get; private set; } = null!;

    private Browser Browser { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = await Browser.StartAsync();
        Server = await StartAsync();
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Task<Visitor> VisitAsync(string locale = "ru-RU", ColorScheme theme = ColorScheme.Light, int width = 1366, int height = 768, string? session = null) =>
        Browser.VisitAsync(Server.Url, locale, theme, width, height, session);

    /// <summary>The administrator, on the intake page.</summary>
    public async Task<Visitor> SignInAsync(int width = 1366, int height = 768)
    {
        var visitor = await Browser.VisitAsync(Server.Url, width: width, height: height, session: session);
        if (session is null)
        {
            await visitor.SignInAsync();
            session = await visitor.Page.Context.StorageStateAsync();
        }
        else
        {
            await visitor.Page.GotoAsync("/intake");
        }

        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        var broken = Server is null ? "" : BrokenParts(Server.Output);
        if (Server is not null)
            await Server.DisposeAsync();
        if (Browser is not null)
            await Browser.DisposeAsync();
        if (broken.Length > 0)
            throw new InvalidOperationException($"A part of the page could not be shown:\n{broken}");
        GC.SuppressFinalize(this);
    }

    protected virtual Task<RunningServer> StartAsync() => RunningServer.StartAsync();

    // What the page could not show, it logs; a test that met it says only that something was missing.
    private static string BrokenParts(string log) =>
        string.Join('\n', log.Split('\n').Where(l => l.Contains("ErrorBoundary", StringComparison.Ordinal) || l.Contains("CircuitHost", StringComparison.Ordinal) || l.Contains("could not do what it was asked for", StringComparison.Ordinal)));
}

/// <summary>
/// Tests of the page that share a server: each stands on words, people and registers of its own, as in another order others have been there before.
/// </summary>
[CollectionDefinition(Name)]
public sealed class WebSiteTests : ICollectionFixture<WebSite>
{
    public const string Name = "web site";
}

/// <summary>The same on PostgreSQL and an S3 server, whose answers are always waited for.</summary>
public sealed class CardSite : WebSite
{
    /// <summary>The connection string of its database.</summary>
    public string Database { get; private set; } = "";

    protected override async Task<RunningServer> StartAsync()
    {
        Database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        return await RunningServer.StartOnServersAsync(Database);
    }
}

/// <summary>Those that work on single cards have another server, so that half of them run beside the other half.</summary>
[CollectionDefinition(Name)]
public sealed class CardSiteTests : ICollectionFixture<CardSite>
{
    public const string Name = "web site of cards";
}

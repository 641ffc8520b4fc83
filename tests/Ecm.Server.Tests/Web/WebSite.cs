using Ecm.Testing.Product;
using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>One server and one browser for all tests of the page that need nothing else; they run one after another.</summary>
public sealed class WebSite : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public RunningServer Server { get; private set; } = null!;

    private Browser Browser { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = await Browser.StartAsync();
        Server = await RunningServer.StartAsync();
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Task<Visitor> VisitAsync(string locale = "ru-RU", ColorScheme theme = ColorScheme.Light, int width = 1366, int height = 768) =>
        Browser.VisitAsync(Server.Url, locale, theme, width, height);

    /// <summary>The administrator, on the intake page.</summary>
    public async Task<Visitor> SignInAsync(ColorScheme theme = ColorScheme.Light, int width = 1366, int height = 768)
    {
        var visitor = await VisitAsync(theme: theme, width: width, height: height);
        await visitor.SignInAsync();
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
        if (Browser is not null)
            await Browser.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class WebSiteTests : ICollectionFixture<WebSite>
{
    public const string Name = "web site";
}

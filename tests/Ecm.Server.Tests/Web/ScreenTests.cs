using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What must hold of every screen: accessibility in both themes, no sideways scrolling.</summary>
[Collection(WebSiteTests.Name)]
public sealed class ScreenTests(WebSite site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 390)]
    public Task Axe_finds_no_fault(ColorScheme theme, int width) => LookAsync(theme, width);

    [Theory, Trait("Category", "Long")]
    [InlineData(ColorScheme.Dark, 1366)]
    [InlineData(ColorScheme.Light, 390)]
    public Task Axe_finds_no_fault_in_the_other_combinations(ColorScheme theme, int width) => LookAsync(theme, width);

    private async Task LookAsync(ColorScheme theme, int width)
    {
        await using var visitor = await site.VisitAsync(theme: theme, width: width);
        await visitor.Page.GotoAsync("/login");
        await Axe.ExpectNoFaultsAsync(visitor.Page);
        await visitor.SignInAsync();
        await foreach (var _ in Screens.ShowAllAsync(visitor, $"{(int)theme}{width}.txt"))
            await Axe.ExpectNoFaultsAsync(visitor.Page);

        await visitor.OpenTabAsync("Реквизиты");
        await visitor.Page.Keyboard.PressAsync("F2");
        await Expect(visitor.Page.Locator("#field-title")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(visitor.Page);
        await visitor.Page.ClickAsync(".person");
        await Axe.ExpectNoFaultsAsync(visitor.Page);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height)
    {
        await using var visitor = await site.SignInAsync(width: width, height: height);
        await foreach (var screen in Screens.ShowAllAsync(visitor, $"9{width}.txt"))
            (await visitor.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"))
                .Should().BeLessThanOrEqualTo(width, screen);
    }
}

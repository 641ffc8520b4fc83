using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The list of keys: what it says is what the screen's elements take.</summary>
[Collection(WebSiteTests.Name)]
public sealed class KeysHelpTests(WebSite site)
{
    [Fact]
    public async Task Question_mark_shows_the_keys_of_this_screen_and_Escape_takes_them_away()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/search");
        await Expect(page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");

        await page.Keyboard.PressAsync("Shift+Slash");
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Клавиши" });
        await Expect(keys.Locator("li").Filter(new() { HasText = "Поиск по документам и карточкам" }).Locator("kbd")).ToHaveTextAsync("/");
        await Expect(keys.Locator("li").Filter(new() { HasText = "Приём" }).Locator("kbd")).ToHaveTextAsync(["G", "P"]);
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("KeyG");
        await page.Keyboard.PressAsync("KeyP");
        await Expect(keys).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("KeyG");
        await page.Keyboard.PressAsync("KeyP");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/intake");

        await page.GetByRole(AriaRole.Button, new() { Name = "меню" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Клавиши" }).ClickAsync();
        await Expect(keys).ToBeVisibleAsync();
        await keys.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();
        await Expect(keys).ToBeHiddenAsync();
        visitor.Faults.Should().BeEmpty();
    }
}

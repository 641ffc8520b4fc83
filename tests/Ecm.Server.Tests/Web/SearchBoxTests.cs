using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(WebSiteTests.Name)]
public sealed class SearchBoxTests(WebSite site)
{
    [Fact]
    public async Task What_is_typed_is_completed_by_documents_and_words_and_never_waits_for_the_server()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("лицензиат-1.txt", "Сублицензиат передаёт права лицензиару.");
        var page = visitor.Page;
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Поиск по документам и карточкам" });
        var options = page.Locator("#suggestions [role=option]");

        // The answer to the first letters comes after the one to all of them, and is not shown any more.
        var held = new TaskCompletionSource();
        await page.RouteAsync(new Regex("/api/v1/suggest\\?q=%D0%BB%D0%B8$"), async route =>
        {
            await held.Task;
            await route.FulfillAsync(new() { Json = new[] { new { kind = "phrase", text = "опоздавшее" } } });
        });
        await page.Keyboard.PressAsync("Slash");
        await page.RunAndWaitForRequestAsync(() => box.PressSequentiallyAsync("ли"), new Regex("suggest\\?q=%D0%BB%D0%B8$"));
        await box.PressSequentiallyAsync("цензиат");
        await Expect(options.Filter(new() { HasText = "лицензиат-1" })).ToBeVisibleAsync();
        held.SetResult();
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Axe.ExpectNoFaultsAsync(page);

        await page.Keyboard.PressAsync("Escape");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("лицензиат");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToBeVisibleAsync();
        (await options.AllInnerTextsAsync()).Should().NotContain("опоздавшее");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggest-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("лицензиат-1");

        // Without answers the box is what it was: Enter searches.
        await page.RouteAsync(new Regex("/api/v1/suggest"), route => route.AbortAsync());
        await visitor.SearchAsync("лицензиаром");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        visitor.Faults.Where(fault => !fault.Contains("ERR_FAILED", StringComparison.Ordinal)).Should().BeEmpty();
    }
}

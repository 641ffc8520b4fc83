using System.Net.Http.Json;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>The doubt queue: words beside their pictures, put right by keyboard alone, and taken back.</subject>
[Collection(WebSiteTests.Name)]
public sealed class DoubtPageTests(WebSite site)
{
    [Fact]
    public async Task Misread_word_is_put_right_beside_its_picture_and_the_next_page_comes()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        using var scan = Scan.Noisy("Гидрошлаков и Бетонмашева подписали комплектовку");
        var (card, file) = await clerk.UploadAsync(scan);
        await clerk.WaitUntilReadAsync(file);
        // Somebody who may see this page alone: pages of other tests are doubtful too.
        await clerk.NewUserAsync("doubter", roles: []);
        using (var set = await clerk.Http.PutAsJsonAsync($"api/v1/cards/{card}/access", new { inherit = false, entries = new[] { new { principal = "user:doubter", level = "edit" }, new { principal = "role:admin", level = "manage" } } }))
            set.EnsureSuccessStatusCode();
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("/search", "doubter", Clerk.UserPassword);

        await visitor.SearchAsync("комплектовка");
        await Expect(page.Locator("[data-row] .doubtful")).ToHaveTextAsync("текст сомнителен");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 страница прочитана плохо" }).ClickAsync();
        await Expect(page.Locator(".pages [data-row]")).ToContainTextAsync("стр. 1");
        await Expect(page.Locator("form img").First).ToHaveJSPropertyAsync("complete", true);
        await Axe.ExpectNoFaultsAsync(page);
        await page.Locator("form input.input").First.FillAsync("Шлакобетонкин");
        await page.WaitForFunctionAsync("() => Object.keys(sessionStorage).some(k => k.includes('doubt/'))");
        await page.ReloadAsync();
        await Expect(page.Locator("form input.input").First).ToHaveValueAsync("Шлакобетонкин");
        await Expect(page.Locator("form input.input").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("исправлено слов: 1")).ToBeVisibleAsync();
        (await clerk.Client.Files.PageAsync(file, 1)).Text.Should().Contain("Шлакобетонкин");

        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByText("Исправления отменены")).ToBeVisibleAsync();
        (await clerk.Client.Files.PageAsync(file, 1)).Text.Should().NotContain("Шлакобетонкин");

        // From the page itself, and back to it.
        await page.GotoAsync($"/cards/{card}");
        await Expect(page.Locator(".desk .page:not(.loading)")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Исправить прочитанный текст страницы" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/doubts?file={file}&page=1");
        await Expect(page.Locator(".pages [aria-current=true]")).ToContainTextAsync("стр. 1");
        await page.Locator(".where a").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/doubts?file={file}&page=1");
        await Expect(page.Locator("form input.input").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Сомнительных страниц нет")).ToBeVisibleAsync();

        // One that is in no queue any more is shown when it is asked for, and once.
        await page.GotoAsync($"/doubts?file={file}&page=1");
        await Expect(page.Locator("form input.input").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Сомнительных страниц нет")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }
}

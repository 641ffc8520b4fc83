using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The story of the page: from the link that the first start prints to the history of a card that was found by a word of its scan.</summary>
public sealed class FirstDayTests
{
    private const string Contract = """
        Договор аренды нежилого помещения

        Арендодатель передает, а арендатор принимает во временное пользование складское помещение.
        """;

    private const string Liability = """
        Ответственность сторон

        За просрочку платежа арендатор уплачивает неустойку.
        """;

    [Fact, LookedAt("/setup")]
    public async Task From_the_first_start_to_the_history_of_a_found_scan()
    {
        await using var server = await FirstRun.StartAsync();
        await using var browser = await Browser.StartAsync();
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;

        await MakeFirstUserAsync(page, await FirstRun.LinkAsync(server));
        await SignOutAsync(page);
        await visitor.SignInAsync("/intake", "petrova", "ромашка-на-лугу");

        using var scan = Scan.Noisy(Contract, Liability);
        await page.SelectOptionAsync("select", "contract");
        await visitor.DropAsync(scan.Path);
        await Expect(page.Locator("[data-row]")).ToContainTextAsync("скан_0038.pdf");
        await visitor.WaitUntilReadAsync("скан_0038.pdf");

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("input[name=q]")).ToBeFocusedAsync();
        await visitor.SearchAsync("договорами");
        await Expect(page.Locator(".snippets mark").First).ToHaveTextAsync("Договор");
        await visitor.SearchAsync("неустойками");
        await Expect(page.Locator(".snippets mark")).ToHaveTextAsync("неустойку");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-at]")).ToHaveTextAsync("2 / 2");
        await WordIsMarkedAsync(page);

        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-subject", "Аренда склада");
        await page.FillAsync("#field-party", "ООО «Ромашка»");
        await page.GetByRole(AriaRole.Option, new() { Name = "Завести: ООО «Ромашка»" }).ClickAsync();
        await Expect(page.Locator("#field-party")).ToHaveValueAsync("ООО «Ромашка»");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator(".fields")).ToContainTextAsync("Аренда склада");
        await Expect(page.Locator(".fields")).ToContainTextAsync("ООО «Ромашка»");
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("Предмет: пусто → Аренда склада");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("Петрова А. С.");

        await SignOutAsync(page);
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync($"{server.Url}/login");
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>Whoever comes before there is a user is led to the page; a wrong key and a weak password are refused and said.</summary>
    private static async Task MakeFirstUserAsync(IPage page, string link)
    {
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Regex("/setup$"));
        await Expect(page.Locator("legend")).ToHaveTextAsync(["Шаг 1 из 3 Организация", "Шаг 2 из 3 Администратор", "Шаг 3 из 3 Данные"]);
        await page.CheckAsync("#empty");
        await page.FillAsync("#organisation", "АО «Наша организация»");
        await page.FillAsync("#inn", "7707083894");
        await page.ClickAsync("button.main");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("В ИНН ошибка");
        await page.FillAsync("#inn", "7707083893");
        await page.FillAsync("#key", "not-the-key");
        await page.FillAsync("#name", "Петрова А. С.");
        await page.FillAsync("#login", "petrova");
        await page.FillAsync("#password", "ромашка-на-лугу");
        await page.ClickAsync("button.main");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ссылка не подходит");
        await Axe.ExpectNoFaultsInBothThemesAsync(page);

        await page.GotoAsync(link);
        await page.FillAsync("#organisation", "АО «Наша организация»");
        await page.CheckAsync("#empty");
        await page.FillAsync("#name", "Петрова А. С.");
        await page.FillAsync("#login", "petrova");
        await page.FillAsync("#password", "1234567");
        await page.ClickAsync("button.main");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("не меньше 8 знаков");
        await page.FillAsync("#password", "ромашка-на-лугу");
        await page.ClickAsync("button.main");
        await Expect(page.Locator("#tour")).ToContainTextAsync("Шаг 1 из 3");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#tour")).ToBeHiddenAsync();

        await page.GotoAsync(link);
        await Expect(page).ToHaveURLAsync(new Regex(@"^http://[^/]+/$"));
    }

    /// <summary>The box lies where the word was printed: the end of the third and last line.</summary>
    private static async Task WordIsMarkedAsync(IPage page)
    {
        await Expect(page.Locator(".desk .page:not(.loading) .box")).ToHaveCountAsync(1);
        var sheet = await page.Locator(".desk .page").BoundingBoxAsync();
        var box = await page.Locator(".desk .box").BoundingBoxAsync();
        ((box!.Y - sheet!.Y) / sheet.Height).Should().BeInRange(0.5f, 0.62f, "the word is on the third line");
        ((box.X - sheet.X) / sheet.Width).Should().BeInRange(0.4f, 0.7f, "the word ends the line, which is not full");
        (box.Width / sheet.Width).Should().BeInRange(0.05f, 0.2f);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.ClickAsync(".person");
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/login$"));
    }
}

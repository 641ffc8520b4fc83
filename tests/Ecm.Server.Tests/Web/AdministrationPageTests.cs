using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The administration as one story, without the mouse.</summary>
[Collection(WebSiteTests.Name)]
public sealed class AdministrationPageTests(WebSite site)
{
    private const string Password = "совсем-новый-пароль-5";

    [Fact]
    public async Task Rail_shows_that_one_is_in_the_settings()
    {
        await using var visitor = await site.SignInAsync();
        var here = visitor.Page.Locator("nav.rail [aria-current=page]");
        foreach (var address in new[] { "/admin/users", "/settings/types", "/settings/lists", "/settings/registers", "/settings/words" })
        {
            await visitor.Page.GotoAsync(address);
            await Expect(here).ToHaveTextAsync("Настройки");
        }

        await visitor.Page.GotoAsync("/settings/me");
        await Expect(visitor.Page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(here).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Administrator_mends_adds_blocks_and_proves_by_keys_and_nobody_else_gets_in()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var broken = await clerk.Client.UploadAsync(new FileToSend(new MemoryStream("%PDF-1.7\nnothing that follows is a document"u8.ToArray()), "битый-план.pdf"), new UploadQuery());
        await Eventually.HoldsAsync("it is parked", async () => (await clerk.Client.Files.GetAsync(broken.FileId!.Value)).Intake.State == "parked");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        // What is wrong, and where to mend it.
        await PressAsync(page.Locator("nav.rail a[href='/admin']"), "Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Состояние");
        var line = page.Locator(".lines li").Filter(new() { HasText = "прочитать не удалось" });
        await Expect(line).ToContainTextAsync("Файл повреждён или неполон");
        await PressAsync(line.Locator("[data-row-link]"), "Enter");
        var row = page.Locator("tbody tr").Filter(new() { HasText = "битый-план" });
        await Expect(row).ToContainTextAsync("файл повреждён или неполон");
        await PressAsync(row.Locator("[data-row-link]"), "KeyR");
        await Expect(page.GetByText("Файл прочитаем ещё раз")).ToBeVisibleAsync();

        // Somebody new, who is no administrator.
        await page.GotoAsync("/admin/users");
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.GetByLabel("Имя", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Зимина Ольга");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("zimina");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "делопроизводитель" }), "Space");
        await page.Keyboard.PressAsync("Control+KeyS");
        var zimina = page.Locator("tbody tr").Filter(new() { HasText = "zimina" });
        await Expect(zimina).ToContainTextAsync("делопроизводитель");

        await using var other = await site.VisitAsync();
        await other.SignInAsync("/admin/users", "zimina", Password);
        await Expect(other.Page.Locator("h1")).ToHaveTextAsync("Эти страницы видят администраторы");
        await Expect(other.Page.Locator("nav.rail a[href='/admin']")).ToHaveCountAsync(0);
        await Expect(other.Page.Locator("nav.rail a")).Not.ToHaveCountAsync(0);

        // Found by letters, blocked, and taken back.
        await PressAsync(page.Locator("h1"), "KeyF");
        await Expect(page.Locator("input[type=search].input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("зимин");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await PressAsync(zimina.Locator("[data-row-link]"), "Enter");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Заблокировать" }), "Enter");
        await Expect(zimina).ToContainTextAsync("Заблокирован");
        await other.Page.GotoAsync("/search");
        await Expect(other.Page.Locator("#login")).ToBeVisibleAsync();
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }), "Enter");
        await Expect(zimina).ToContainTextAsync("Может входить");

        // The last administrator stays one.
        await PressAsync(page.Locator("input[type=search].input"), "Control+KeyA");
        await page.Keyboard.TypeAsync("admin");
        await PressAsync(page.Locator("tbody tr").Filter(new() { HasText = "это вы" }).Locator("[data-row-link]"), "Enter");
        await PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "администратор" }), "Space");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("form.user [role=alert]")).ToContainTextAsync("Это последний администратор");

        // All of it is told, and the telling is whole.
        await page.GotoAsync("/admin/audit?action=user.block");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Зимина Ольга");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("заблокирован: нет → да");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }), "Enter");
        await Expect(page.GetByText("Проверка закончена, расхождений нет.")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task New_password_is_shown_once_and_is_the_only_one_that_opens()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("забывчивая", roles: ["clerk"]);
        await using var forgetful = await site.VisitAsync();
        await forgetful.SignInAsync("/search", "забывчивая", Clerk.UserPassword);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/admin/users");
        await page.Locator("input[type=search].input").FillAsync("забывчивая");
        await page.Locator("tbody tr").Filter(new() { HasText = "забывчивая" }).Locator("[data-row-link]").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Новый пароль" }).ClickAsync();
        await Expect(page.Locator("form.user [role=alert]")).ToHaveTextAsync("Прежний пароль перестанет подходить, все входы закончатся.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Новый пароль" }).ClickAsync();
        var password = await page.Locator("form.user code").TextContentAsync();
        await Axe.ExpectNoFaultsAsync(page);

        await forgetful.Page.GotoAsync("/search");
        await Expect(forgetful.Page.GetByText("Забыли пароль? Новый даст администратор.")).ToBeVisibleAsync();
        await forgetful.EnterAsync("забывчивая", Clerk.UserPassword);
        await Expect(forgetful.Page.Locator("#problem")).ToBeVisibleAsync();
        await forgetful.EnterAsync("забывчивая", password!);
        await Expect(forgetful.Page.Locator("section.results")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact, Trait("Category", "Long")]
    public async Task Open_page_of_a_blocked_person_leads_to_signing_in_within_a_minute()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("blocked-soon", roles: ["clerk"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/search", "blocked-soon", Clerk.UserPassword);
        await Expect(visitor.Page.Locator("section.results, .nothing").First).ToBeVisibleAsync();

        var user = (await clerk.Client.Administration.UsersAsync(q: "blocked-soon")).Items.Single();
        await clerk.Client.Administration.BlockUserAsync(user.Id);

        await Expect(visitor.Page.Locator("#login")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task PressAsync(ILocator on, string key)
    {
        await Expect(on).ToBeEnabledAsync();
        await on.FocusAsync();
        await on.Page.Keyboard.PressAsync(key);
    }
}

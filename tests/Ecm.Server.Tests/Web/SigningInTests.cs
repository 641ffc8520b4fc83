using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(WebSiteTests.Name)]
public sealed class SigningInTests(WebSite site)
{
    [Fact]
    public async Task A_wrong_password_is_said_and_the_login_stays()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/search?q=акт");
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/login"));
        await visitor.EnterAsync("admin", "не тот пароль");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Логин или пароль не подходят.");
        await Expect(visitor.Page.Locator("#login")).ToHaveValueAsync("admin");

        await visitor.EnterAsync("admin", RunningServer.AdminPassword);
        await Expect(visitor.Page).ToHaveURLAsync(new Regex(@"/search\?q="));
    }

    [Fact]
    public async Task Password_is_shown_when_asked_for_and_letters_of_the_other_layout_are_told()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/login");
        await page.Locator("#password").PressSequentiallyAsync("пароль");
        await Expect(page.GetByText("В пароле русские буквы: проверьте раскладку.")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать пароль" }).ClickAsync();
        await Expect(page.Locator("#password")).ToHaveAttributeAsync("type", "text");
        await Expect(page.Locator("#password")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Скрыть пароль" }).ClickAsync();
        await page.Locator("#password").FillAsync("");
        await page.Locator("#password").PressSequentiallyAsync("a");
        await Expect(page.GetByText("В пароле русские буквы")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Signing_in_leads_to_no_other_server()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/login?returnUrl=//example.org/");
        await visitor.EnterAsync("admin", RunningServer.AdminPassword);

        await Expect(visitor.Page).ToHaveURLAsync($"{site.Server.Url}/");
    }

    [Fact]
    public async Task The_page_of_the_first_user_leads_to_signing_in_once_there_is_one()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/setup?key=x");

        await Expect(visitor.Page).ToHaveURLAsync($"{site.Server.Url}/login");
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_in_the_page()
    {
        await using var visitor = await site.SignInAsync();
        var answer = await visitor.Page.GotoAsync("/nowhere");

        answer!.Status.Should().Be(404);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Такой страницы нет");
    }

    [Fact]
    public async Task A_user_without_rights_finds_and_sees_nothing()
    {
        await using var admin = await site.SignInAsync();
        await admin.OpenNewCardAsync("приказ-о-премии.txt", "Секретный приказ о премировании директора.");
        var card = new Uri(admin.Page.Url).AbsolutePath;
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.NewUserAsync("outsider", roles: []);

        await using var outsider = await site.VisitAsync();
        await outsider.SignInAsync("/search", "outsider", Clerk.UserPassword);
        await Expect(outsider.Page.GetByText("Открытых вам документов нет")).ToBeVisibleAsync();
        await outsider.SearchAsync("премирование");
        await Expect(outsider.Page.GetByText("Ничего не найдено по «премирование»")).ToBeVisibleAsync();
        await outsider.Page.GotoAsync(card);
        await Expect(outsider.Page.Locator("h1")).ToHaveTextAsync("Карточки нет, или она закрыта для вас");
        await Expect(outsider.Page.Locator("body")).Not.ToContainTextAsync("приказ-о-премии");
    }
}

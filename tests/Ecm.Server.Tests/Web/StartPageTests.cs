using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>On a site of its own: what others bring to a shared one shows on everybody's start page.</summary>
public sealed class StartPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Day_begins_with_what_is_new_and_what_was_open_and_all_of_it_by_keyboard()
    {
        await (await Clerk.SignInAsync(site.Server)).NewUserAsync("beginner", ["clerk"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/", "beginner", Clerk.UserPassword);
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);
        await Expect(page.GetByText("Дел нет. Загрузите документы или найдите нужный.")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);

        // A search is saved by its key, and stands on the start page with what came since.
        await visitor.SearchAsync("закладная");
        await page.Locator("main").FocusAsync();
        await keys.PressAsync("KeyS");
        await Expect(page.GetByLabel("Название")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByLabel("Название").FillAsync("Залоги");
        await keys.PressAsync("Enter");
        await Expect(page.GetByText("Поиск «Залоги» сохранён")).ToBeVisibleAsync();
        await visitor.OpenNewCardAsync("залог-1.txt", "Закладная на оборудование.");

        await page.Locator("h1").FocusAsync();
        await keys.PressAsync("KeyG");
        await keys.PressAsync("KeyH");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/");
        var searches = page.GetByRole(AriaRole.Region, new() { Name = "Сохранённые поиски" });
        await Expect(searches).ToContainTextAsync("+1 новый");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Вы открывали" })).ToContainTextAsync("залог-1");

        await page.Locator("h1").FocusAsync();
        await keys.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "залог-1" })).ToBeFocusedAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(searches.GetByRole(AriaRole.Link, new() { Name = "Залоги" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=%D0%B7"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        // What was seen is new no more; what was removed comes back.
        await page.GotoAsync("/searches");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить: Залоги" }).ClickAsync();
        await Expect(page.GetByText("Сохранённых поисков пока нет.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Залоги" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("новый");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Blocks_are_hidden_and_moved_rows_get_room_and_a_problem_is_told_with_what_an_administrator_needs()
    {
        await (await Clerk.SignInAsync(site.Server)).NewUserAsync("arranger", ["clerk"]);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/", "arranger", Clerk.UserPassword);
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("пилястра.txt", "Эскиз пилястры.");
        await page.GotoAsync("/");
        await Expect(page.Locator("[data-block] h2")).ToHaveTextAsync(["Вы открывали"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Настроить главную" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выше: Приём" }).ClickAsync();
        await Expect(page.Locator(".choices label")).ToHaveTextAsync(["Приём", "Вы открывали", "Сохранённые поиски"]);
        await page.Locator(".choices").GetByRole(AriaRole.Checkbox, new() { Name = "Вы открывали" }).UncheckAsync();
        await Expect(page.Locator("[data-block] h2")).ToHaveCountAsync(0);
        await Axe.ExpectNoFaultsAsync(page);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Настроить главную" }).ClickAsync();
        await Expect(page.Locator(".choices label")).ToHaveTextAsync(["Приём", "Сохранённые поиски", "Вы открывали"]);
        await Expect(page.Locator(".choices").GetByRole(AriaRole.Checkbox, new() { Name = "Вы открывали" })).Not.ToBeCheckedAsync();

        await page.GotoAsync("/search?view=list");
        var height = (await page.Locator("[data-row]").First.BoundingBoxAsync())!.Height;
        await page.GetByRole(AriaRole.Button, new() { Name = "меню" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "свободно" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-rows", "free");
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        (await page.Locator("[data-row]").First.BoundingBoxAsync())!.Height.Should().BeGreaterThan(height);

        await page.GetByRole(AriaRole.Button, new() { Name = "Справка" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сообщить о проблеме" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(new Regex($"Версия: \\d.*Страница: {Regex.Escape(site.Server.Url)}/search.*Запрос: \\S+", RegexOptions.Singleline));
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Escape");

        for (var press = 0; press < 4; press++)
            await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить поиск" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Сохранить поиск" })).ToHaveAttributeAsync("data-told", "S");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Search_shared_with_a_group_stands_on_the_start_page_of_its_members_and_of_nobody_else()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        foreach (var login in new[] { "делится", "получает", "в-стороне" })
            await admin.NewUserAsync(login, ["clerk"]);
        await admin.NewGroupAsync("Портовый надзор", "делится", "получает");
        await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Пирс номер восемь" });
        await Testing.Eventually.HoldsAsync("it is found", async () => (await admin.SearchAsync("пирс")).Total == 1);
        await using var owner = await site.VisitAsync();
        await owner.SignInAsync("/search", "делится", Clerk.UserPassword);
        await owner.SearchAsync("пирсы");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Сохранить поиск" }).ClickAsync();
        await owner.Page.GetByLabel("Название").FillAsync("Пирсы всей службы");
        await owner.Page.GetByLabel("Кто видит").SelectOptionAsync(new SelectOptionValue { Label = "группа «Портовый надзор»" });
        await Axe.ExpectNoFaultsAsync(owner.Page);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Сохранить", Exact = true }).ClickAsync();
        await Expect(owner.Page.GetByText("Поиск «Пирсы всей службы» сохранён")).ToBeVisibleAsync();

        await using var member = await site.VisitAsync();
        await member.SignInAsync("/", "получает", Clerk.UserPassword);
        await member.Page.GetByRole(AriaRole.Region, new() { Name = "Сохранённые поиски" }).GetByRole(AriaRole.Link, new() { Name = "Пирсы всей службы" }).ClickAsync();
        await Expect(member.Page.Locator("[data-row-link]")).ToHaveTextAsync(["Пирс номер восемь"]);
        await member.Page.GotoAsync("/searches");
        var row = member.Page.Locator("[data-row]").Filter(new() { HasText = "Пирсы всей службы" });
        await Expect(row).ToContainTextAsync("Портовый надзор");
        // It is its owner's to change.
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await using var stranger = await site.VisitAsync();
        await stranger.SignInAsync("/", "в-стороне", Clerk.UserPassword);
        await Expect(stranger.Page.GetByText("Дел нет.")).ToBeVisibleAsync();
        await Expect(stranger.Page.Locator("main")).Not.ToContainTextAsync("Пирсы всей службы");
        owner.Faults.Concat(member.Faults).Concat(stranger.Faults).Should().BeEmpty();
    }
}

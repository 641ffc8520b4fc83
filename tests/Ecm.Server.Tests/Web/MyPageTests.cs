using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>What a person sets for themselves: password, keys for programs, single letters, the theme.</subject>
[Collection(CardSiteTests.Name)]
public sealed partial class MyPageTests(CardSite site)
{
    [Fact]
    public async Task Password_is_changed_by_who_knows_the_present_one_and_ends_other_sessions()
    {
        const string login = "смена-пароля", next = "сирень у старой калитки";
        await NewUserAsync(login);
        await using var elsewhere = await site.VisitAsync();
        await elsewhere.SignInAsync("/search", login, Clerk.UserPassword);
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("/settings/me", login, Clerk.UserPassword);

        await ChangeAsync("не тот пароль", next, next);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Нынешний пароль указан неверно.");
        await Expect(page.GetByLabel("Нынешний пароль")).ToHaveAttributeAsync("aria-invalid", "true");
        await ChangeAsync(Clerk.UserPassword, next, "сирень у новой калитки");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Новые пароли не совпадают.");
        await Axe.ExpectNoFaultsAsync(page);
        await ChangeAsync(Clerk.UserPassword, next, next);
        await Expect(page.Locator("#problem[role=status]")).ToHaveTextAsync("Пароль изменён.");

        // This session goes on, the other one does not.
        await page.GotoAsync("/search");
        await Expect(page.Locator("header.bar")).ToBeVisibleAsync();
        await elsewhere.Page.GotoAsync("/search");
        await elsewhere.EnterAsync(login, Clerk.UserPassword);
        await Expect(elsewhere.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Логин или пароль не подходят.");
        await elsewhere.EnterAsync(login, next);
        await Expect(elsewhere.Page.Locator("header.bar")).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();

        async Task ChangeAsync(string current, string first, string second)
        {
            await page.GetByLabel("Нынешний пароль").FillAsync(current);
            await page.GetByLabel("Новый пароль", new() { Exact = true }).FillAsync(first);
            await page.GetByLabel("Новый пароль ещё раз").FillAsync(second);
            await page.GetByRole(AriaRole.Button, new() { Name = "Сменить пароль" }).ClickAsync();
        }
    }

    [Fact]
    public async Task Key_for_a_program_is_shown_once_does_what_it_may_and_nothing_once_it_was_revoked()
    {
        await NewUserAsync("ключник");
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("/settings/me", "ключник", Clerk.UserPassword);
        var keys = page.GetByRole(AriaRole.Region, new() { Name = "Ключи для программ" });
        var made = keys.GetByRole(AriaRole.Textbox, new() { Name = "Новый ключ." });

        await keys.GetByRole(AriaRole.Button, new() { Name = "Создать ключ" }).ClickAsync();
        await Expect(keys.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        var reading = await MakeAsync("Выгрузка в 1С", "только читать", "30 дней");
        var writing = await MakeAsync("Сканер на складе", "читать и менять", "бессрочно");
        await Axe.ExpectNoFaultsAsync(page);

        (await StatusAsync(reading)).Should().Be(HttpStatusCode.OK);
        (await WriteAsync(reading)).Should().Be(HttpStatusCode.Forbidden);
        (await WriteAsync(writing)).Should().Be(HttpStatusCode.Created);

        // What was shown once is nowhere any more.
        await page.ReloadAsync();
        await Expect(Row("Сканер на складе")).ToContainTextAsync("бессрочно");
        await Expect(Row("Выгрузка в 1С")).ToContainTextAsync(Day());
        await Expect(made).ToHaveCountAsync(0);
        (await page.ContentAsync()).Should().NotContain(reading).And.NotContain(writing);

        await keys.GetByRole(AriaRole.Button, new() { Name = "Отозвать: Выгрузка в 1С" }).ClickAsync();
        await Expect(page.GetByText("Ключ отозван.")).ToBeVisibleAsync();
        await Expect(Row("Выгрузка в 1С")).ToHaveCountAsync(0);
        (await StatusAsync(reading)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(writing)).Should().Be(HttpStatusCode.OK);
        visitor.Faults.Should().BeEmpty();

        ILocator Row(string name) => keys.Locator("[data-row]").Filter(new() { HasText = name });

        async Task<string> MakeAsync(string name, string may, string ends)
        {
            await keys.GetByLabel("Для чего").FillAsync(name);
            await keys.GetByLabel("Может").SelectOptionAsync(new SelectOptionValue { Label = may });
            await keys.GetByLabel("Действует").SelectOptionAsync(new SelectOptionValue { Label = ends });
            await keys.GetByRole(AriaRole.Button, new() { Name = "Создать ключ" }).ClickAsync();
            await Expect(Row(name)).ToContainTextAsync(may);
            return await made.InputValueAsync();
        }
    }

    [Fact]
    public async Task Single_letters_are_switched_off_and_on_again_and_combinations_always_work()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Клавиши" });
        await page.GotoAsync("/settings/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Буквы выключены" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Буквы выключены" })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GotoAsync("/search");
        await Expect(page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");
        foreach (var key in new[] { "Shift+Slash", "KeyG", "KeyJ", "Slash", "KeyS" })
            await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("Control+KeyK");
        await Expect(page.Locator("input[name=q]")).ToBeFocusedAsync();
        // The server has answered something since: whatever a letter had begun would be seen.
        await page.Keyboard.TypeAsync("буквенный");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q="));
        await Expect(page.Locator("section.results")).ToContainTextAsync("буквенный");
        await Expect(help).ToBeHiddenAsync();
        await Expect(page.Locator("#search-name")).ToHaveCountAsync(0);

        await page.GotoAsync("/settings/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Буквы работают" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Буквы работают" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("Shift+Slash");
        await Expect(help).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("KeyG");
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/registers");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Theme_that_was_chosen_stays_though_the_system_has_another()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var light = await PaperAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "меню" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Тёмная" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/intake");
        await page.ReloadAsync();
        await Expect(page.Locator("header.bar")).ToBeVisibleAsync();
        var dark = await PaperAsync();
        dark.Should().NotBe(light);
        await page.GotoAsync("/search");
        await Expect(page.Locator("header.bar")).ToBeVisibleAsync();
        (await PaperAsync()).Should().Be(dark);
        await page.GetByRole(AriaRole.Button, new() { Name = "меню" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Тёмная" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Светлая" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        (await PaperAsync()).Should().Be(light);
        visitor.Faults.Should().BeEmpty();

        Task<string> PaperAsync() => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }

    private async Task NewUserAsync(string login) => await (await Clerk.SignInAsync(site.Server)).NewUserAsync(login, roles: ["clerk"]);

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var http = With(token);
        using var answer = await http.GetAsync("api/v1/me");
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> WriteAsync(string token)
    {
        using var http = With(token);
        using var answer = await http.PostAsJsonAsync("api/v1/cards", new { type = "memo", title = "Записка по ключу" });
        return answer.StatusCode;
    }

    private HttpClient With(string token) =>
        new() { BaseAddress = new Uri($"{site.Server.Url}/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    [GeneratedRegex(@"\d\d\.\d\d")]
    private static partial Regex Day();
}

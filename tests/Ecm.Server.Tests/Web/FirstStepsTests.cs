using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>An administrator on an empty server: the first steps, sample data, the tour that is done and not read.</summary>
public sealed class FirstStepsTests
{
    [Fact, LookedAt("/setup")]
    public async Task From_an_empty_server_to_a_found_letter_and_away_with_the_samples()
    {
        await using var server = await RunningServer.StartAsync();
        await using var browser = await Browser.StartAsync();
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;

        await SkipAsync(visitor, server);
        await (await Clerk.SignInAsync(server)).NewUserAsync("second", ["admin", "clerk"]);
        await TakeFirstStepsAsync(visitor);
        await TakeTourAsync(visitor);

        await page.ReloadAsync();
        await Expect(page.Locator("header.bar")).ToBeVisibleAsync();
        await Expect(page.Locator("#tour")).ToBeHiddenAsync();
        await page.ClickAsync(".person");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать, как это работает" }).ClickAsync();
        await Expect(page.Locator("#tour")).ToContainTextAsync("Шаг 1 из 3");
        await Expect(page.Locator("#tour")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#tour")).ToBeHiddenAsync();

        await RemoveSamplesAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>Skipping is remembered for the person, and whoever wants to go elsewhere goes there.</summary>
    private static async Task SkipAsync(Visitor visitor, RunningServer server)
    {
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.EnterAsync("admin", RunningServer.AdminPassword);
        await Expect(page).ToHaveURLAsync($"{server.Url}/setup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Пропустить" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{server.Url}/");
        await Expect(page.Locator("#tour")).ToBeHiddenAsync();
        await page.GotoAsync("/setup");
        await Expect(page).ToHaveURLAsync($"{server.Url}/");
        await page.Context.ClearCookiesAsync();
    }

    private static async Task TakeFirstStepsAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/login");
        await visitor.EnterAsync("second", Clerk.UserPassword);
        await Expect(page.Locator("legend")).ToHaveTextAsync(["Шаг 1 из 2 Организация", "Шаг 2 из 2 Данные"]);
        await page.FillAsync("#inn", "7707083893");
        await page.ClickAsync("button.main");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("от 1 до 200 знаков");
        await Axe.ExpectNoFaultsInBothThemesAsync(page);
        await page.FillAsync("#organisation", "ПАО «Первый шаг»");
        await page.ClickAsync("button.main");
        await Expect(page.Locator("#tour")).ToContainTextAsync("Шаг 1 из 3");
    }

    private static async Task TakeTourAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var tour = page.Locator("#tour");
        await Axe.ExpectNoFaultsAsync(page);
        await tour.GetByRole(AriaRole.Button, new() { Name = "Взять пробное письмо" }).ClickAsync();
        await Expect(tour).ToContainTextAsync("Шаг 2 из 3");
        await visitor.WaitUntilReadAsync("Письмо для пробы.pdf");
        await visitor.SearchAsync("неустойками");
        await Expect(tour).ToContainTextAsync("Шаг 3 из 3");
        await page.ReloadAsync();
        await Expect(tour).ToContainTextAsync("Шаг 3 из 3");
        await page.Locator("[data-row-link]", new() { HasText = "Письмо для пробы" }).ClickAsync();
        await Expect(tour).ToContainTextAsync("Готово");
        await Expect(page.Locator("h1")).ToContainTextAsync("Письмо для пробы");
        await Axe.ExpectNoFaultsAsync(page);
        await tour.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();
        await Expect(tour).ToBeHiddenAsync();
    }

    private static async Task RemoveSamplesAsync(IPage page)
    {
        await page.GotoAsync("/admin");
        var box = page.Locator("section.samples");
        await Expect(box).ToContainTextAsync("Пример загружен: 46\u00A0карточек.");
        await Axe.ExpectNoFaultsAsync(page);
        await box.GetByRole(AriaRole.Button, new() { Name = "Удалить пример" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Удалить пример");
        await Expect(page.GetByText("Изменено: 46\u00A0карточек")).ToBeVisibleAsync();
        await page.GotoAsync("/admin");
        await Expect(box).ToContainTextAsync("Пример удалён");
        await box.GetByRole(AriaRole.Button, new() { Name = "Вернуть пример" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/changes/"));
        await page.GotoAsync("/admin");
        await Expect(box).ToContainTextAsync("Пример загружен");
    }
}

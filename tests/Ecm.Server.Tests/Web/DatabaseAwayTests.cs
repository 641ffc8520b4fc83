using Ecm.Testing.Product;
using Ecm.Testing.Servers;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The database is away while people work: what they look at stays in sight, what went wrong is said, and they go on where they were.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task What_is_shown_stays_until_the_database_is_back()
    {
        var own = new NpgsqlConnectionStringBuilder(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());
        await using var proxy = new FaultProxy(own.Port);
        own.Port = proxy.Port;
        await using var server = await RunningServer.StartAsync(new Dictionary<string, string>
        {
            ["ECM_Database__Provider"] = "PostgreSql",
            ["ECM_Database__ConnectionString"] = own.ConnectionString,
        });
        await using var browser = await Browser.StartAsync();
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync();
        await visitor.OpenNewCardAsync("перебой-один.txt", "Перебои на линии.", type: "memo");
        await visitor.OpenNewCardAsync("перебой-два.txt", "Перебои на станции.", type: "memo");
        await visitor.SearchAsync("перебои");
        var rows = page.Locator("ol.hits [data-row-link]");
        await Expect(rows).ToHaveCountAsync(2);

        // Another question.
        proxy.Fault = new Fault.Reset();
        await page.Locator("input[name=q]").FillAsync("линия");
        await page.Keyboard.PressAsync("Enter");
        var said = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Найти не удалось" });
        await Expect(said).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await Axe.ExpectNoFaultsAsync(page);
        proxy.Fault = Fault.None;
        await said.GetByRole(AriaRole.Button, new() { Name = "Повторить" }).ClickAsync();
        await Expect(rows).ToHaveTextAsync(["перебой-один"]);
        await Expect(said).ToBeHiddenAsync();

        // The next card, and something done on it.
        await visitor.SearchAsync("перебои");
        await Expect(rows).ToHaveCountAsync(2);
        await rows.First.ClickAsync();
        await Expect(page.Locator("nav.neighbours")).ToContainTextAsync("из 2");
        await Expect(page.Locator("section.fields")).ToBeVisibleAsync();
        await Expect(page.Locator(".desk mark").First).ToBeVisibleAsync();
        proxy.Fault = new Fault.Reset();
        await page.Keyboard.PressAsync("KeyJ");
        said = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Карточку не удалось показать" });
        await Expect(said).ToBeVisibleAsync();
        proxy.Fault = Fault.None;
        await page.Keyboard.PressAsync("KeyR");
        await Expect(page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
        await Expect(page.Locator("section.fields")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Locator("#field-subject").FillAsync("Не потеряется");
        proxy.Fault = new Fault.Reset();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.GetByText("Не получилось: сервер не смог ответить")).ToBeVisibleAsync();
        await Expect(page.Locator("#field-subject")).ToHaveValueAsync("Не потеряется");
        proxy.Fault = Fault.None;
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Не потеряется");

        // A journal that is narrowed.
        await page.GotoAsync("/registers/memos");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await page.Locator("#field-subject").FillAsync("О перебоях");
        await page.Keyboard.PressAsync("Control+Enter");
        var lines = page.Locator("tbody tr");
        await Expect(lines).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#field-subject")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("KeyF");
        await page.GetByLabel("Слова документа").FillAsync("станция");
        proxy.Fault = new Fault.Reset();
        await page.Keyboard.PressAsync("Enter");
        said = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Журнал не удалось прочитать" });
        await Expect(said).ToBeVisibleAsync();
        await Expect(lines).ToHaveCountAsync(1);
        proxy.Fault = Fault.None;
        await said.GetByRole(AriaRole.Button, new() { Name = "Повторить" }).ClickAsync();
        await Expect(page.GetByText("Под отбор ничего не подходит")).ToBeVisibleAsync();
        visitor.Faults.Where(f => !f.Contains("503 (Service Unavailable)", StringComparison.Ordinal)).Should().BeEmpty("nothing fails but what was asked while it was away");
    }
}

using System.Net;
using System.Text.Json;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Plugins;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Tabs that plugins add to cards: one that works, and some that throw and take nothing with them.</summary>
public sealed class PluginTabTests : IAsyncLifetime
{
    private readonly PluginFolder plugins = new();
    private RunningServer server = null!;
    private Browser browser = null!;
    private Clerk admin = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var plugin in (string[])["Ecm.Plugins.DocumentTypes", "Ecm.Plugins.Numbering", "Sample.Totals", "Fixture.Tabs"])
            plugins.Add(plugin);
        server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_PLUGINS"] = plugins.Path });
        browser = await Browser.StartAsync();
        admin = await Clerk.SignInAsync(server);
    }

    [Fact]
    public async Task Tab_adds_up_what_the_person_may_read_in_its_own_look()
    {
        var contract = await CreateAsync("contract", "Договор на леса", 4_850_000_00);
        var annex = await CreateAsync("annex", "Приложение 1", 150_000_50, contract.Id);
        var hidden = await CreateAsync("annex", "Приложение 2", 1_00, contract.Id);
        var reader = await admin.NewUserAsync("reader", roles: ["reader"]);
        await admin.ShareAsync(hidden.Id, "admin");
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync($"/cards/{contract.Id}");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Итого" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{server.Url}/cards/{contract.Id}?tab=Sample.Totals.totals");
        await Expect(page.Locator(".totals tbody tr")).ToHaveTextAsync(["Договор на леса4 850 000,00 RUB", "Приложение 1150 000,50 RUB", "Приложение 21,00 RUB"]);
        await Expect(page.Locator(".totals tfoot")).ToContainTextAsync("5 000 001,50");
        await Expect(page.Locator(".totals td.sum").First).ToHaveCSSAsync("text-align", "right");
        await Expect(page.Locator(".totals caption svg")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Приложение 1" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Приложение 1");
        visitor.Faults.Should().BeEmpty();

        // Another person, in the dark on a phone: no sum of what is closed to them.
        await using var other = await browser.VisitAsync(server.Url, theme: ColorScheme.Dark, width: 390, height: 844);
        await other.SignInAsync($"/cards/{contract.Id}?tab=Sample.Totals.totals", "reader", Clerk.UserPassword);
        await Expect(other.Page.Locator(".totals tbody tr")).ToHaveCountAsync(2);
        await Expect(other.Page.Locator(".totals tfoot")).ToContainTextAsync("5 000 000,50");
        await Axe.ExpectNoFaultsAsync(other.Page);
        other.Faults.Should().BeEmpty();
        annex.ParentId.Should().Be(contract.Id);
        reader.Should().NotBeNull();
    }

    [Fact]
    public async Task Tab_that_throws_says_so_in_its_place_and_the_rest_of_the_card_goes_on()
    {
        var card = await CreateAsync("memo", "Записка о сбоях");
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync($"/cards/{card.Id}?tab=Fixture.Tabs.drawn");
        await Expect(page.GetByRole(AriaRole.Tab)).ToContainTextAsync(["Реквизиты", "Связи", "Ход", "Файлы", "Доступ", "Итого", "Рисование", "Нажатие", "Для записок"]);

        // Tabs that do not fit beside each other stand below each other.
        (await page.EvaluateAsync<bool>("() => { const left = document.querySelector('.body .left'); return left.scrollWidth <= left.clientWidth; }")).Should().BeTrue();
        await Expect(page.GetByRole(AriaRole.Tab).Last).ToBeInViewportAsync(new() { Ratio = 1 });

        // It throws while it is drawn.
        await Expect(page.Locator(".failed")).ToContainTextAsync("Вкладку «Рисование» показать не удалось: сбой в плагине Fixture.Tabs. Остальное в карточке работает.");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Locator(".failed").GetByRole(AriaRole.Button, new() { Name = "Повторить" }).ClickAsync();
        await Expect(page.GetByText("Нарисовано: Записка о сбоях")).ToBeVisibleAsync();

        // It throws at a click, at once and later; each time the card is there, and can be changed.
        foreach (var button in (string[])["Сбой сразу", "Сбой потом", "Сбой сразу", "Сбой потом"])
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" }).ClickAsync();
            await Expect(page.GetByText("Карточка «Записка о сбоях»")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Expect(page.Locator(".failed")).ToContainTextAsync("Вкладку «Нажатие» показать не удалось");
            await page.GetByRole(AriaRole.Tab, new() { Name = "Реквизиты" }).ClickAsync();
            await Expect(page.Locator(".fields")).ToBeVisibleAsync();
            await Expect(page.Locator(".failed")).ToHaveCountAsync(0);
        }

        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();
        await page.FillAsync("#field-title", "Записка без сбоев");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("h1")).ToContainTextAsync("Записка без сбоев");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" }).ClickAsync();
        await Expect(page.GetByText("Карточка «Записка без сбоев»")).ToBeVisibleAsync();

        // Health tells of each, and the plugin is still called.
        var plugin = await PluginAsync();
        plugin.Should().Match<PluginStatus>(p => p.State == "ok" && p.Errors == 5);
        plugin.Faults.Select(f => f.Text).Should().Equal("InvalidOperationException: broken later", "InvalidOperationException: broken at once", "InvalidOperationException: broken later", "InvalidOperationException: broken at once", "InvalidOperationException: broken while drawn");
        visitor.Faults.Should().BeEmpty();

        // One that faults switch off keeps its place and says so, until it is resumed.
        var throws = new PutPluginSettingsRequest { Values = new Dictionary<string, JsonElement> { ["throws"] = JsonSerializer.SerializeToElement(true) } };
        for (var i = 0; i < 3; i++)
            await FluentActions.Awaiting(() => admin.Client.Administration.PutPluginSettingsAsync("Fixture.Tabs", throws, "*")).Should().ThrowAsync<Exception>();
        await page.GotoAsync($"/cards/{card.Id}?tab=Fixture.Tabs.click");
        await Expect(page.Locator(".failed")).ToContainTextAsync("Вкладка «Нажатие» не показана: её плагин Fixture.Tabs отключён после сбоев.");
        await admin.Client.Administration.ResumePluginAsync("Fixture.Tabs");
        await page.ReloadAsync();
        await Expect(page.GetByText("Карточка «Записка без сбоев»")).ToBeVisibleAsync();

        // One that somebody switches off shows nothing.
        await admin.Client.Administration.SwitchPluginOffAsync("Fixture.Tabs");
        await page.GotoAsync($"/cards/{card.Id}?tab=Fixture.Tabs.click");
        await Expect(page.Locator(".fields")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Tab_is_there_for_its_types_alone_and_the_files_of_a_plugin_for_browsers_alone()
    {
        var letter = await CreateAsync("contract", "Договор без записок");
        await using var visitor = await browser.VisitAsync(server.Url);
        await visitor.SignInAsync($"/cards/{letter.Id}?tab=Fixture.Tabs.memo");
        await Expect(visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Для записок" })).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".fields")).ToBeVisibleAsync();

        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var note = await http.GetAsync("/plugins/Fixture.Tabs/note.json");
        (await note.Content.ReadAsStringAsync()).Should().Contain("served");
        note.Headers.CacheControl!.NoCache.Should().BeTrue();
        foreach (var path in (string[])["Fixture.Tabs/.hidden", "Fixture.Tabs/Fixture.Tabs.dll", "Fixture.Tabs/..%2fFixture.Tabs.dll", "Fixture.Tabs/%2e%2e/plugin.json", "Ecm.Plugins.Numbering/plugin.json", "Nothing/note.json"])
            (await http.GetAsync($"/plugins/{path}")).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task Plugin_is_switched_off_and_on_by_its_buttons_and_its_tab_goes_and_comes_with_it()
    {
        const string name = "Fixture.Tabs";
        var card = await CreateAsync("memo", "Записка о выключателе");
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync("/admin/plugins");
        var row = page.Locator("tbody tr[data-row]").Filter(new() { HasText = name });
        await Expect(row).ToContainTextAsync("Работает");
        await row.Locator("[data-row-link]").ClickAsync();
        await Expect(page.GetByText("Сбоев не было.")).ToBeVisibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = $"Отключить: {name}" }).ClickAsync();
        await Expect(page.GetByText($"{name} отключён до перезапуска сервера")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Отключён");
        (await PluginAsync()).State.Should().Be("off");
        await Axe.ExpectNoFaultsAsync(page);
        await page.GotoAsync("/admin");
        await Expect(page.Locator(".lines li").Filter(new() { HasText = name })).ToContainTextAsync("отключён администратором");
        await page.GotoAsync($"/cards/{card.Id}");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Реквизиты" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" })).ToHaveCountAsync(0);

        await page.GotoAsync("/admin/plugins");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Включить: {name}" }).ClickAsync();
        await Expect(page.GetByText($"{name} включён")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Работает");
        (await PluginAsync()).State.Should().Be("ok");
        // Pressed by mistake: undone where it was said.
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Отключён");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Включить: {name}" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Работает");
        await page.GotoAsync($"/cards/{card.Id}");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Нажатие" })).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
        plugins.Dispose();
    }

    private async Task<PluginStatus> PluginAsync() => (await admin.Client.Administration.PluginsAsync()).Single(p => p.Name == "Fixture.Tabs");

    private Task<Card> CreateAsync(string type, string title, long? sum = null, Guid? parent = null)
    {
        var fields = new Dictionary<string, JsonElement>();
        if (type == "contract")
            fields["subject"] = JsonSerializer.SerializeToElement(title);
        if (sum is not null)
            fields["sum"] = JsonSerializer.SerializeToElement(new { minor = sum, currency = "RUB" });
        return admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = title, ParentId = parent, Fields = fields });
    }
}

using Ecm.Contracts.Plugins;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Settings of a plugin filled in by a person: the form is drawn from the plugin's class.</summary>
public sealed class PluginSettingsPageTests : IAsyncLifetime
{
    private readonly PluginFolder plugins = new();
    private RunningServer server = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var plugin in (string[])["Ecm.Plugins.DocumentTypes", "Fixture.Settings"])
            plugins.Add(plugin);
        server = await RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_PLUGINS"] = plugins.Path });
        browser = await Browser.StartAsync();
    }

    [Fact]
    public async Task Settings_are_filled_in_saved_by_keys_told_in_the_audit_and_undone()
    {
        var admin = (await Clerk.SignInAsync(server)).Client.Administration;
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync("/admin/plugins");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Настройки: Ecm.Plugins.DocumentTypes" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Настройки: Fixture.Settings" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Fixture.Settings");
        await Expect(page.GetByLabel("Адрес службы")).ToHaveValueAsync("https://service.example");
        await Expect(Field(page, "likeness")).ToHaveValueAsync("0,75");
        await Axe.ExpectNoFaultsAsync(page);

        // What is wrong stands at its field, and the focus goes there.
        await Field(page, "attempts").FillAsync("много");
        await Field(page, "likeness").FillAsync("1,5");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("#wrong-attempts")).ToHaveTextAsync("Нужно целое число.");
        await Expect(page.Locator("#wrong-likeness")).ToContainTextAsync("Нужно число от 0 до 1.");
        await Expect(Field(page, "attempts")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await Field(page, "attempts").FillAsync("7");
        await Expect(page.Locator("#wrong-attempts p")).ToHaveCountAsync(0);
        await Field(page, "likeness").FillAsync("0,5");

        await Field(page, "key").FillAsync("ключ-из-восьми");
        await Field(page, "logs").UncheckAsync();
        await Field(page, "asks").SelectOptionAsync(new SelectOptionValue { Label = "сразу" });
        await Field(page, "departments").FillAsync("ПТО\nОтдел закупок\n");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.GetByText("Настройки сохранены")).ToBeVisibleAsync();
        await Expect(page.Locator("#hint-key")).ToContainTextAsync("Записан, не показывается");
        await Expect(Field(page, "key")).ToHaveValueAsync("");
        await Expect(page.Locator("#hint-asks")).ToContainTextAsync("вначале: ночью");
        var saved = await admin.PluginSettingsAsync("Fixture.Settings");
        saved.Settings.Where(s => s.IsSet).Select(s => s.Name).Should().Equal("key", "attempts", "likeness", "logs", "asks", "departments");
        Value(saved, "departments").Should().Be("""["ПТО","Отдел закупок"]""");

        // One undo puts back all of it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(Field(page, "attempts")).ToHaveValueAsync("3");
        await Expect(page.Locator("#hint-key")).ToContainTextAsync("Не записан");
        await page.GotoAsync("/admin/audit");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("настройки плагина изменены");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Ключ доступа: •••");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Попыток: 3");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_told_and_mine_may_be_written_over_it()
    {
        var admin = (await Clerk.SignInAsync(server)).Client.Administration;
        await using var visitor = await browser.VisitAsync(server.Url, theme: ColorScheme.Dark, width: 390, height: 844);
        var page = visitor.Page;
        await visitor.SignInAsync("/admin/plugins/Fixture.Settings");
        await Field(page, "address").FillAsync("https://mine.example");
        await admin.PutPluginSettingsAsync("Fixture.Settings", new PutPluginSettingsRequest { Values = new Dictionary<string, System.Text.Json.JsonElement> { ["attempts"] = System.Text.Json.JsonSerializer.SerializeToElement(9) } }, "*");

        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Настройки уже изменил кто-то другой");
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать моё" }).ClickAsync();
        await Expect(page.GetByText("Настройки сохранены")).ToBeVisibleAsync();

        Value(await admin.PluginSettingsAsync("Fixture.Settings"), "address").Should().Be("\"https://mine.example\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть начальное: Адрес службы" }).ClickAsync();
        await Expect(Field(page, "address")).ToHaveValueAsync("https://service.example");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Field(page, "address")).ToHaveValueAsync("https://mine.example");
        visitor.Faults.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
        plugins.Dispose();
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"#setting-{name}");

    private static string Value(PluginSettingsForm form, string name) =>
        System.Text.Json.JsonSerializer.Serialize(form.Settings.Single(s => s.Name == name).Value, new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

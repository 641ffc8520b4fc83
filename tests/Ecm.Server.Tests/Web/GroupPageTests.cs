using System.Net.Http.Json;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Groups made, filled and taken away by an administrator, and what that gives to their members.</subject>
[Collection(WebSiteTests.Name)]
public sealed class GroupPageTests(WebSite site)
{
    [Fact]
    public async Task Group_is_made_by_keys_gives_its_members_what_it_may_read_and_takes_it_from_who_leaves()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var member = await admin.NewUserAsync("сметчица", roles: []);
        var card = await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Смета для группы" });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/admin/groups");
        await Expect(page.Locator(".nothing, tbody tr").First).ToBeVisibleAsync();

        // Made, with nobody twice.
        await page.Keyboard.PressAsync("Insert");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Новая группа" });
        await Expect(form.GetByLabel("Имя")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(form.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await form.GetByLabel("Имя").FillAsync("Сметный отдел");
        await form.GetByLabel("Добавить участника").PressSequentiallyAsync("сметч");
        await form.GetByRole(AriaRole.Button, new() { Name = "сметчица · сметчица" }).PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Убрать: сметчица" })).ToBeVisibleAsync();
        await form.GetByLabel("Добавить участника").PressSequentiallyAsync("сметч");
        await Expect(form.GetByText("Никого не нашлось")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(Row("Сметный отдел")).ToContainTextAsync("сметчица");
        await Expect(form).ToHaveCountAsync(0);

        // Its members read what it may read.
        (await member.StatusAsync($"api/v1/cards/{card.Id}")).Should().Be(404);
        var list = new { inherit = false, entries = new[] { new { principal = "group:Сметный отдел", level = "read" }, new { principal = "role:admin", level = "manage" } } };
        (await admin.Http.PutAsJsonAsync($"api/v1/cards/{card.Id}/access", list)).EnsureSuccessStatusCode();
        (await member.StatusAsync($"api/v1/cards/{card.Id}")).Should().Be(200);

        // Renamed: another name, the same members.
        await OpenAsync("Сметный отдел");
        await page.GetByRole(AriaRole.Form, new() { Name = "Сметный отдел" }).GetByLabel("Имя").FillAsync("Бюро смет");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(Row("Бюро смет")).ToContainTextAsync("сметчица");
        await Expect(Row("Сметный отдел")).ToHaveCountAsync(0);
        (await member.StatusAsync($"api/v1/cards/{card.Id}")).Should().Be(200);

        // Whoever left it reads no more.
        await OpenAsync("Бюро смет");
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: сметчица" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Expect(Row("Бюро смет")).ToContainTextAsync("Пока никого");
        (await member.StatusAsync($"api/v1/cards/{card.Id}")).Should().Be(404);

        // Taken away only by who says so twice.
        await OpenAsync("Бюро смет");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить группу" }).ClickAsync();
        await Expect(page.Locator("form.group [role=alert]")).ToHaveTextAsync("Доступ, который давала группа, пропадёт, и вернуть её нельзя.");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить группу" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Удалить насовсем" }).ClickAsync();
        await Expect(page.GetByText("Группа удалена: Бюро смет")).ToBeVisibleAsync();
        await Expect(Row("Бюро смет")).ToHaveCountAsync(0);
        (await admin.Client.Administration.GroupsAsync(q: "Бюро смет")).Items.Should().BeEmpty();
        visitor.Faults.Should().BeEmpty();

        ILocator Row(string name) => page.Locator("tbody tr[data-row]").Filter(new() { HasText = name });

        async Task OpenAsync(string name)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Изменить: {name}" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Form, new() { Name = name }).GetByLabel("Имя")).ToBeFocusedAsync();
        }
    }
}

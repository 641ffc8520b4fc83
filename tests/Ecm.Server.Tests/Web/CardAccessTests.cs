using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Who sees a card and why; its earlier versions, compared and had again. By keys and few steps.</subject>
[Collection(CardSiteTests.Name)]
public sealed class CardAccessTests(CardSite site)
{
    [Fact]
    public async Task Who_reads_is_shown_with_the_reason_taken_away_in_two_steps_and_given_back_in_one()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.NewUserAsync("смотрящая", roles: ["clerk"]);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("секрет.txt", "Комплектовка турбоагрегатов.", type: "memo");

        await page.Keyboard.PressAsync("Digit5");
        var person = page.Locator(".people li").Filter(new() { HasText = "смотрящая" });
        await Expect(person).ToContainTextAsync("Роль «делопроизводитель»: правка");
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Роль «делопроизводитель»" }).ClickAsync();
        await Expect(page.Locator(".source")).ToContainTextAsync("свой список");
        await Expect(person).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(person).ToHaveCountAsync(1);
        await Expect(page.Locator(".source")).ToContainTextAsync("Доступ как у вида");

        await page.Locator("#access-whom").FillAsync("смотрящая · см");
        await page.Locator("form.add select").SelectOptionAsync("Approve");
        await page.Locator("form.add button").ClickAsync();
        await Expect(person).ToContainTextAsync("в списке лично: согласование");
        await page.GetByRole(AriaRole.Button, new() { Name = "Снова как у вышестоящей карточки или вида" }).ClickAsync();
        await Expect(page.Locator(".source")).ToContainTextAsync("Доступ как у вида");
        await Expect(person).ToContainTextAsync("Роль «делопроизводитель»: правка");
        await page.Locator(".people input").FillAsync("никтоневедомый");
        await Expect(page.Locator(".people")).ToContainTextAsync("Такого сотрудника нет.");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Comment_survives_a_reload_before_it_is_posted_and_stands_in_the_history()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("обсуждение.txt", "Протокол разногласий.");

        await page.Keyboard.PressAsync("Digit3");
        await page.Locator("#comment-text").FillAsync("Ждём <b>приложение</b>.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Написать" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#comment-text")).ToHaveValueAsync("Ждём <b>приложение</b>.");
        await page.Locator("#comment-text").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator(".history li").First).ToContainTextAsync("Администратор · комментарий");
        await Expect(page.Locator(".history .detail").First).ToHaveTextAsync("Ждём <b>приложение</b>.");
        await Expect(page.Locator("#comment-text")).ToHaveValueAsync("");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact, LookedAt("/cards/{Id:guid}/compare")]
    public async Task Earlier_version_is_compared_and_restored_in_three_steps()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("условия-аренды.txt", "Плата вносится до 5 числа. Залог возвращается.");
        var card = (await admin.Client.Cards.GetAsync(Guid.Parse(new Uri(page.Url).Segments[^1]))).Id;
        var file = (await admin.Client.Cards.FilesAsync(card))[0].Id;
        await admin.Client.ReplaceFileAsync(file, 1, new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes("Плата вносится до 25 числа. Залог не возвращается.")), "условия-аренды.txt"));
        await admin.WaitUntilReadAsync(file);
        await page.ReloadAsync();

        await visitor.OpenTabAsync("Файлы · 1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Сравнить с нынешней" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Сравнение текстов: 2 различия", new() { IgnoreCase = false });
        await Expect(page.Locator(".side .words").First).ToContainTextAsync("вносится до 5 числа");
        await page.Keyboard.PressAsync("KeyN");
        await Expect(page.Locator(".side ins")).ToHaveTextAsync("не");
        // Faster than the page can take the key back.
        foreach (var key in new[] { "KeyN", "KeyN", "KeyN", "Shift+KeyN", "Shift+KeyN", "Shift+KeyN", "KeyN" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator(".side ins")).ToHaveTextAsync("не");
        await Axe.ExpectNoFaultsInBothThemesAsync(page);
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть эту версию" }).ClickAsync();
        await Expect(page.Locator(".files")).ToContainTextAsync("версия 3");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Any_two_versions_are_compared()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("три-редакции.txt", "Плата вносится до 5 числа.");
        var card = Guid.Parse(new Uri(page.Url).Segments[^1]);
        var file = (await admin.Client.Cards.FilesAsync(card))[0].Id;
        foreach (var (version, text) in new[] { (1, "Плата вносится до 15 числа."), (2, "Плата вносится до 25 числа.") })
        {
            await admin.Client.ReplaceFileAsync(file, version, new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes(text)), "три-редакции.txt"));
            await page.WaitForFunctionAsync("async id => (await (await fetch('/api/v1/files/' + id)).json()).intake.state === 'done'", file.ToString());
        }

        await page.GotoAsync($"/cards/{card}/compare?a={file}.1&b={file}");
        await Expect(page.Locator(".side .words").First).ToContainTextAsync("до 5 числа");
        await Expect(page.Locator(".side .words").Last).ToContainTextAsync("до 25 числа");
        await Expect(page.Locator("#compare-b")).ToHaveValueAsync($"{file}.3");
        await Expect(page.Locator("#compare-a option")).ToHaveCountAsync(3);

        await page.Locator("#compare-b").SelectOptionAsync($"{file}.2");
        await Expect(page.Locator(".side .words").Last).ToContainTextAsync("до 15 числа");
        page.Url.Should().EndWith($"a={file}.1&b={file}.2");
        await page.Locator("#compare-a").SelectOptionAsync($"{file}.2");
        await Expect(page.Locator(".compare")).ToContainTextAsync("Тексты совпадают.");
        await Axe.ExpectNoFaultsAsync(page);
        await page.ReloadAsync();
        await Expect(page.Locator("#compare-a")).ToHaveValueAsync($"{file}.2");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Administrator_takes_over_what_others_manage_and_says_why()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var owner = await admin.NewUserAsync("единоличник", roles: ["clerk"]);
        var card = await owner.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Самовольный шлюз" });
        await ShareAsync(("user:единоличник", "manage"), ("role:admin", "read"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Взять управление" });
        await page.GotoAsync($"/cards/{card.Id}?tab=access");
        await Expect(page.GetByText("Кто именно видит карточку, знают те, кто ею управляет.")).ToBeVisibleAsync();
        await Expect(page.Locator("form.add")).ToHaveCountAsync(0);

        await take.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("Причина останется в истории карточки").FillAsync("Владелец уволился");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("form.add")).ToBeVisibleAsync();
        await Expect(take).ToHaveCountAsync(0);
        await Expect(page.Locator(".people li").Filter(new() { HasText = "единоличник" })).ToContainTextAsync("управление");
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("карточку взял администратор");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("Владелец уволился");

        // Given back once it is no more needed.
        await visitor.OpenTabAsync("Доступ");
        await page.Locator("tr").Filter(new() { HasText = "право взявшего карточку администратора" }).GetByRole(AriaRole.Button, new() { Name = "Снять" }).ClickAsync();
        await Expect(take).ToBeVisibleAsync();
        await Expect(page.Locator("form.add")).ToHaveCountAsync(0);

        // One that is closed is taken over where it says that it may be.
        await ShareAsync(("user:единоличник", "manage"));
        await page.GotoAsync($"/cards/{card.Id}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Карточки нет, или она закрыта для вас");
        await page.GetByLabel("Причина останется в истории карточки").FillAsync("Проверка прокуратуры");
        await take.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Самовольный шлюз");

        async Task ShareAsync(params (string Principal, string Level)[] entries)
        {
            var list = new { inherit = false, entries = entries.Select(e => new { principal = e.Principal, level = e.Level }) };
            (await owner.Http.PutAsJsonAsync($"api/v1/cards/{card.Id}/access", list)).EnsureSuccessStatusCode();
        }
    }
}

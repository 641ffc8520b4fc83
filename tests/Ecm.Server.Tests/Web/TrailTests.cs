using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>From a card to its neighbours in the list that it was opened from, and back to its row: out of journals and the intake, after a reload and in a new tab.</summary>
[Collection(CardSiteTests.Name)]
public sealed class TrailTests(CardSite site)
{
    [Fact]
    public async Task Journal_is_walked_from_card_to_card_and_left_to_the_row_of_the_last_one()
    {
        var journal = await JournalAsync("журналист", "Шпингалет верхний", "Шпингалет средний", "Шпингалет нижний");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GiveUpTheMouseAsync();
        await page.GotoAsync(journal);
        var rows = page.Locator("[data-row-link]");
        await Expect(rows).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Шпингалет средний");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("2 из 3");
        await Expect(page.Locator("[data-trail-back]")).ToHaveTextAsync(new Regex("^Журнал «.+»$"));
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator("h1")).ToContainTextAsync("Шпингалет верхний");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("3 из 3");

        await page.ReloadAsync();
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("3 из 3");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("KeyK");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("2 из 3");
        await page.Keyboard.PressAsync("Escape");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        new Uri(page.Url).PathAndQuery.Should().Be(journal);

        // The page takes the focus to its heading once more, and the row gets it back.
        await page.WaitForTimeoutAsync(1_000);
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("3 из 3");
        await page.GoBackAsync();
        await Expect(rows.Nth(2)).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Keys_that_come_faster_than_cards_are_walked_all_the_same()
    {
        var journal = await JournalAsync("скороход", "Засов первый", "Засов второй", "Засов третий", "Засов четвёртый", "Засов пятый");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync(journal);
        await Expect(page.Locator("[data-row-link]")).ToHaveCountAsync(5);
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("1 из 5");

        foreach (var key in new[] { "KeyJ", "KeyJ", "KeyJ", "KeyJ", "KeyK" })
            await page.Keyboard.PressAsync(key);

        await Expect(page.Locator(".neighbours")).ToContainTextAsync("4 из 5");
        await Expect(page.Locator("h1")).ToContainTextAsync("Засов второй");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task New_tab_knows_the_list_that_its_link_stood_in()
    {
        var journal = await JournalAsync("вкладчик", "Щеколда первая", "Щеколда вторая");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync(journal);
        var tab = await page.Context.RunAndWaitForPageAsync(() => page.Locator("[data-row-link]").First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));

        await Expect(tab.Locator(".neighbours")).ToContainTextAsync("1 из 2");
        await tab.Keyboard.PressAsync("KeyJ");
        await Expect(tab.Locator(".neighbours")).ToContainTextAsync("2 из 2");
        await tab.ReloadAsync();
        await Expect(tab.Locator(".neighbours")).ToContainTextAsync("2 из 2");
        await tab.Locator("[data-trail-back]").ClickAsync();
        await Expect(tab.Locator("[data-row-link]").Nth(1)).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Intake_is_walked_too()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("задвижка-1.txt", "Задвижка первая.");
        await visitor.OpenNewCardAsync("задвижка-2.txt", "Задвижка вторая.");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync(new Regex(@"^1 из \d+"));
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator("h1")).ToHaveTextAsync("задвижка-1");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("a.name[title='задвижка-1.txt']")).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Row_beyond_the_first_hundred_has_the_focus_again_too()
    {
        var journal = await JournalAsync("летописец", [.. Enumerable.Range(1, 103).Select(n => $"Засов {n}")]);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync(journal);
        var rows = page.Locator("[data-row-link]");
        await Expect(rows).ToHaveCountAsync(100);
        await rows.Nth(99).ClickAsync();
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("100 из 103");
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("101 из 103");
        await page.Keyboard.PressAsync("Escape");
        await Expect(rows.Nth(100)).ToBeFocusedAsync();

        await page.GotoAsync(journal);
        await page.Locator("[data-key=BracketRight]").ClickAsync();
        await Expect(rows).ToHaveCountAsync(103);
        await rows.Nth(102).ClickAsync();
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("103 из 103");
        await page.ReloadAsync();
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("103 из 103");
        await page.GoBackAsync();
        await Expect(rows.Nth(102)).ToBeFocusedAsync();
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>Registered memos of a person of their own; the address of the journal that holds only these, the last one first.</summary>
    private async Task<string> JournalAsync(string login, params string[] titles)
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var person = (await (await admin.NewUserAsync(login, roles: ["clerk"])).Client.People.MeAsync()).Id;
        foreach (var title in titles)
        {
            var card = await admin.Client.Cards.CreateAsync(new CreateCardRequest
            {
                Type = "memo", Title = title, Fields = new Dictionary<string, JsonElement> { ["responsible"] = JsonSerializer.SerializeToElement(person) },
            });
            await admin.Client.Cards.RegisterAsync(card.Id, new RegisterRequest());
        }

        return $"/registers/memos?year=all&responsible={person}";
    }
}

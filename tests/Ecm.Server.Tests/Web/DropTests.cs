using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Files dropped on an open card: into it, or as cards of their own.</summary>
[Collection(CardSiteTests.Name)]
public sealed class DropTests(CardSite site)
{
    [Fact]
    public async Task Left_half_adds_to_the_card_and_right_half_makes_new_ones()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("основа.txt", "Основа для вложений.");
        var card = page.Url;

        await DropAsync(page, "в-карточку.txt", 100);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Файлы · 2" })).ToBeVisibleAsync();
        page.Url.Should().Be(card);

        await DropAsync(page, "отдельно.txt", 1200);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Приём");
        await visitor.WaitUntilReadAsync("отдельно.txt");
        await page.Locator("a.name[title='отдельно.txt']").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("отдельно");
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task DropAsync(IPage page, string name, int at)
    {
        var dropped = await page.EvaluateHandleAsync(
            "name => { const transfer = new DataTransfer(); transfer.items.add(new File([name], name, { type: 'text/plain' })); return transfer; }", name);
        await Expect(page.Locator("[data-takes-files]")).ToBeVisibleAsync();
        await page.DispatchEventAsync("main", "dragenter", new { dataTransfer = dropped, clientX = at });
        await Expect(page.Locator("#drop-frame > div")).ToHaveTextAsync(["Добавить в эту карточку", "Создать новые карточки"]);
        await page.DispatchEventAsync("main", "dragover", new { dataTransfer = dropped, clientX = at });
        await Expect(page.Locator("#drop-frame > .aimed")).ToHaveTextAsync(at < 683 ? "Добавить в эту карточку" : "Создать новые карточки");
        await Axe.ExpectNoFaultsAsync(page);
        await page.DispatchEventAsync("main", "drop", new { dataTransfer = dropped, clientX = at });
        await Expect(page.Locator("#drop-frame")).ToBeHiddenAsync();
    }
}

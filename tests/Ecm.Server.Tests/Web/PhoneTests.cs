using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What fingers need and a small screen has no room for, at 390x844.</summary>
[Collection(CardSiteTests.Name)]
public sealed class PhoneTests(CardSite site)
{
    private const string Low = "buttons => buttons.filter(b => b.checkVisibility() && b.getBoundingClientRect().height < 44).map(b => b.outerHTML.slice(0, 120))";

    [Fact]
    public async Task Buttons_are_high_enough_for_fingers_and_show_no_keys()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("на-телефоне.txt", "Переписка на телефоне.", type: "memo");
        var card = new Uri(page.Url).AbsolutePath;
        foreach (var address in new[] { "/search", "/intake", card, $"{card}?tab=access", "/registers/memos", "/admin/users", "/admin/plugins", "/changes", "/settings/me" })
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("main h1")).ToBeAttachedAsync();
            await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            (await page.Locator("main :is(.button, button.tool, a.tool)").EvaluateAllAsync<string[]>(Low)).Should().BeEmpty(address);
            await Expect(page.Locator("main .button kbd").And(page.Locator(":visible"))).ToHaveCountAsync(0);
        }

        await page.GotoAsync("/admin/plugins");
        await Expect(page.Locator(".wide-table tbody tr").First).ToBeVisibleAsync();
        (await page.Locator(".wide-table").EvaluateAsync<bool>("t => t.scrollWidth > t.clientWidth")).Should().BeFalse("what switches a plugin off is seen");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Order_of_results_is_chosen_by_a_finger_and_cuts_no_words()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        var page = visitor.Page;
        await page.GotoAsync("/search?q=1234");
        await Expect(page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");

        await Expect(page.Locator(".sort svg")).ToBeVisibleAsync();
        var select = page.GetByRole(AriaRole.Combobox, new() { Name = "Порядок" });
        var box = (await select.BoundingBoxAsync())!;
        (box.Width, box.Height).Should().Be((44, 44));
        // The names of the orders are in the list that opens; here they would be cut.
        (await select.EvaluateAsync<string>("s => getComputedStyle(s).opacity")).Should().Be("0");
        await select.SelectOptionAsync("Oldest");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sort=oldest"));
    }

    [Fact]
    public async Task Results_fill_the_screen_also_with_a_preview_that_has_no_room()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        await visitor.OpenNewCardAsync("кронштейн.txt", "Кронштейн стальной.");

        await visitor.Page.GotoAsync($"/search?q={Uri.EscapeDataString("кронштейном")}&view=preview");
        await Expect(visitor.Page.Locator("[data-row]")).ToHaveCountAsync(1);
        (await visitor.Page.Locator("section.results").BoundingBoxAsync())!.Width.Should().Be(390);
    }

    [Fact]
    public async Task Audit_is_read_without_pushing_it_aside()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        var page = visitor.Page;
        await page.GotoAsync("/admin/audit");
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();

        (await page.Locator(".wide-table").EvaluateAsync<bool>("t => t.scrollWidth > t.clientWidth")).Should().BeFalse();
        await Axe.ExpectNoFaultsAsync(page);
    }

    [Fact]
    public async Task Sections_of_the_settings_take_one_line()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        var page = visitor.Page;
        await page.GotoAsync("/settings/lists");
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
        (await page.Locator("main h1").BoundingBoxAsync())!.Y.Should().BeLessThan(140);

        await page.GetByRole(AriaRole.Button, new() { Name = "Управление сервером" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Пользователи" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/users$"));
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Пользователи");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Box_that_opens_archives_has_its_words()
    {
        await using var visitor = await site.SignInAsync(390, 844);

        await visitor.Page.Locator("[popovertarget=stack-menu]").ClickAsync();
        var words = visitor.Page.GetByText("Открывать архивы");
        await Expect(words).ToBeVisibleAsync();
        // Clipped away, it would be "visible" all the same.
        (await words.EvaluateAsync<bool>("w => { const { left, right, top, bottom } = w.getBoundingClientRect(); return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === w; }"))
            .Should().BeTrue();
        await Expect(visitor.Page.Locator("[data-type-of-new]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Card_that_opens_at_a_word_shows_its_title_too()
    {
        await using var visitor = await site.SignInAsync(390, 844);
        var page = visitor.Page;
        using var scan = Ecm.Testing.Product.Scan.Noisy("накладная-с-телефона.pdf", [$"Накладная{new string('\n', 40)}Грузополучатель расписался."]);
        await visitor.DropAsync(scan.Path);
        await visitor.WaitUntilReadAsync("накладная-с-телефона.pdf");

        await page.Locator("a[title='накладная-с-телефона.pdf']").ClickAsync();
        await Expect(page.Locator(".desk .page:not(.loading)")).ToBeVisibleAsync();
        await page.GotoAsync($"{page.Url}&q={Uri.EscapeDataString("грузополучателем")}");
        await Expect(page.Locator(".desk .page:not(.loading) .box")).ToHaveCountAsync(1);

        await Expect(page.Locator("h1")).ToBeInViewportAsync(new() { Ratio = 1 });
        (await page.Locator("main").EvaluateAsync<double>("m => m.scrollTop")).Should().Be(0);
        visitor.Faults.Should().BeEmpty();
    }
}

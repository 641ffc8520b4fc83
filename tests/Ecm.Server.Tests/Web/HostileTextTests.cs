using System.Text.RegularExpressions;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Ecm.Server.Tests.Web.HostileSite;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Texts that would be scripts if any screen took them for markup: each is shown as it was typed, and none runs.</summary>
public sealed class HostileTextTests(HostileSite hostile) : IClassFixture<HostileSite>
{
    private const string Missing =
        """
        ({ place, texts }) => {
          const read = [...document.querySelectorAll(place)].map(e => [e.textContent, ...[e, ...e.querySelectorAll("input, textarea, option")].map(i => i.value ?? "")].join("\n")).join("\n").replace(/\s+/g, " ");
          return texts.filter(text => !read.includes(text));
        }
        """;

    private static readonly IReadOnlyList<string> FileNames = [.. Payloads.Select(FileName)];
    private static readonly IReadOnlyList<string> FieldValues = [.. Payloads.Select(Value)];

    [Fact]
    public async Task Results_show_titles_texts_parties_people_and_files_as_text()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        var found = $"/search?q={Uri.EscapeDataString(Word)}&type={HostileSite.Name}";
        await SeeAsync(page, $"{found}&view=list", ("[data-row-link]", Payloads), (".hits .facts", Payloads), (".hits .snippets", Payloads));
        (await page.Locator(".hits .pages a").EvaluateAllAsync<string[]>("links => links.map(l => l.title)")).Should().Contain(t => t.Contains(FileNames[0], StringComparison.Ordinal));
        foreach (var legend in new[] { "Контрагент", "Ответственный" })
        {
            await page.Locator($".facets fieldset:has-text('{legend}')").GetByRole(AriaRole.Button, new() { Name = "ещё 14" }).ClickAsync();
            await ShownAsync(page, $".facets fieldset:has(input[aria-label='Найти: {legend}'])", Payloads);
            await page.GetByLabel($"Найти: {legend}").FillAsync(Word);
            await Expect(page.Locator($".facets fieldset:has-text('{legend}') .value")).ToHaveCountAsync(20);
        }

        await NothingRanAsync(page);

        await SeeAsync(page, $"{found}&view=table", ("tbody tr", Payloads));
        await SeeAsync(page, $"{found}&view=preview", ("[data-row-link]", Payloads));
        await page.Keyboard.PressAsync("KeyJ");
        var pane = page.GetByRole(AriaRole.Complementary, new() { Name = "Просмотр" });
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        await ShownAsync(page, "aside.preview .desk", [$"Бумага {Word}:"]);
        await NothingRanAsync(page);

        await page.Keyboard.PressAsync("KeyS");
        await Expect(page.Locator("#search-group")).ToBeVisibleAsync();
        await ShownAsync(page, "#search-group", Payloads);
        await NothingRanAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Search_box_suggests_them_as_text()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Поиск по документам и карточкам" }).PressSequentiallyAsync(Word);
        var offers = page.Locator("#suggestions [role=option]");
        foreach (var kind in new[] { "document", "party", "person", "search" })
        {
            await Expect(offers.And(page.Locator($"[data-kind={kind}]")).First).ToBeVisibleAsync();
            foreach (var text in await offers.And(page.Locator($"[data-kind={kind}]")).Locator("span:first-child").AllInnerTextsAsync())
                Payloads.Should().Contain(payload => text.StartsWith(payload, StringComparison.Ordinal), text);
        }

        await NothingRanAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_shows_its_values_files_comments_tree_and_access_as_text()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        var card = $"/cards/{hostile.Cards[0]}";
        await SeeAsync(page, card, ("h1", Payloads.Take(1)), ("section.fields", [.. Payloads, FieldValues[0]]), (".desk", Payloads));
        (await page.TitleAsync()).Should().StartWith(Payloads[0]);
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("#field-note")).ToHaveValueAsync(string.Join(' ', Payloads));
        await ShownAsync(page, "#field-way", Payloads);
        await NothingRanAsync(page);
        await page.Keyboard.PressAsync("Escape");

        await SeeAsync(page, $"{card}?tab=flow", (".history", [.. Payloads, .. FieldValues.Take(1)]));
        await SeeAsync(page, $"{card}?tab=links", ("[role=treeitem]", Payloads));
        await SeeAsync(page, $"{card}?tab=files", (".files", FileNames.Take(1)));
        await SeeAsync(page, $"{card}?tab=access", (".people", Payloads), (".source", [Unslashed(Payloads[0])]));
        await page.Locator("#access-whom").FocusAsync();
        await Expect(page.Locator("#access-offers option").Nth(40)).ToBeAttachedAsync();
        await ShownAsync(page, "#access-offers", Payloads);
        await NothingRanAsync(page);
        await SeeAsync(page, $"{card}/compare?a={hostile.File}.1&b={hostile.File}", (".compare", [Payloads[0], Payloads[19], FileNames[0]]));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Journals_show_labels_lines_and_notes_as_text()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        await SeeAsync(page, "/registers", ("tbody tr", Payloads));
        await SeeAsync(page, $"/registers/{HostileSite.Name}", ("tbody", Payloads), ("tbody .words", Payloads), ("h1", Payloads.Take(1)));
        await SeeAsync(page, $"/registers/{HostileSite.Name}/print", ("tbody", Payloads), ("h1", Payloads.Take(1)));
        await SeeAsync(page, $"/registers/{HostileSite.Name}/gaps", ("tbody", Payloads), ("h1", Payloads.Take(1)));
        (await page.TitleAsync()).Should().Contain(Payloads[0]);
        await SeeAsync(page, "/settings/registers", ("tbody", Payloads));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_of_ones_day_show_them_as_text()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        await SeeAsync(page, "/", ("main", Payloads));
        await SeeAsync(page, "/searches", ("[data-row-link]", Payloads));
        await SeeAsync(page, "/notices", ("[data-row-link]", Payloads), ("[data-row] .quiet", [Payloads[1]]));
        await SeeAsync(page, "/trash", ("[data-row-link]", Payloads));
        await SeeAsync(page, "/changes", ("[data-row-link]", Payloads));
        await SeeAsync(page, $"/changes/{hostile.Set}", ("[data-row-link]", Payloads), (".detail", Payloads), ("h1", [Payloads[2]]));
        await SeeAsync(page, "/intake", ("main select", Payloads.Take(1)), ("[data-row]", FileNames));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Settings_show_them_as_text_and_own_words_are_none_of_them()
    {
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;
        await SeeAsync(page, "/admin/users", ("tbody", Payloads));
        await SeeAsync(page, "/admin/groups", ("tbody", Payloads));
        await SeeAsync(page, "/admin/lists", ("tbody", Payloads.Select(Unslashed)));
        await SeeAsync(page, "/admin/audit", ("tbody", Payloads.Take(1)));
        await SeeAsync(page, $"/settings/lists/{HostileSite.Name}", ("main", Payloads));
        await SeeAsync(page, $"/settings/types/{HostileSite.Name}?tab=preview", ("main", [.. Payloads.Take(2)]));

        await page.GotoAsync("/settings/words");
        var word = page.GetByLabel("Новое слово");
        foreach (var payload in Payloads)
        {
            await word.FillAsync(payload);
            await word.PressAsync("Enter");
            await Expect(page.Locator("#word-wrong")).ToContainTextAsync(new Regex("Слово состоит из букв|больше 40 букв"));
        }

        await NothingRanAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Doubts_show_titles_files_and_what_is_typed_for_a_word_as_text()
    {
        var admin = await Clerk.SignInAsync(hostile.Site.Server);
        var (card, name) = (hostile.Cards[2], $"{Unslashed(Payloads[3])}.pdf");
        using var scan = Scan.Noisy("Гидрошлаков и Бетонмашева подписали комплектовку");
        await using var content = File.OpenRead(scan.Path);
        var file = (await admin.Client.AddFileAsync(card, new(content, name))).Id;
        await admin.WaitUntilReadAsync(file);
        await using var visitor = await hostile.Site.SignInAsync();
        var page = visitor.Page;

        await SeeAsync(page, "/doubts", (".pages [data-row]", [Payloads[2]]), (".where", [name]));
        await page.Locator("form input.input").First.FillAsync(Payloads[0]);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("исправлено слов: 1")).ToBeVisibleAsync();
        await NothingRanAsync(page);
        await SeeAsync(page, $"/cards/{card}?file={file}", (".desk", [Payloads[0]]));
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>Opens a screen and looks at places of it.</summary>
    private static async Task SeeAsync(IPage page, string address, params IReadOnlyList<(string Place, IEnumerable<string> Texts)> seen)
    {
        await page.GotoAsync(address);
        foreach (var (place, _) in seen)
            await Expect(page.Locator(place).First).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        foreach (var (place, texts) in seen)
            await ShownAsync(page, place, texts);
        await NothingRanAsync(page);
    }

    /// <summary>What was typed can be read there: as text, as what stands in an input, or as what can be chosen.</summary>
    private static async Task ShownAsync(IPage page, string place, IEnumerable<string> texts)
    {
        try
        {
            await page.WaitForFunctionAsync($"asked => ({Missing})(asked).length === 0", new { place, texts }, new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            (await page.EvaluateAsync<string[]>(Missing, new { place, texts })).Should().BeEmpty($"{place} of {page.Url}");
        }
    }

    private static async Task NothingRanAsync(IPage page)
    {
        (await page.EvaluateAsync<bool>("() => 'hit' in window")).Should().BeFalse(page.Url);
        (await page.Locator("main iframe, main script, main [onerror], main [onload], main [onfocus], main [ontoggle], main a[href^='javascript']").CountAsync()).Should().Be(0, page.Url);
    }
}

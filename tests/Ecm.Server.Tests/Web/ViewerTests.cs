using System.Text;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The page of a file beside its card: its words are text, looked for in the whole document, turned, fitted, printed, and put into fields.</summary>
[Collection(CardSiteTests.Name)]
public sealed partial class ViewerTests(CardSite site)
{
    private static readonly string[] Pages =
    [
        "Договор на шпунтовое ограждение котлована от 12 марта 2024 г.\n\nПодрядчик погружает шпунт вибратором и обязуется\nсдать ограждение заказчику до паводка.\n" + string.Concat(Enumerable.Repeat("\nПрочее остаётся прежним.", 40)),
        "Прочие условия остаются прежними.",
        "Приёмка шпунта ведётся по журналу.\n\nВодопонижение заказчик ведёт сам. Шпунтом он не распоряжается.",
    ];

    [Fact]
    public async Task Words_lie_over_their_picture_and_are_dragged_over_and_copied_as_running_text()
    {
        await using var visitor = await OpenAsync("выделение");
        var page = visitor.Page;
        var off = await page.EvaluateAsync<double[]>(
            """
            () => [...document.querySelectorAll(".words span")].map(span => {
              const range = document.createRange();
              range.setStart(span.firstChild, 0);
              range.setEnd(span.firstChild, span.firstChild.length - 1);
              const [word, paper] = [range.getBoundingClientRect(), document.querySelector(".paper").getBoundingClientRect()];
              return Math.max(paper.left - word.left, word.right - paper.right, paper.top - word.top, word.bottom - paper.bottom, word.width < 1 ? 99 : -1);
            })
            """);
        off.Should().HaveCountGreaterThan(20).And.OnlyContain(o => o < 0);

        await DragAsync(page, "шпунт", "ограждение");
        (await CopiedAsync(page)).Should().Be("шпунт вибратором и обязуется\nсдать ограждение");
        await page.Keyboard.PressAsync("Control+a");
        (await CopiedAsync(page)).Should().StartWith("Договор на шпунтовое").And.Contain("\nсдать ограждение заказчику до паводка.");
        await Axe.ExpectNoFaultsAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Page_that_is_still_being_drawn_shows_its_small_picture()
    {
        // Not even drawn ahead: what the browser has seen once it keeps.
        var drawn = new TaskCompletionSource();
        await using var visitor = await OpenAsync("эскиз", prepare: page => page.RouteAsync(new Regex(@"/pages/3/image\?version=\d+$"), async route =>
        {
            await drawn.Task;
            await route.ContinueAsync();
        }));
        var page = visitor.Page;
        await Expect(page.Locator(".strip img")).ToHaveCountAsync(3);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.strip img')].every(i => i.complete && i.naturalWidth > 1)");
        await page.Locator(".strip [data-page='3']").ClickAsync();

        await Expect(page.Locator(".desk .page.loading .sketch")).ToBeVisibleAsync();
        drawn.SetResult();
        await Expect(page.Locator(".desk .page:not(.loading) img[alt='Страница 3 из 3']")).ToBeVisibleAsync();
        await Expect(page.Locator(".sketch")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Any_form_of_a_word_is_found_in_the_whole_document_forwards_and_backwards_and_the_focus_comes_back()
    {
        await using var visitor = await OpenAsync("поиск");
        var page = visitor.Page;
        await page.Locator("#tab-links").FocusAsync();

        await page.Keyboard.PressAsync("Control+f");
        var find = page.GetByRole(AriaRole.Search, new() { Name = "Найти в документе" });
        await Expect(find.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("шпунтами");
        await Expect(find).ToContainTextAsync("1 из 3");
        await Expect(page.Locator(".strip button i:visible")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Enter");
        await Expect(find).ToContainTextAsync("2 из 3");
        await Expect(page.Locator(".desk img[alt='Страница 3 из 3']")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F3");
        await Expect(find).ToContainTextAsync("3 из 3");
        await page.Keyboard.PressAsync("F3");
        await Expect(find).ToContainTextAsync("1 из 3");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(find).ToContainTextAsync("3 из 3");
        await page.Keyboard.PressAsync("Shift+F3");
        await Expect(find).ToContainTextAsync("2 из 3");
        // Faster than pages come.
        foreach (var key in Enumerable.Repeat("F3", 4))
            await page.Keyboard.PressAsync(key);
        await Expect(find).ToContainTextAsync("3 из 3");
        await Expect(page.Locator(".box.current")).ToHaveCountAsync(1);
        await Axe.ExpectNoFaultsAsync(page);

        await find.GetByRole(AriaRole.Searchbox).FillAsync("сваебой");
        await Expect(find).ToContainTextAsync("Не найдено");
        await page.Keyboard.PressAsync("Escape");
        await Expect(find).ToBeHiddenAsync();
        await Expect(page.Locator("#tab-links")).ToBeFocusedAsync();
        await Expect(page.Locator(".box")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_card_was_found_by_is_walked_in_both_directions()
    {
        await using var visitor = await OpenAsync("находки", "?q=шпунтам");
        var page = visitor.Page;
        await Expect(page.Locator(".hits")).ToContainTextAsync("1 из 3");
        await page.Keyboard.PressAsync("Shift+F3");
        await Expect(page.Locator(".hits")).ToContainTextAsync("3 из 3");
        await page.Keyboard.PressAsync("F3");
        await Expect(page.Locator(".hits")).ToContainTextAsync("1 из 3");
    }

    [Fact]
    public async Task Page_is_turned_fitted_and_printed_and_its_words_go_along()
    {
        await using var visitor = await OpenAsync("поворот");
        var page = visitor.Page;
        await page.Keyboard.PressAsync("KeyW");
        await Expect(page.Locator(".page[data-quarters='1'] .words span").First).ToBeAttachedAsync();
        (await page.EvaluateAsync<bool>("() => { const { width, height } = document.querySelector('.page').getBoundingClientRect(); return width > height; }")).Should().BeTrue("the page lies on its side");
        await DragAsync(page, "шпунт", "вибратором");
        (await CopiedAsync(page)).Should().Be("шпунт вибратором");
        foreach (var _ in Enumerable.Range(0, 3))
            await page.Keyboard.PressAsync("KeyW");
        await Expect(page.Locator(".page[data-quarters='0'] .words span").First).ToBeAttachedAsync();

        await page.Keyboard.PressAsync("Digit0");
        await FitsAsync(page, true);
        await page.Keyboard.PressAsync("Equal");
        await FitsAsync(page, false);
        await page.Keyboard.PressAsync("Digit0");
        await FitsAsync(page, true);
        await page.Keyboard.PressAsync("Digit0");
        await FitsAsync(page, false);

        await page.EvaluateAsync("() => { window.print = () => { window.sheets = [...document.querySelectorAll('.print-sheets img')].map(i => i.naturalWidth); }; }");
        await page.Keyboard.PressAsync("KeyP");
        await page.WaitForFunctionAsync("() => window.sheets");
        (await page.EvaluateAsync<int[]>("() => window.sheets")).Should().HaveCount(3).And.OnlyContain(w => w > 1000);
        PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync())).Should().Be(3);
        await page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Expect(page.Locator(".print-sheets")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Selected_text_goes_into_a_field_as_if_typed_or_is_searched_for()
    {
        await using var visitor = await OpenAsync("в-поле");
        var page = visitor.Page;
        await DragAsync(page, "12", "2024");
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Выделенный текст" });
        await Expect(bar).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await bar.GetByRole(AriaRole.Button, new() { Name = "В поле…" }).ClickAsync();
        await page.Locator("[data-field=documentDate]").ClickAsync();
        await Expect(page.Locator("#field-documentDate")).ToHaveValueAsync("12.03.2024");
        await Expect(page.Locator("#field-documentDate")).ToBeFocusedAsync();

        // What is typed already stays.
        await DragAsync(page, "шпунт", "обязуется");
        await bar.GetByRole(AriaRole.Button, new() { Name = "В поле…" }).ClickAsync();
        await page.Locator("[data-field=note]").ClickAsync();
        await Expect(page.Locator("#field-note")).ToHaveValueAsync("шпунт вибратором и обязуется");
        await Expect(page.Locator("#field-documentDate")).ToHaveValueAsync("12.03.2024");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("шпунт вибратором и обязуется");

        await DragAsync(page, "вибратором", "вибратором");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Найти" }).ClickAsync();
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        page.Url.Should().EndWith($"/search?q={Uri.EscapeDataString("вибратором")}");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Tools_are_reached_with_a_finger_on_a_phone()
    {
        await using var visitor = await OpenAsync("телефон", width: 390, height: 844);
        var page = visitor.Page;
        (await page.Locator(".desk").BoundingBoxAsync())!.Height.Should().BeGreaterThan(400);
        await page.GetByRole(AriaRole.Button, new() { Name = "Крупнее" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "По ширине" }).ClickAsync();
        (await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.viewer > .bar .tool')].filter(t => t.checkVisibility()).flatMap(t => { const b = t.getBoundingClientRect(); return [b.width, b.height, b.right > 390 ? 0 : 44]; })"))
            .Should().HaveCountGreaterThan(20).And.OnlyContain(size => size >= 44);
        await page.GetByRole(AriaRole.Button, new() { Name = "Найти в документе" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Найти в документе" })).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
    }

    private async Task<Visitor> OpenAsync(string name, string query = "", int width = 1366, int height = 768, Func<IPage, Task>? prepare = null)
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, $"{name}.pdf");
        PagePrinter.Print(pdf, Pages);
        await using var content = File.OpenRead(pdf);
        var part = await clerk.Client.UploadAsync(new(content, $"{name}.pdf"), new() { Type = "memo", Twins = "keep" });
        await clerk.WaitUntilReadAsync(part.FileId!.Value);
        var visitor = await site.SignInAsync(width, height);
        if (prepare is not null)
            await prepare(visitor.Page);
        await visitor.Page.GotoAsync($"/cards/{part.CardId}{query}");
        await Expect(visitor.Page.Locator(".words span").First).ToBeAttachedAsync();
        await Expect(visitor.Page.Locator("section.fields")).ToBeAttachedAsync();
        return visitor;
    }

    /// <summary>With the mouse, from the beginning of the first such word to the end of the last such other.</summary>
    private static async Task DragAsync(IPage page, string from, string to)
    {
        var places = await page.EvaluateAsync<double[]>(
            """
            ([from, to]) => {
              const spans = [...document.querySelectorAll(".words span")];
              const quarters = Number(document.querySelector(".page").dataset.quarters);
              const start = spans.find(s => s.textContent.trim() === from), end = spans.findLast(s => s.textContent.trim() === to);
              const edge = (span, at) => {
                const range = document.createRange();
                range.setStart(span.firstChild, 0);
                range.setEnd(span.firstChild, span.firstChild.length - 1);
                const b = range.getBoundingClientRect();
                return quarters === 1 ? [b.left + b.width / 2, at ? b.bottom : b.top] : [at ? b.right : b.left, b.top + b.height / 2];
              };
              return [...edge(start, 0), ...edge(end, 1)];
            }
            """, new[] { from, to });
        await page.Mouse.MoveAsync((float)places[0], (float)places[1]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)places[0] + 30, (float)places[1] + 5);
        await page.Mouse.MoveAsync((float)places[2], (float)places[3]);
        await page.Mouse.UpAsync();
    }

    private static Task<string> CopiedAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const copy = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(copy);
          return copy.clipboardData.getData("text/plain");
        }
        """);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();

    private static Task FitsAsync(IPage page, bool fits) =>
        page.WaitForFunctionAsync("fits => { const desk = document.querySelector('.desk'); return desk.scrollHeight <= desk.clientHeight === fits; }", fits);
}

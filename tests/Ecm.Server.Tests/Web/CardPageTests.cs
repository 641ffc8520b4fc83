using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(CardSiteTests.Name)]
public sealed class CardPageTests(CardSite site)
{
    private const string Letter = "Просим направить акт сверки взаимных расчётов.";

    [Fact]
    public async Task A_card_put_into_the_trash_comes_back_by_undo()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("в-корзину.txt", Letter);
        var page = visitor.Page;

        await page.GetByLabel("Ещё действия").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "В корзину" }).ClickAsync();
        await Expect(page.GetByText("Карточка в корзине до")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByText("Карточка в корзине до")).ToBeHiddenAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_there_again_after_a_reload()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("черновик.txt", Letter);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-note", "Позвонить в бухгалтерию");
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(v => v.includes('note'))");

        await page.ReloadAsync();
        await Expect(page.Locator("#field-note")).ToHaveValueAsync("Позвонить в бухгалтерию");
        await Expect(page.GetByText("Здесь ваши правки, которые не были сохранены.")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#field-note")).ToBeHiddenAsync();

        // What is saved is undone as well.
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-note", "Не звонить");
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("section.fields")).ToContainTextAsync("Не звонить");
        await Expect(page.GetByText("Сохранено")).ToBeVisibleAsync();
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(page.Locator("section.fields")).Not.ToContainTextAsync("Не звонить");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-key=F2]")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => Object.keys(sessionStorage).some(k => k.startsWith('ecm-draft'))")).Should().BeFalse();
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_says_what_is_needed_and_saves_nothing()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("дата.txt", Letter);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("F2");
        await page.FillAsync("#field-documentDate", "32.13.2024");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator("#wrong-documentDate")).ToHaveTextAsync("Нужна дата, например 05.03.2024");
        await page.FillAsync("#field-documentDate", "5.3.2024");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator(".fields")).ToContainTextAsync("05.03.2024");
    }

    [Fact]
    public async Task A_card_is_numbered_changes_its_state_and_hangs_below_another()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("Папка поставщика.txt", Letter, type: "document");
        await visitor.OpenNewCardAsync("записка-о-сверке.txt", Letter, type: "memo");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(new Regex(@"записка-о-сверке № СЗ-\d{3}/\d{2}"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Состояние: Черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "На исполнении" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Состояние: На исполнении" })).ToBeVisibleAsync();

        await visitor.OpenTabAsync("Связи");
        await page.GetByRole(AriaRole.Button, new() { Name = "Переместить" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Вышестоящая карточка" }).FillAsync("папка пост");
        await page.GetByRole(AriaRole.Option, new() { Name = "Папка поставщика" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Переместить сюда" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Treeitem).First).ToContainTextAsync("Папка поставщика");
        await page.Locator(".mud-snackbar").Filter(new() { HasText = "Карточка перемещена" }).GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(1);

        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("Состояние: Черновик → На исполнении");
        await Expect(page.Locator(".history")).ToContainTextAsync("Вышестоящая карточка: пусто → Папка поставщика");
        await Expect(page.Locator(".history")).ToContainTextAsync("регистрация");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Number_is_shown_before_it_is_taken_and_number_and_state_are_taken_back_at_once()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("записка-о-номере.txt", Letter, type: "memo");
        var page = visitor.Page;
        var next = (await page.Locator("#next-number").InnerTextAsync())["следующий: ".Length..];
        next.Should().MatchRegex(@"^СЗ-\d{3}/\d{2}$");

        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync($"№ {next}");
        await page.Locator(".mud-snackbar").Filter(new() { HasText = "Зарегистрирован" }).GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByText($"Номер {next} остался в журнале пропущенным, его можно занять снова.")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).Not.ToContainTextAsync(next);
        await Expect(page.Locator("#next-number")).Not.ToContainTextAsync(next);

        // Later, and with a reason.
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("№ ");
        await page.GetByLabel("Ещё действия").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить регистрацию…" }).ClickAsync();
        await Expect(page.Locator("#unregister-reason")).ToBeFocusedAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.TypeAsync("Занесена по ошибке");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("№ ");
        await Expect(page.Locator("#unregister-reason")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Состояние: Черновик" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "На исполнении" }).ClickAsync();
        await page.Locator(".mud-snackbar").Filter(new() { HasText = "Состояние: На исполнении" }).GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Состояние: Черновик" })).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_undone_late_is_undone_on_the_card_it_was_done_to()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("сосед.txt", Letter);
        var neighbour = new Uri(page.Url).AbsolutePath;
        await visitor.OpenNewCardAsync("выброшенная.txt", Letter);
        var thrown = page.Url;
        await page.GetByLabel("Ещё действия").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "В корзину" }).ClickAsync();
        await Expect(page.GetByText("Карточка в корзине до")).ToBeVisibleAsync();
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", neighbour);
        await Expect(page.Locator("h1")).ToHaveTextAsync("сосед");

        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await page.WaitForFunctionAsync("async address => (await (await fetch('/api/v1' + new URL(address).pathname)).json()).trashedAt == null", thrown);
        await Expect(page.Locator("h1")).ToHaveTextAsync("сосед");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Results_are_walked_from_card_to_card_by_keys_and_left_by_escape()
    {
        await using var visitor = await site.SignInAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await visitor.OpenNewCardAsync($"обход-{number}.txt", $"Ведомость имущества, лист {number}.");
        var page = visitor.Page;
        await visitor.SearchAsync("ведомостями");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("1 из 3");

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("2 из 3");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("3 из 3");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".neighbours")).ToContainTextAsync("2 из 3");

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(3);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_is_tried_again_on_demand()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(new FilePayload { Name = "битый.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 оборван"u8.ToArray() });
        var row = page.Locator("[data-row]:has(a[title='битый.pdf'])");
        await Expect(row).ToContainTextAsync("Не прочитан: файл повреждён или неполон. Файл сохранён.", new() { Timeout = 60_000 });

        await row.GetByRole(AriaRole.Button, new() { Name = "Повторить" }).ClickAsync();
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("чтение повторено");
    }

    [Fact]
    public async Task Pages_with_hits_are_those_of_the_version_that_is_shown()
    {
        await using var visitor = await site.SignInAsync();
        var filling = string.Concat(Enumerable.Repeat("Прочие условия остаются прежними. ", 140));
        await visitor.OpenNewCardAsync("кровля.txt", $"{filling}\n\nКрыша из черепицы.");
        var page = visitor.Page;
        var card = new Uri(page.Url).AbsolutePath;
        await page.EvaluateAsync(
            """
            async ([card, text]) => {
              const [file] = await (await fetch(`/api/v1${card}/files`)).json();
              const body = new FormData();
              body.append("file", new File([text], "кровля.txt", { type: "text/plain" }));
              await fetch(`/api/v1/files/${file.id}/content`, { method: "PUT", headers: { "If-Match": "\"1\"" }, body });
              for (let at = file; at.version !== 2 || at.intake.state !== "done"; at = await (await fetch(`/api/v1/files/${file.id}`)).json())
                await new Promise(done => setTimeout(done, 100));
            }
            """,
            new[] { card, $"Крыша из черепицы.\n\n{filling}" });

        await page.GotoAsync($"{card}?q=черепицей&tab=files");
        await Expect(page.Locator(".strip button[data-page='1'] i")).ToHaveCountAsync(1);
        await Expect(page.Locator(".strip button i")).ToHaveCountAsync(1);

        await page.Locator("a[href*='v=1']").First.ClickAsync();
        await Expect(page.Locator(".strip button[data-page='2'] i")).ToHaveCountAsync(1);
        await Expect(page.Locator(".strip button i")).ToHaveCountAsync(1);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>The journal as a clerk works with it, mostly without the mouse.</summary>
public sealed class RegisterPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Ten_letters_are_registered_by_keyboard_with_six_keys_each_beyond_their_text()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = "Верхневолжский комбинат" });
        await Eventually(async () => (await clerk.SearchAsync("комбинат")).Total > 0);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/incoming");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        var hands = new Hands(page);
        await hands.PressAsync("Insert");
        await Expect(page.Locator("#field-subject")).ToBeFocusedAsync();

        for (var letter = 1; letter <= 10; letter++, hands = new Hands(page))
        {
            await hands.TypeAsync($"О переносе срока {letter}");
            await hands.PressAsync("Tab");
            if (letter == 1)
            {
                await hands.TypeAsync("комбинат");
                await Expect(page.Locator("[role=option]").First).ToContainTextAsync("Верхневолжский комбинат");
            }

            await hands.PressAsync("Tab");
            await hands.TypeAsync($"117-{letter}");
            await hands.PressAsync("Tab");
            await hands.TypeAsync("5.3.2026");
            await hands.PressAsync("Control+Enter");
            await Expect(page.Locator("tbody tr").First).ToContainTextAsync($"117-{letter}");
            await Expect(page.Locator("#field-subject")).ToBeFocusedAsync();
            hands.Acts.Should().BeLessThanOrEqualTo(6);
        }

        var lines = await clerk.Client.Cards.ListAsync(new() { Register = "incoming", Sort = "registered" });
        lines.Items.Should().HaveCountGreaterThanOrEqualTo(10);
        lines.Items.Take(10).Should().OnlyContain(c => c.PartyId != null && c.Date == new DateOnly(2026, 3, 5));
        lines.Items[0].Title.Should().Be("О переносе срока 10");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Journal_is_narrowed_to_days_and_to_a_counterparty_and_the_address_keeps_it()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var party = await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = "Завод «Гидроцилиндр»" });
        foreach (var (title, of) in new[] { ("О гидроцилиндрах", party.Id), ("О поршнях", (Guid?)null) })
        {
            var fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement(title) };
            if (of is { } id)
                fields["party"] = JsonSerializer.SerializeToElement(id);
            var card = await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "outgoing-letter", Title = title, Fields = fields });
            await clerk.Client.Cards.RegisterAsync(card.Id, new RegisterRequest());
        }

        await Eventually(async () => (await clerk.SearchAsync("Гидроцилиндр")).Total > 0);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/outgoing");
        // Other letters stand in this journal as well.
        await Expect(page.Locator("tbody tr", new() { HasText = "О поршнях" })).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("KeyF");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Контрагент" }).FillAsync("гидроцилин");
        await page.GetByRole(AriaRole.Option, new() { Name = "Завод «Гидроцилиндр»" }).ClickAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Контрагент" })).ToHaveValueAsync("Завод «Гидроцилиндр»");

        await page.GetByLabel("По", new() { Exact = true }).FillAsync("вчера-позавчера");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Нужна дата")).ToBeVisibleAsync();
        await page.GetByLabel("По", new() { Exact = true }).FillAsync("01.01.2020");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("to=2020-01-01"));
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Line_that_was_begun_outlives_a_reload()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/incoming");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-subject")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("О начатой строке");
        await page.WaitForFunctionAsync("() => Object.entries(sessionStorage).some(([key, value]) => key.includes('register/') && JSON.parse(value).Fields.subject === 'О начатой строке')");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-subject")).ToHaveValueAsync("О начатой строке");
        await page.Locator("#field-subject").FillAsync("");
        await page.WaitForFunctionAsync("() => Object.keys(sessionStorage).every(k => !k.includes('register/'))");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_typed_fast_and_left_at_once_is_not_lost()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var sender = await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = "Электромеханический завод имени Двадцатилетия" });
        await Eventually(async () => (await clerk.SearchAsync("Электромеханический")).Total > 0);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/outgoing");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-subject")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("О двигателях");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("электромеханический завод имени двадцатилетия");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Locator("#field-party")).ToHaveValueAsync(sender.Title);
        await page.FillAsync("#field-party", "такой организации точно нет");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#wrong-party")).ToContainTextAsync("Выберите карточку");
        await page.FillAsync("#field-party", "");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("О двигателях");
    }

    [Fact]
    public async Task A_letter_entered_before_is_named_before_it_is_saved_again()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        var sender = await clerk.Client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = "Кирпичный завод" });
        var earlier = await clerk.Client.Registers.EnterAsync("incoming", new EnterRequest("incoming-letter")
        {
            Title = "О кирпиче", Fields = Fields(("subject", "О кирпиче"), ("party", sender.Id.ToString()), ("ownNumber", "К-77/1")),
        });
        await Eventually(async () => (await clerk.SearchAsync("кирпиче")).Total > 0 && (await clerk.SearchAsync("кирпичный")).Total > 0);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/incoming");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await Expect(page.Locator("#field-subject")).ToBeFocusedAsync();
        await page.FillAsync("#field-ownNumber", "К-77/1");
        await page.FillAsync("#field-party", "кирпичный");
        await Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
        await page.PressAsync("#field-party", "Tab");

        await Eventually(async () =>
        {
            await page.PressAsync("#field-ownNumber", "Tab");
            return await page.GetByRole(AriaRole.Alert).CountAsync() > 0;
        });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(earlier.Number!);
        await page.PressAsync("#field-party", "Escape");
        await Expect(page.Locator("form.entry")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Numbers_are_reserved_used_and_given_back_with_a_reason()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/acts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Номера без карточек" }).ClickAsync();
        await page.GetByLabel("Сколько").FillAsync("2");
        await page.GetByLabel("Для чего").FillAsync("приказы по отпускам");
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарезервировать номера" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        // They stand in the journal as in the book, each in its place.
        await page.GetByRole(AriaRole.Link, new() { Name = "Журнал «Акты»" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveTextAsync([new Regex(@"А-002/\d+\s*резерв, [\s\S]*приказы по отпускам\s*Занять"), new Regex(@"А-001/\d+\s*резерв, ")]);
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Снять резерв с А-002" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveTextAsync([new Regex(@"А-002/\d+\s*пропущен"), new Regex(@"А-001/\d+\s*резерв, ")]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Занять А-001" }).ClickAsync();
        await Expect(page.Locator("form.entry")).ToContainTextAsync("Займёт А-001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();
        await Expect(page.Locator("form.entry")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Номера без карточек" }).ClickAsync();

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Почему пропущен А-002" }).FillAsync("приказ отменён");
        await page.GetByRole(AriaRole.Button, new() { Name = "Почему пропущен А-002" }).ClickAsync();
        await Expect(page.GetByText("Причина записана")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "А-001" }).ClickAsync();
        await Expect(page.Locator("form.entry")).ToContainTextAsync("Займёт А-001");
        await page.FillAsync("#field-title", "Об отпусках");
        await page.SetInputFilesAsync("form.entry input[type=file]", new FilePayload { Name = "отпуска.txt", MimeType = "text/plain", Buffer = "График отпусков"u8.ToArray() });
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("tbody tr")).ToHaveTextAsync([new Regex(@"А-002/\d+\s*пропущен\s*приказ отменён"), new Regex(@"А-001[\s\S]*Об отпусках")]);
        var clerk = await Clerk.SignInAsync(site.Server);
        var entered = (await clerk.Client.Cards.ListAsync(new() { Register = "acts" })).Items.Single();
        (await clerk.Client.Cards.FilesAsync(entered.Id)).Should().ContainSingle().Which.Name.Should().Be("отпуска.txt");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Columns_are_chosen_and_remembered_lines_are_filtered_and_printed()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        foreach (var subject in new[] { "О поверке весов", "О ремонте крыши" })
            await clerk.Client.Registers.EnterAsync("memos", new EnterRequest("memo") { Title = subject, Fields = Fields(("subject", subject), ("note", "срочно")) });
        await Eventually(async () => (await clerk.SearchAsync("поверку")).Total > 0);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/memos");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Столбцы" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Примечание" }).CheckAsync();
        await Expect(page.Locator("thead")).ToContainTextAsync("Примечание");
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("срочно");

        await page.Keyboard.PressAsync("f");
        await page.GetByLabel("Слова документа").FillAsync("поверку");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        page.Url.Should().Contain("q=");
        var printed = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Печать" }).ClickAsync());
        await Expect(printed.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(printed.Locator("tbody tr")).ToContainTextAsync("О поверке весов");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Line_whose_file_does_not_arrive_is_kept_and_says_that_the_file_is_missing()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/registers/contracts");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await page.Locator("#field-subject").FillAsync("Договор о вагранке");
        await page.SetInputFilesAsync("form.entry input[type=file]", new FilePayload { Name = "вагранка.txt", MimeType = "text/plain", Buffer = "Договор о вагранке"u8.ToArray() });
        await page.RouteAsync("**/api/v1/cards/*/files", route => route.AbortAsync());

        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("записана, но файл не принят. Добавьте его на карточке.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "Договор о вагранке" })).ToBeVisibleAsync();
        visitor.Faults.Where(fault => !fault.Contains("/files", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static Task Eventually(Func<Task<bool>> holds) => Testing.Eventually.HoldsAsync("the index has it", holds);

    private static Dictionary<string, JsonElement> Fields(params (string Key, string Value)[] fields) => fields.ToDictionary(f => f.Key, f => JsonSerializer.SerializeToElement(f.Value));
}

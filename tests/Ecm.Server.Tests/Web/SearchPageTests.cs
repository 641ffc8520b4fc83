using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

[Collection(WebSiteTests.Name)]
public sealed class SearchPageTests(WebSite site)
{
    [Fact]
    public async Task Results_are_refined_by_facets_and_the_address_keeps_the_view()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("карбюратор-1.txt", "Ремонт карбюратора.", type: "memo");
        await visitor.OpenNewCardAsync("карбюратор-2.txt", "Покраска карбюратора.", type: "document");
        var page = visitor.Page;
        await visitor.SearchAsync("карбюраторами");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Служебная записка" }).CheckAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-row]")).ToContainTextAsync("карбюратор-1");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Page_that_there_is_not_says_so_and_leads_back()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("нумератор.txt", "Нумератор страничный.");
        var page = visitor.Page;
        var query = Uri.EscapeDataString("нумератором");
        foreach (var number in new[] { 7, 501, int.MaxValue })
        {
            await page.GotoAsync($"/search?q={query}&page={number}");
            await Expect(page.Locator(".nothing h2")).ToHaveTextAsync("Здесь нет столько страниц");
            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { Name = "К первой странице" }).ClickAsync();
            await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Words_in_the_other_keyboard_layout_are_read_as_meant_and_a_missing_document_is_asked_for()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.OpenNewCardAsync("раскладка.txt", "Перечень дефектов оборудования.");
        var page = visitor.Page;
        await visitor.SearchAsync("ltatrns");

        await Expect(page.Locator(".snippets mark")).ToHaveTextAsync("дефектов");
        await Expect(page.GetByText("Запрос «ltatrns» прочитан как «дефекты».")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Искать как набрано" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ничего не найдено по «ltatrns»" })).ToBeVisibleAsync();

        await page.GotoAsync($"/search?q={Uri.EscapeDataString("дефектами")}&type=invoice");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Без уточнения «Вид документа»: 1 документ" })).ToBeVisibleAsync();
        await page.GetByLabel("Номер, часть названия или ссылка").FillAsync("раскл");
        await page.Keyboard.PressAsync("Enter");
        var answer = page.Locator(".why .answer");
        await Expect(answer).ToContainTextAsync("Документ скрыт уточнением «Вид документа».");
        await answer.GetByRole(AriaRole.Link, new() { Name = "Убрать уточнение" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Missing_document_is_explained_by_the_word_it_was_misread_for_by_a_file_that_is_not_read_and_by_the_trash()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("каптаж родника.txt", "Ремонт мотопомны у родника.");
        var card = Guid.Parse(new Uri(page.Url).Segments[^1]);
        var broken = await admin.Client.UploadAsync(new(new MemoryStream("%PDF-1.7\nродник, и больше ничего"u8.ToArray()), "родник-план.pdf"), new());
        await Eventually.HoldsAsync("it is parked", async () => (await admin.Client.Files.GetAsync(broken.FileId!.Value)).Intake.State == "parked");
        await page.GotoAsync($"/search?q={Uri.EscapeDataString("мотопомпа родник шестьсот")}");
        var (asked, answer) = (page.GetByLabel("Номер, часть названия или ссылка"), page.Locator(".why .answer"));
        if (!await asked.IsVisibleAsync())
            await page.GetByText("Нет нужного документа?").ClickAsync();

        await AskAsync("каптаж");
        await Expect(answer).ToContainTextAsync("Слова «мотопомпа» в документе нет. Похоже, оно прочитано как «мотопомны»");
        await Expect(answer).ToContainTextAsync("Слова «шестьсот» в документе нет ни в одной форме.");
        await AskAsync("родник-план");
        await Expect(answer).ToContainTextAsync("Файл «родник-план.pdf» не прочитан: его текст не ищется, только карточка.");
        await AskAsync("такого-нет-8841");
        await Expect(answer).ToContainTextAsync("По «такого-нет-8841» документа нет, или он закрыт для вас.");
        await admin.Client.Cards.TrashAsync(card);
        await AskAsync($"{site.Server.Url}/cards/{card}");
        await Expect(answer).ToContainTextAsync("Карточка в корзине. Восстановите её, и она найдётся.");
        await admin.Client.Cards.RestoreAsync(card);
        await Eventually.HoldsAsync("it is found again", async () => (await admin.SearchAsync("каптаж")).Total == 1);
        await AskAsync("каптаж");
        await answer.GetByRole(AriaRole.Link, new() { Name = "Показать страницу" }).ClickAsync();
        await Expect(page.Locator(".desk mark")).ToHaveTextAsync("мотопомны");
        visitor.Faults.Should().BeEmpty();

        async Task AskAsync(string text)
        {
            await asked.FillAsync(text);
            await asked.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task A_query_that_cannot_be_understood_says_what_is_wrong_with_it()
    {
        await using var visitor = await site.SignInAsync();
        await visitor.Page.GotoAsync($"/search?q={Uri.EscapeDataString("(акт")}");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Misspelt_word_is_answered_with_what_was_meant_which_is_searched_for_when_pressed()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("дымосос.txt", "Паспорт дымососа котельной.", type: "memo");
        await visitor.SearchAsync("дымососа");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        await visitor.SearchAsync("димососа");
        await Expect(page.Locator(".nothing h2")).ToHaveTextAsync("Ничего не найдено по «димососа»");
        var meant = page.GetByRole(AriaRole.Link, new() { Name = "Возможно, вы искали «дымососа»: 1 документ" });
        await Expect(meant).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await meant.ClickAsync();

        await Expect(page.Locator(".snippets mark")).ToHaveTextAsync("дымососа");
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("дымососа");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_of_results_are_turned_by_brackets()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        for (var at = 1; at <= 21; at++)
            await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = $"Вагранка {at:00}" });
        await Eventually.HoldsAsync("all are found", async () => (await admin.SearchAsync("вагранка")).Total == 21);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/search?q={Uri.EscapeDataString("вагранка")}&sort=title&view=list");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(20);

        await page.Keyboard.PressAsync("BracketRight");
        await Expect(page.Locator("[data-row-link]")).ToHaveTextAsync(["Вагранка 21"]);
        await page.Keyboard.PressAsync("BracketLeft");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(20);
        await Expect(page.Locator("[data-row-link]").First).ToHaveTextAsync("Вагранка 01");
        visitor.Faults.Should().BeEmpty();
    }
}

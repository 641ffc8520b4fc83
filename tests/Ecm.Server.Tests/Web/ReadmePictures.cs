using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.People;
using Ecm.Contracts.Registers;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>
/// Makes the pictures of README.md from the real page. They go into artifacts/pictures; with <c>ECM_README_PICTURES</c> set, into the folder
/// that it names (docs/images of the checkout).
/// </summary>
public sealed class ReadmePictures
{
    private static readonly string[] Contract =
    [
        """
        ДОГОВОР ПОСТАВКИ № А-1312/Б

        г. Тверь                                                                  12 марта 2024 г.

        Общество с ограниченной ответственностью «Ромашка», именуемое в дальнейшем «Поставщик», с одной стороны, и акционерное общество «Верхневолжский комбинат», именуемое в дальнейшем «Покупатель», с другой стороны, заключили настоящий договор о нижеследующем.

        1. ПРЕДМЕТ ДОГОВОРА

        1.1. Поставщик обязуется передать в собственность Покупателя пиломатериалы, а Покупатель обязуется принять и оплатить Товар.

        2. ЦЕНА И ПОРЯДОК РАСЧЁТОВ

        2.1. Общая сумма договора составляет 4 850 000,00 рублей. Оплата производится в течение десяти банковских дней после подписания товарной накладной.
        """,
        """
        3. СРОКИ И ПОРЯДОК ПОСТАВКИ

        3.1. Срок поставки партии Товара — не позднее 10 рабочих дней с даты согласования заявки.

        3.2. Приёмка Товара производится на складе Покупателя по адресу: г. Тверь, ул. Складская, д. 14.

        4. ОТВЕТСТВЕННОСТЬ СТОРОН

        4.1. За нарушение срока поставки Поставщик уплачивает неустойку в размере 0,1 % от стоимости непоставленного Товара за каждый день просрочки, но не более 10 % этой стоимости.

        4.2. За нарушение срока оплаты Покупатель уплачивает пеню в размере 0,1 % от суммы задолженности за каждый день просрочки.

        4.3. Уплата неустойки не освобождает стороны от исполнения обязательств по договору.

        5. ФОРС-МАЖОР

        5.1. Стороны освобождаются от ответственности, если неисполнение обязательств явилось следствием обстоятельств непреодолимой силы.
        """,
    ];

    private const string Claim = """
        ПРЕТЕНЗИЯ исх. № 117 от 02.09.2024

        о просрочке поставки

        По договору поставки № Т-88 Вы обязались поставить кирпич керамический в срок до 12 июля 2024 года. Требуем уплатить неустойку за период с 12.07.2024 по 30.08.2024 в сумме 98 400 рублей согласно расчёту.
        """;

    private const string Answer = """
        Директору АО «Верхневолжский комбинат»

        О снижении неустойки

        Просим рассмотреть возможность снижения неустойки до 0,03 % в связи с обстоятельствами, изложенными в нашем письме от 02.09.2024.
        """;

    private const string Supplement = """
        ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 2 к договору поставки № А-1312/Б

        Пункт 4.1 договора изложить в следующей редакции: «За нарушение срока поставки уплачивается неустойка в размере 0,05 % от стоимости партии за каждый день просрочки».
        """;

    // What came in, in the order of the journal.
    private static readonly (string From, string Number, string Subject, string? State)[] Letters =
    [
        ("ООО «Ромашка»", "98-к", "О графике отгрузки на сентябрь", "done"),
        ("ИП Кузнецов А. В.", "14", "О возврате аванса", "done"),
        ("ООО «ТверьСтройСнаб»", "511/3", "О замене марки кирпича", "done"),
        ("Арбитражный суд Тверской области", "А66-8/24", "Определение о принятии иска", "done"),
        ("ООО «Ромашка»", "104-к", "Счёт на предоплату", "done"),
        ("ООО «ТверьСтройСнаб»", "518/3", "Протокол разногласий", "execution"),
        ("АО «Верхневолжский комбинат»", "2210", "О назначении ответственного", "done"),
        ("ИП Кузнецов А. В.", "17", "О продлении срока поставки", "execution"),
        ("Арбитражный суд Тверской области", "А66-31/24", "О времени заседания", "execution"),
        ("ООО «Ромашка»", "112-к", "Акт сверки за полугодие", "done"),
        ("ООО «ТверьСтройСнаб»", "530/3", "О приёмке партии № 7", "execution"),
        ("ООО «Ромашка»", "117-к", "О переносе срока", "execution"),
        ("ИП Кузнецов А. В.", "21", "Ответ на претензию", null),
        ("ООО «ТверьСтройСнаб»", "541/3", "О гарантийном сроке", null),
    ];

    [Fact, Trait("Category", "Long")]
    public async Task Pictures_show_the_page_as_it_is_and_stay_small()
    {
        await using var server = await RunningServer.StartAsync();
        await using var browser = await Browser.StartAsync();
        await FillAsync(server);
        await using var visitor = await browser.VisitAsync(server.Url);
        await visitor.SignInAsync("/intake");
        var page = visitor.Page;
        await visitor.WaitUntilReadAsync("скан_0041.pdf");
        await visitor.WaitUntilReadAsync("скан_0038.pdf");

        // The first question after a start compiles what it needs; the picture shows a usual one.
        await visitor.SearchAsync("договором");
        await visitor.SearchAsync("неустойкой");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(4);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('img.thumb')].every(i => i.complete && i.naturalWidth > 1)");
        await page.Locator("main").ClickAsync(new() { Position = new() { X = 900, Y = 600 } });
        await TakeAsync(page, "search");

        await page.GetByRole(AriaRole.Link, new() { Name = "Договор поставки № А-1312/Б" }).First.ClickAsync();
        await Expect(page.Locator(".desk .page:not(.loading) .box")).ToHaveCountAsync(2);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.strip img')].every(i => i.complete && i.naturalWidth > 1)");
        await TakeAsync(page, "card");

        await page.GotoAsync("/registers/incoming");
        await Expect(page.Locator(".book tbody tr")).ToHaveCountAsync(Letters.Length);
        await TakeAsync(page, "journal");

        using var again = Scan.Again(Contract);
        await page.GotoAsync("/intake");
        await visitor.DropAsync(again.Path);
        await Expect(page.Locator(".pane .both")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.pane img')].every(i => i.complete && i.naturalWidth > 1)");
        await TakeAsync(page, "intake");
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task FillAsync(RunningServer server)
    {
        using var session = new EcmClient(new Uri(server.Url), null);
        await session.People.LoginAsync(new LoginRequest("admin", RunningServer.AdminPassword));
        var token = (await session.People.CreateTokenAsync(new CreateTokenRequest { Name = "pictures" })).Token;
        using var client = new EcmClient(new Uri(server.Url), token);
        var me = await client.People.MeAsync();
        async Task<Guid> PartyAsync(string name) => (await client.Cards.CreateAsync(new CreateCardRequest { Type = "organisation", Title = name })).Id;
        var supplier = await PartyAsync("ООО «Ромашка»");
        var own = await PartyAsync("АО «Верхневолжский комбинат»");
        var builder = await PartyAsync("ООО «ТверьСтройСнаб»");
        var person = await PartyAsync("ИП Кузнецов А. В.");
        var court = await PartyAsync("Арбитражный суд Тверской области");
        var senders = new Dictionary<string, Guid> { ["ООО «Ромашка»"] = supplier, ["АО «Верхневолжский комбинат»"] = own, ["ООО «ТверьСтройСнаб»"] = builder, ["ИП Кузнецов А. В."] = person, ["Арбитражный суд Тверской области"] = court };
        foreach (var ((from, number, subject, state), at) in Letters.Select((letter, i) => (letter, i)))
        {
            var fields = new { subject, party = senders[from], ownNumber = number, responsible = me.Id, documentDate = $"2026-11-{10 + at:00}" };
            var entered = await client.Registers.EnterAsync("incoming", new EnterRequest("incoming-letter") { Title = $"Письмо «{subject}»", Fields = JsonSerializer.SerializeToElement(fields).Deserialize<Dictionary<string, JsonElement>>()! });
            if (state is not null)
                await client.Cards.TransitionAsync(entered.Id, new TransitionRequest(state));
        }

        async Task<Guid> TakeInAsync(string name, string type, string title, string? state, object fields, params string[] pages)
        {
            using var scan = Scan.Noisy(name, pages);
            await using var content = File.OpenRead(scan.Path);
            var made = (await client.UploadAsync(new FileToSend(content, name), new UploadQuery { Type = type })).CardId!.Value;
            var card = await client.Cards.GetAsync(made);
            await client.Cards.PatchAsync(made, $"\"{card.Version}\"", new PatchCardRequest
            {
                Title = title, Fields = JsonSerializer.SerializeToElement(fields).Deserialize<Dictionary<string, JsonElement>>()!,
            });
            if (state is not null)
                await client.Cards.TransitionAsync(made, new TransitionRequest(state));
            return made;
        }

        await TakeInAsync("скан_0041.pdf", "incoming-letter", "Письмо «О снижении неустойки»", "execution",
            new { subject = "О снижении неустойки", documentDate = "2024-09-18", party = person }, Answer);
        await TakeInAsync("скан_0040.pdf", "incoming-letter", "Претензия исх. № 117 о просрочке поставки", null,
            new { subject = "Неустойка за просрочку", documentDate = "2024-09-02", party = builder }, Claim);
        await TakeInAsync("скан_0039.pdf", "annex", "Дополнительное соглашение № 2 к договору № А-1312/Б", "signing",
            new { documentDate = "2024-09-20", party = supplier }, Supplement);
        await TakeInAsync("скан_0038.pdf", "contract", "Договор поставки № А-1312/Б от 12.03.2024", "approval",
            new
            {
                subject = "Поставка пиломатериалов", documentDate = "2024-03-12", party = supplier, ownEntity = own, validUntil = "2025-12-31",
                sum = new { minor = 485_000_000, currency = "RUB" },
            }, Contract);
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("ECM_README_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "pictures");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        // The grain of a scan is most of the bytes and nothing for the eye.
        Tool.Run("convert-im6", path, "+dither", "-colors", "48", "-define", "png:compression-level=9", path);
        new FileInfo(path).Length.Should().BeLessThan(300_000);
    }
}

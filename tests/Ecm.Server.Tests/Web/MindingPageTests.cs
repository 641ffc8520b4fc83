using Ecm.Client;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Storage, index and audit as an administrator minds them by their buttons and forms.</subject>
[Collection(CardSiteTests.Name)]
public sealed class MindingPageTests(CardSite site)
{
    private const string Well = "Проверка закончена, расхождений нет.";

    [Fact]
    public async Task Storage_is_verified_and_the_page_says_when_and_with_what_outcome()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await TakeInAsync(admin, "хранимая-опись.txt", "Опись хранилища.");
        var before = (await admin.Client.Administration.ServerAsync()).Storage.Verified?.At;
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/admin/storage");

        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = Well })).ToBeVisibleAsync();
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("расхождений нет (проверено ");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Проверить" })).ToBeEnabledAsync();
        await Axe.ExpectNoFaultsAsync(page);

        var after = (await admin.Client.Administration.ServerAsync()).Storage.Verified!;
        after.Faults.Should().Be(0);
        after.At.Should().NotBe(before);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Index_is_verified_and_filled_anew_beside_while_search_goes_on()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await TakeInAsync(admin, "перестройка.txt", "Флюгер на башне.");
        var before = (await admin.Client.Administration.AuditAsync(action: "index.rebuild")).Items.Count;
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/admin/index");

        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = Well })).ToBeVisibleAsync();
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("расхождений нет (проверено ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Перестроить рядом" }).ClickAsync();
        await Expect(page.GetByText("Строим новый индекс")).ToBeVisibleAsync();
        (await admin.SearchAsync("флюгер")).Total.Should().Be(1);

        // The button is there again once the new one serves.
        await Eventually.HoldsAsync("the new one serves", async () => !(await admin.Client.Administration.ServerAsync()).Index.Rebuilding);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Перестроить рядом" })).ToBeVisibleAsync();
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("не отстаёт");
        (await admin.Client.Administration.AuditAsync(action: "index.rebuild")).Items.Should().HaveCount(before + 1);
        (await admin.SearchAsync("флюгер")).Total.Should().Be(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = Well })).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Audit_is_narrowed_by_its_form_and_exported_as_it_is_shown()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var watched = await admin.NewUserAsync("под-надзором", roles: ["clerk"]);
        foreach (var title in new[] { "Надзорная первая", "Надзорная вторая" })
            await watched.Client.Cards.CreateAsync(new() { Type = "memo", Title = title });
        await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Надзорная чужая" });
        // The organisation's day may be another one than here.
        var now = TimeProvider.System.GetUtcNow();
        var (yesterday, tomorrow) = (now.AddDays(-1), now.AddDays(1));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var rows = page.Locator("tbody tr[data-row]");
        var show = page.GetByRole(AriaRole.Button, new() { Name = "Отобрать" });
        var who = page.GetByRole(AriaRole.Combobox, new() { Name = "Кто" });
        await page.GotoAsync("/admin/audit");

        await who.SelectOptionAsync(new SelectOptionValue { Label = "под-надзором" });
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Действие" }).SelectOptionAsync(new SelectOptionValue { Label = "создание карточки" });
        await page.GetByLabel("С", new() { Exact = true }).FillAsync("31.02.2026");
        await show.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/admin/audit");
        await page.GetByLabel("С", new() { Exact = true }).FillAsync($"{yesterday:dd.MM.yyyy}");
        await page.GetByLabel("По", new() { Exact = true }).FillAsync($"{tomorrow:dd.MM.yyyy}");
        await show.ClickAsync();
        var person = (await admin.Client.Administration.UsersAsync(q: "под-надзором")).Items.Single();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/admin/audit?who={person.Id}&action=card.create&from={yesterday:yyyy-MM-dd}&to={tomorrow:yyyy-MM-dd}");
        await Expect(rows.Locator(".about")).ToHaveTextAsync(["Надзорная вторая", "Надзорная первая"]);
        await Axe.ExpectNoFaultsAsync(page);

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Выгрузить" }).ClickAsync());
        file.SuggestedFilename.Should().Be("журнал событий.csv");
        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        lines.Should().HaveCount(3);
        lines[0].Should().Be("№;Когда;Кто;Действие;О чём;Что изменилось");
        lines.Skip(1).Should().AllSatisfy(line => line.Should().Contain(";под-надзором;создание карточки;Надзорная "));

        // Of a card alone; and of days on which nothing was done.
        await page.GetByLabel("О чём").FillAsync($"{(await watched.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Надзорная третья" })).Id}");
        await show.ClickAsync();
        await Expect(rows.Locator(".about")).ToHaveTextAsync(["Надзорная третья"]);
        await page.GetByLabel("По", new() { Exact = true }).FillAsync("01.01.2020");
        await page.GetByLabel("С", new() { Exact = true }).FillAsync("");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Таких записей нет.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Сбросить" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Server.Url}/admin/audit");
        await Expect(who).ToHaveValueAsync("");
        await Expect(rows.First).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_read_is_picked_out_by_its_reason_and_all_of_it_is_tried_again()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        string[] names = ["рваный-лист-1.pdf", "рваный-лист-2.pdf"];
        var files = new List<Guid>();
        foreach (var name in names)
            files.Add((await admin.Client.UploadAsync(new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n{name}")), name), new())).FileId!.Value);
        await UntilParkedAsync();
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/admin/jobs");

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Причина" }).SelectOptionAsync("password");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reason=password"));
        await Expect(page.GetByText("рваный-лист-1")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Причина" }).SelectOptionAsync("damaged");
        foreach (var name in names)
            await Expect(page.Locator("tbody tr").Filter(new() { HasText = name[..^4] })).ToContainTextAsync("файл повреждён или неполон");
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Повторить все" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new(@"^Отправлено на чтение: \d+$") })).ToBeVisibleAsync();

        foreach (var file in files)
            (await admin.Http.GetStringAsync($"api/v1/cards/{(await admin.Client.Files.GetAsync(file)).CardId}/history")).Should().Contain("file.retry");
        await UntilParkedAsync();
        visitor.Faults.Should().BeEmpty();

        Task UntilParkedAsync() => Eventually.HoldsAsync("they are parked", async () =>
            (await Task.WhenAll(files.Select(f => admin.Client.Files.GetAsync(f)))).All(f => f.Intake.State == "parked"));
    }

    private static async Task TakeInAsync(Clerk admin, string name, string text)
    {
        var file = await admin.Client.UploadAsync(new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), name), new());
        await Eventually.HoldsAsync("it is read", async () => (await admin.Client.Files.GetAsync(file.FileId!.Value)).Intake.State == "done");
    }
}

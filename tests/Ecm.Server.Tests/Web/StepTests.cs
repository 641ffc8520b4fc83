using System.Text;
using Ecm.Client;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>How many keys and clicks a clerk's everyday acts take; of ten letters in the journal <see cref="RegisterPageTests"/> tells.</summary>
[Collection(CardSiteTests.Name)]
public sealed class StepTests(CardSite site)
{
    [Fact]
    public async Task File_is_uploaded_and_found_in_four_steps()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var hands = new Hands(page);
        await Expect(page.Locator("[data-pick]")).ToBeVisibleAsync();

        // The system's window of files is one step, and one of its buttons another.
        var chooser = await page.RunAndWaitForFileChooserAsync(() => hands.ClickAsync(page.Locator("[data-pick]")));
        await chooser.SetFilesAsync(new FilePayload { Name = "шаги.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Отчёт о шагомере.") });
        const int inWindow = 1;
        await visitor.WaitUntilReadAsync("шаги.txt");
        await hands.PressAsync("/");
        await hands.TypeAsync("шагомеры");
        await hands.PressAsync("Enter");

        await Expect(page.Locator("section.results [data-row-link]")).ToHaveTextAsync("шаги");
        (hands.Acts + inWindow).Should().BeLessThanOrEqualTo(4);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_may_read_is_seen_and_taken_away_in_three_steps()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("доступ-по-шагам.txt", "Записка.", type: "memo");
        var hands = new Hands(page);

        await hands.PressAsync("Digit5");
        await hands.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Роль «читатель»" }));

        await Expect(page.Locator(".source")).ToContainTextAsync("свой список");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Убрать: Роль «читатель»" })).ToHaveCountAsync(0);
        hands.Acts.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Annex_is_hung_under_its_contract_in_three_steps()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("соглашение-верхнее.txt", "Соглашение.", type: "contract");
        await visitor.OpenNewCardAsync("нижнее-приложение.txt", "Приложение.", type: "annex");
        var hands = new Hands(page);

        await hands.PressAsync("KeyL");
        await Expect(page.Locator("#field-parent")).ToBeFocusedAsync();
        await hands.TypeAsync("соглашение-верх");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["соглашение-верхнее"]);
        await hands.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Treeitem)).ToContainTextAsync(["соглашение-верхнее", "нижнее-приложение"]);
        hands.Acts.Should().BeLessThanOrEqualTo(3);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Version_is_restored_in_three_steps()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("прежняя-редакция.txt", "Редакция первая.");
        var file = (await admin.Client.Cards.FilesAsync(Guid.Parse(new Uri(page.Url).Segments[^1])))[0].Id;
        await admin.Client.ReplaceFileAsync(file, 1, new FileToSend(new MemoryStream("Редакция вторая."u8.ToArray()), "прежняя-редакция.txt"));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
        var hands = new Hands(page);

        await hands.ClickAsync(page.GetByRole(AriaRole.Tab, new() { Name = "Файлы" }));
        await hands.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Вернуть эту версию" }));

        await Expect(page.Locator(".files")).ToContainTextAsync("версия 3");
        await Expect(page.Locator(".files .num").First).ToContainTextAsync("Администратор");
        hands.Acts.Should().BeLessThanOrEqualTo(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();
        await Expect(page.Locator(".files")).ToContainTextAsync("версия 4");
    }
}

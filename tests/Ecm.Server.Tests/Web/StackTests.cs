using System.Text;
using Ecm.Contracts.Cards;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>What a whole stack gets before it is dropped, and what can be put right after: where it hangs, who sees it, its type, a newer version of its file.</subject>
[Collection(CardSiteTests.Name)]
public sealed class StackTests(CardSite site)
{
    [Fact]
    public async Task Stack_hangs_below_a_card_and_is_seen_by_those_of_its_list()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var admin = await Clerk.SignInAsync(site.Server);
        var parent = await admin.Client.Cards.CreateAsync(new CreateCardRequest { Type = "document", Title = "Дело о дебаркадерном причале" });
        var other = await admin.NewUserAsync("stacker", ["clerk"]);
        await page.GotoAsync("/admin/lists");
        await Expect(page.Locator(".nothing, tbody tr").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Insert");
        await page.GetByLabel("Название").FillAsync("Причал");
        await page.Locator("#access-whom").FillAsync("администратор · роль");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить" }).ClickAsync();
        await Expect(page.Locator(".list li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+KeyS");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "Причал" })).ToContainTextAsync("чтение");
        await Axe.ExpectNoFaultsAsync(page);

        await page.GotoAsync("/intake");
        await page.Locator("[popovertarget=stack-menu]").ClickAsync();
        await page.Locator("#field-parent-of-new").FillAsync("дебаркадерном");
        await page.GetByRole(AriaRole.Option, new() { Name = "Дело о дебаркадерном причале" }).ClickAsync();
        await page.Locator("#access-of-new").SelectOptionAsync("Причал");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[popovertarget=stack-menu]")).ToHaveTextAsync("в карточку · Причал");

        // Whoever looks something up in between goes on with the same stack; where it hangs is chosen for each.
        await page.EvaluateAsync("() => Blazor.navigateTo('/searches')");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Сохранённые поиски");
        await page.EvaluateAsync("() => Blazor.navigateTo('/intake')");
        await Expect(page.Locator("[popovertarget=stack-menu]")).ToHaveTextAsync("Причал");
        await page.Locator("[popovertarget=stack-menu]").ClickAsync();
        await page.Locator("#field-parent-of-new").FillAsync("дебаркадерном");
        await page.GetByRole(AriaRole.Option, new() { Name = "Дело о дебаркадерном причале" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[popovertarget=stack-menu]")).ToHaveTextAsync("в карточку · Причал");
        await ChooseAsync(page, "[data-pick]", "причал-1.txt", "Смета причала.");
        await visitor.WaitUntilReadAsync("причал-1.txt");

        var child = (await admin.Client.Cards.ListAsync(new Ecm.Client.CardListQuery { Parent = parent.Id.ToString() })).Items.Should().ContainSingle().Subject;
        child.Title.Should().Be("причал-1");
        (await other.StatusAsync($"api/v1/cards/{parent.Id}")).Should().Be(200);
        (await other.StatusAsync($"api/v1/cards/{child.Id}")).Should().Be(404, "the list names administrators alone");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Type_of_a_card_is_changed_on_it_and_taken_back_and_its_file_gets_a_newer_version()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("домкрат.txt", "Служебная записка о домкрате.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сменить вид документа" }).ClickAsync();
        await page.Locator(".fields select").SelectOptionAsync("contract");
        await page.Locator(".fields form button.main").ClickAsync();
        await Expect(page.Locator(".fields")).ToContainTextAsync("Контрагент");
        await Expect(page.Locator(".fields")).ToContainTextAsync("Договор");
        await Axe.ExpectNoFaultsAsync(page);
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("Вид документа: Документ → Договор");
        await visitor.OpenTabAsync("Реквизиты");

        await visitor.OpenTabAsync("Файлы");
        await ChooseAsync(page, "[data-next-version]", "домкрат-исправленный.txt", "Служебная записка о домкрате, исправленная.");
        await Expect(page.Locator(".files")).ToContainTextAsync("версия 2");
        await Expect(page.Locator(".files li").First).ToContainTextAsync("домкрат-исправленный.txt");
        await Expect(page.Locator("ul.sending li")).ToHaveCountAsync(0);

        // A large one comes in pieces. The browser takes it from the disk: through the test it would take half a minute.
        using var folder = new TemporaryFolder();
        var large = Path.Combine(folder.Path, "домкрат.bin");
        await File.WriteAllBytesAsync(large, new byte[33 * 1024 * 1024]);
        await (await ChooserAsync(page, "[data-next-version]")).SetFilesAsync(large);
        await Expect(page.Locator(".files")).ToContainTextAsync("версия 3");
        await Expect(page.Locator(".files li").First).ToContainTextAsync("домкрат.bin");
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task ChooseAsync(IPage page, string button, string file, string text) =>
        await (await ChooserAsync(page, button)).SetFilesAsync(new FilePayload { Name = file, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });

    private static Task<IFileChooser> ChooserAsync(IPage page, string button) => page.RunAndWaitForFileChooserAsync(() => page.ClickAsync(button));
}

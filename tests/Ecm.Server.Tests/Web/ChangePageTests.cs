using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>Selecting, acting on many, undoing, the pages of change sets and of the trash, by keyboard alone.</subject>
[Collection(WebSiteTests.Name)]
public sealed class ChangePageTests(WebSite site)
{
    [Fact, LookedAt("/changes/{Id:guid}")]
    public async Task Selected_cards_go_to_the_trash_and_come_back_by_keys()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var i in new[] { 1, 2, 3 })
            await visitor.OpenNewCardAsync($"каталог-{i}.txt", "Каталог кабельных муфт.");
        await visitor.SearchAsync("муфты");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(3);

        await page.Locator("h1").First.FocusAsync();
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("KeyX");
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync("Выбрано: 1");
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("KeyJ");
        await page.Keyboard.PressAsync("Shift+KeyX");
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync("Выбрано: 3");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Delete");

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 3" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);
        await page.GotoAsync("/trash");
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "каталог-" })).ToHaveCountAsync(3);
        await page.GotoAsync("/changes");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await Expect(page.Locator("[data-row]").Filter(new() { HasText = "каталог-" })).ToHaveCountAsync(3);
        await Axe.ExpectNoFaultsInBothThemesAsync(page);
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Отмена" })).ToBeVisibleAsync();
        await Eventually.HoldsAsync("they are found again", async () =>
        {
            await visitor.SearchAsync("муфты");
            return await page.Locator("[data-row]").CountAsync() == 3;
        });
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Field_of_all_that_is_selected_is_set_and_what_changed_later_is_offered_to_be_picked()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var i in new[] { 1, 2 })
            await visitor.OpenNewCardAsync($"опись-{i}.txt", "Опись пневматических экскаваторов.", type: "memo");
        await visitor.SearchAsync("экскаваторы");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await page.Locator("h1").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyA");
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync("Выбрано: 2");
        await Expect(page.Locator(".bulk button[data-key=KeyE]")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("KeyE");
        await page.Locator("#bulk-field").SelectOptionAsync("subject");
        await page.Locator("form.form button.main").ClickAsync();
        await Expect(page.Locator("#wrong-subject")).ToHaveTextAsync("Введите значение или отметьте «Очистить реквизит»");
        await page.Locator("#field-subject").FillAsync("Пересмотрено");
        await page.Locator("form.form button.main").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 2" })).ToBeVisibleAsync();

        // Somebody else changes one of them. Undone by the message's key, it is shown to be decided on.
        var admin = await Clerk.SignInAsync(site.Server);
        var changed = await admin.Client.Cards.GetAsync((await admin.SearchAsync("экскаваторы")).Hits[0].CardId);
        await admin.Client.Cards.PatchAsync(changed.Id, $"\"{changed.Version}\"", new() { Fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement("Иначе") } });
        await page.Locator("h1").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+KeyZ");
        await Expect(page).ToHaveURLAsync(new Regex(@"/changes/[-0-9a-f]+\?undo=true$"));
        await Expect(page.Locator(".detail").First).ToContainTextAsync("пусто → Пересмотрено");
        await Expect(page.Locator("fieldset input")).ToHaveCountAsync(1);
        await Axe.ExpectNoFaultsInBothThemesAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить изменения" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 1" })).ToBeVisibleAsync();
        await Expect(page.Locator(".detail").First).ToContainTextAsync("Изменено позже");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Selected_documents_are_downloaded_together_and_registered_together()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var i in new[] { 1, 2 })
            await visitor.OpenNewCardAsync($"фланец-{i}.txt", "Чертёж фланца.", "memo");
        await visitor.SearchAsync("фланцы");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+KeyA");
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync("Выбрано: 2");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Скачать ZIP" }).ClickAsync());
        download.SuggestedFilename.Should().MatchRegex(@"^Документы \d{4}-\d\d-\d\d\.zip$");
        await using (var zip = ZipFile.OpenRead((await download.PathAsync())!))
            zip.Entries.Select(e => e.FullName).Should().BeEquivalentTo("фланец-1.txt", "фланец-2.txt");

        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await Expect(page.GetByLabel("Дата регистрации")).ToBeVisibleAsync();
        await Axe.ExpectNoFaultsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Применить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 2" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+KeyA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сравнить тексты" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Сравнение текстов");
        await Expect(page.Locator(".compare")).ToContainTextAsync("фланец-1.txt");
        await Expect(page.Locator(".compare")).ToContainTextAsync("фланец-2.txt");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Cards_without_files_are_said_to_have_none_and_the_selection_stays()
    {
        var clerk = await Clerk.SignInAsync(site.Server);
        await clerk.Client.Cards.CreateAsync(new() { Type = "memo", Title = "Шайба без файла" });
        await Eventually.HoldsAsync("it is found", async () => (await clerk.SearchAsync("шайба")).Total == 1);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.SearchAsync("шайба");
        await page.Locator("[data-select]").CheckAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Скачать ZIP" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("У этих карточек нет файлов.");
        await Expect(page.Locator(".bulk b")).ToHaveTextAsync("Выбрано: 1");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Trash_gives_back_what_is_selected()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.OpenNewCardAsync("черновик-возврата.txt", "Черновик.");
        await page.Locator("[popovertarget=card-menu]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "В корзину" }).ClickAsync();
        await Expect(page.Locator("p.note")).ToContainTextAsync("Карточка в корзине");
        await page.GotoAsync("/trash");
        var row = page.Locator("[data-row]").Filter(new() { HasText = "черновик-возврата" });
        await row.Locator("[data-select]").CheckAsync();
        await Expect(page.Locator(".top button")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("KeyE");

        await Expect(row).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: 1" })).ToBeVisibleAsync();
        visitor.Faults.Should().BeEmpty();
    }
}

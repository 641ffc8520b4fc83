using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>
/// A clerk's day in one story, from the first start to a mistake that is undone, without a mouse. By day there are few papers, which are picked by a key;
/// at length a stack of thirty, which is dropped on the page, beside the sample data.
/// </summary>
public sealed class ClerksDayTests : IAsyncLifetime
{
    private const string Login = "petrova", Password = "ромашка-на-лугу", Title = "Договор поставки пиломатериалов";

    private RunningServer server = null!;
    private Browser browser = null!;
    private Visitor visitor = null!;
    private Hands hands = null!;
    private Clerk clerk = null!;

    private IPage Page => visitor.Page;

    public async ValueTask InitializeAsync()
    {
        server = await FirstRun.StartAsync();
        browser = await Browser.StartAsync();
        visitor = await browser.VisitAsync(server.Url);
        await visitor.GiveUpTheMouseAsync();
        hands = new Hands(Page);
    }

    [Fact]
    public Task Few_papers_by_keys_alone() => LiveThroughAsync(papers: 8, dropped: false, samples: false);

    [Fact, Trait("Category", "Long")]
    public Task Thirty_scans_dropped() => LiveThroughAsync(papers: 30, dropped: true, samples: true);

    private async Task LiveThroughAsync(int papers, bool dropped, bool samples)
    {
        var printing = Task.Run(() => new StackOfPapers(papers));
        await BeginAsync(samples);
        using var stack = await printing;
        await TakeInAsync(stack, dropped);
        await DecideTwinsAsync();
        await UnlockAsync();
        await AcceptValuesAsync();
        await HangAnnexAsync();
        await RegisterAsync();
        await FindOnPageTwoAsync();
        await CorrectAsync();
        await ShareAsync();
        await CorrectReadingAsync();
        await UndoMistakeAsync(stack.Letters.Count);
        // What was said has gone by itself, undone or not.
        await Expect(Page.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    private async Task BeginAsync(bool samples)
    {
        await Page.GotoAsync(await FirstRun.LinkAsync(server));
        await hands.TabToAsync(Page.Locator("#organisation"));
        await hands.TypeAsync("АО «Верхневолжский комбинат»");
        await hands.TabToAsync(Page.Locator("#name"));
        await hands.TypeAsync("Петрова А. С.");
        await hands.TabToAsync(Page.Locator("#login"));
        await hands.RetypeAsync(Login);
        await hands.TabToAsync(Page.Locator("#password"));
        await hands.TypeAsync(Password);
        await Expect(Page.Locator("#with-samples")).ToBeCheckedAsync();
        if (!samples)
        {
            await hands.TabToAsync(Page.Locator("#with-samples"));
            await hands.PressAsync("ArrowDown");
            await Expect(Page.Locator("#empty")).ToBeCheckedAsync();
        }

        await hands.PressAsync("Enter");
        await Expect(Page.Locator("#tour")).ToContainTextAsync("Шаг 1 из 3");
        await hands.PressAsync("Escape");
        await Expect(Page.Locator("#tour")).ToBeHiddenAsync();

        clerk = await Clerk.SignInAsync(server, Login, Password);
        if (samples)
            await Eventually.HoldsAsync("the samples are there", async () => (await clerk.Client.Search.FindAsync(new())).Total >= 46);
    }

    private async Task TakeInAsync(StackOfPapers stack, bool dropped)
    {
        await hands.PressAsync("KeyG", "KeyP");
        await Expect(Page).ToHaveURLAsync($"{server.Url}/intake");
        // Back to the list of types, which is nearer than through all rows.
        var key = "Tab";
        foreach (var (type, files) in new[] { ("contract", stack.Contracts), ("annex", stack.Annexes), ("memo", stack.Notes), ("incoming-letter", stack.Letters), ("incoming-letter", stack.Troubles) })
        {
            await hands.ChooseAsync(Page.Locator("[data-type-of-new]"), type, key);
            await hands.PressAsync("Tab");
            key = "Shift+Tab";
            if (dropped)
            {
                await visitor.DropAsync(files);
            }
            else
            {
                var chooser = await Page.RunAndWaitForFileChooserAsync(() => hands.PressAsync("KeyU"));
                await chooser.SetFilesAsync(files);
            }

            foreach (var file in files.Select(f => Path.GetFileName(f)).Where(f => f != StackOfPapers.Locked))
                await visitor.WaitUntilReadAsync(file);
        }
    }

    private async Task DecideTwinsAsync()
    {
        await Expect(Row(StackOfPapers.Copy)).ToContainTextAsync("Это тот же файл, что уже принят");
        await ActAsync(StackOfPapers.Copy, "Убрать повтор");
        await Expect(Row(StackOfPapers.Copy)).ToHaveCountAsync(0);

        await Expect(Row(StackOfPapers.ContractAgain)).ToContainTextAsync("Похож на уже принятый документ");
        await ActAsync(StackOfPapers.ContractAgain, "Отклонить скан");
        await Expect(Row(StackOfPapers.ContractAgain)).ToHaveCountAsync(0);
    }

    private async Task UnlockAsync()
    {
        var row = Row(StackOfPapers.Locked);
        await Expect(row).ToContainTextAsync("закрыт паролем");
        await hands.WalkToAsync(row.Locator("[data-row-link]"));
        await hands.TabToAsync(row.GetByLabel($"Пароль к файлу {StackOfPapers.Locked}"));
        await hands.TypeAsync(StackOfPapers.Password);
        await hands.PressAsync("Enter");
        await visitor.WaitUntilReadAsync(StackOfPapers.Locked);
    }

    private async Task AcceptValuesAsync()
    {
        var row = Row(StackOfPapers.Contract);
        foreach (var field in new[] { "Дата подписания", "Сумма" })
        {
            var value = row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{field}: .+, принять") });
            await hands.WalkToAsync(row.Locator("[data-row-link]"));
            await hands.EnterAsync(value);
            await Expect(value).ToHaveCountAsync(0);
        }
    }

    private async Task HangAnnexAsync()
    {
        await OpenAsync(StackOfPapers.Annex);
        await hands.PressAsync("Digit2");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Переместить" })).ToBeVisibleAsync();
        await hands.PressAsync("KeyL");
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Вышестоящая карточка" })).ToBeFocusedAsync();
        await hands.TypeAsync(StackOfPapers.ContractTitle);
        await Expect(Page.GetByRole(AriaRole.Option).First).ToHaveTextAsync(StackOfPapers.ContractTitle);
        await hands.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Treeitem)).ToHaveTextAsync([new Regex($"^\\s*{StackOfPapers.ContractTitle}"), new Regex("^\\s*спецификация")]);
    }

    private async Task RegisterAsync()
    {
        await hands.PressAsync("KeyG", "KeyP");
        await OpenAsync(StackOfPapers.Contract);
        await hands.PressAsync("F2");
        await Expect(Page.Locator("#field-title")).ToBeFocusedAsync();
        await hands.TabToAsync(Page.Locator("#field-subject"));
        await hands.TypeAsync("Пиломатериалы");
        await hands.PressAsync("Control+KeyS");
        await Expect(Page.Locator(".fields")).ToContainTextAsync("Пиломатериалы");
        await hands.EnterAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }));
        await Expect(Page.Locator("h1")).ToContainTextAsync("№ ");

        await hands.PressAsync("KeyG", "KeyJ");
        await hands.WalkToAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Договоры" }));
        await hands.PressAsync("Enter");
        await Expect(Page.Locator("h1")).ToContainTextAsync("Журнал «Договоры»");
        await Expect(Page.Locator("tbody tr")).ToContainTextAsync("Пиломатериалы");
    }

    private async Task FindOnPageTwoAsync()
    {
        await hands.PressAsync("/");
        await hands.TypeAsync("запретительная");
        await hands.PressAsync("Enter");
        await Expect(Page.Locator(".snippets mark").First).ToHaveTextAsync("запретительных");
        await hands.PressAsync("Escape", "KeyJ", "Enter");
        await Expect(Page.Locator("[data-at]")).ToHaveTextAsync("2 / 2");
        await Expect(Page.Locator(".desk .page:not(.loading) .box")).ToHaveCountAsync(1);
    }

    private async Task CorrectAsync()
    {
        await hands.PressAsync("F2");
        await Expect(Page.Locator("#field-title")).ToBeFocusedAsync();
        await hands.RetypeAsync(Title);
        await hands.PressAsync("Control+KeyS");
        await Expect(Page.Locator("h1")).ToContainTextAsync(Title);
        await hands.PressAsync("Digit3");
        await Expect(Page.Locator(".history")).ToContainTextAsync($"{StackOfPapers.ContractTitle} → {Title}");
    }

    /// <summary>Whoever is in the group finds the card; whoever is not learns nothing of it.</summary>
    private async Task ShareAsync()
    {
        await clerk.NewUserAsync("belova", roles: []);
        await clerk.NewUserAsync("gordeev", roles: []);
        await clerk.NewGroupAsync("Юристы", "belova");
        await hands.PressAsync("Digit5");
        await hands.TabToAsync(Page.Locator("#access-whom"));
        await hands.TypeAsync("Юристы");
        await hands.EnterAsync(Page.Locator("form.add button"));
        await Expect(Page.Locator(".people")).ToContainTextAsync("belova");

        var card = new Uri(Page.Url).AbsolutePath;
        await using var reader = await browser.VisitAsync(server.Url);
        await reader.SignInAsync("/search", "belova", Clerk.UserPassword);
        await reader.SearchAsync("запретительная");
        await Expect(reader.Page.Locator("[data-row-link]")).ToHaveTextAsync([Title]);
        await using var stranger = await browser.VisitAsync(server.Url);
        await stranger.SignInAsync("/search", "gordeev", Clerk.UserPassword);
        await stranger.SearchAsync("запретительная");
        await Expect(stranger.Page.Locator(".nothing")).ToBeVisibleAsync();
        await stranger.Page.GotoAsync(card);
        await Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("Карточки нет, или она закрыта для вас");
        await Expect(stranger.Page.Locator("body")).Not.ToContainTextAsync("Договор поставки");
    }

    /// <summary>A word that was misread is put right beside its picture, and found.</summary>
    private async Task CorrectReadingAsync()
    {
        await hands.EnterAsync(Page.Locator("[popovertarget=user-menu].person"));
        await hands.EnterAsync(Page.Locator("#user-menu a[href='/doubts']"));
        await Expect(Page).ToHaveURLAsync($"{server.Url}/doubts");
        await Expect(Page.Locator("form input.input").First).ToBeFocusedAsync();
        await hands.PressAsync("Escape");
        await hands.WalkToAsync(Page.Locator("[data-row-link]").Filter(new() { HasText = StackOfPapers.NoteTitle }));
        await hands.PressAsync("Enter");
        await Expect(Page.Locator(".where")).ToContainTextAsync(StackOfPapers.NoteTitle);
        await Expect(Page.Locator("form input.input").First).ToBeFocusedAsync();
        await hands.RetypeAsync("Шлакобетонкин");
        await hands.PressAsync("Control+Enter");
        await Expect(Page.GetByText("исправлено слов: 1")).ToBeVisibleAsync();
        await Eventually.HoldsAsync("it is found", async () => (await clerk.SearchAsync("Шлакобетонкину")).Total == 1);
    }

    private async Task UndoMistakeAsync(int letters)
    {
        var all = letters + 1;
        await hands.PressAsync("Escape", "/");
        await hands.RetypeAsync("отгрузка");
        await hands.PressAsync("Enter");
        await Expect(Page.Locator("h1")).ToContainTextAsync("отгрузка");
        await Expect(Page.Locator("[data-row]")).ToHaveCountAsync(Math.Min(20, all));
        await hands.PressAsync("Escape", "Control+KeyA");
        await Expect(Page.Locator(".bulk b")).ToHaveTextAsync($"Выбрано: {Math.Min(20, all)}");
        await hands.PressAsync("Delete");
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Изменено: " })).ToBeVisibleAsync();
        await Expect(Page.Locator("[data-row]")).ToHaveCountAsync(Math.Max(0, all - 20));
        await hands.PressAsync("Control+KeyZ");
        await Expect(Page.Locator("[data-row]")).ToHaveCountAsync(Math.Min(20, all));
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        await browser.DisposeAsync();
        await server.DisposeAsync();
    }

    private ILocator Row(string file) => Page.Locator($"[data-row]:has(a[title='{file}'])");

    /// <summary>Goes to the row of a file and presses one of its buttons.</summary>
    private async Task ActAsync(string file, string button)
    {
        await hands.WalkToAsync(Row(file).Locator("[data-row-link]"));
        await hands.EnterAsync(Row(file).GetByRole(AriaRole.Button, new() { Name = button }));
    }

    private async Task OpenAsync(string file)
    {
        await hands.WalkToAsync(Row(file).Locator("[data-row-link]"));
        await hands.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
    }
}

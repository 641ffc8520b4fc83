using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Files on their way to the server: how they get there, how many at once, and what is tried again.</summary>
[Collection(WebSiteTests.Name)]
public sealed class SendingTests(WebSite site) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task What_was_copied_is_pasted_as_a_file_on_any_page()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Expect(page.Locator("[data-pick]")).ToBeVisibleAsync();
        await CopyPictureAsync(page);
        await page.Keyboard.PressAsync("Control+KeyV");
        await visitor.WaitUntilReadAsync("image.png");
        var first = await Rows(page, "image.png").CountAsync();

        // From another screen it leads to the intake; words that are pasted into a field are no file.
        await page.GotoAsync("/searches");
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await CopyPictureAsync(page);
        await page.Keyboard.PressAsync("Control+KeyV");
        await Expect(page).ToHaveURLAsync(new Regex("/intake$"));
        await Expect(Rows(page, "image.png")).ToHaveCountAsync(first + 1);
        await page.EvaluateAsync("() => navigator.clipboard.writeText('аванкамера')");
        await page.Keyboard.PressAsync("Slash");
        await page.Keyboard.PressAsync("Control+KeyV");
        await Expect(page.Locator("input[name=q]")).ToHaveValueAsync("аванкамера");
        await Expect(Rows(page, "image.png")).ToHaveCountAsync(first + 1);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Three_files_are_sent_at_once_and_the_others_wait_for_them()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var held = new ConcurrentQueue<TaskCompletionSource>();
        var (open, most) = (0, 0);
        await page.RouteAsync(new Regex(@"/api/v1/uploads\?"), async route =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            var let = new TaskCompletionSource();
            held.Enqueue(let);
            await let.Task;
            Interlocked.Decrement(ref open);
            await route.ContinueAsync();
        });

        await ChooseAsync(page, [.. Enumerable.Range(1, 5).Select(n => ($"понтон-{n}.txt", $"Письмо {n} о понтоне."))]);
        var rows = page.Locator("ul.sending li");
        await Expect(rows.Filter(new() { HasText = "Ждёт загрузки" })).ToHaveCountAsync(2);
        await Eventually.HoldsAsync("three are on their way", () => Task.FromResult(held.Count == 3));
        await Expect(page.Locator("[data-upload-count]")).ToHaveTextAsync(new Regex("3.*5"));
        Let(held);
        await Eventually.HoldsAsync("the fourth is on its way", () => Task.FromResult(held.Count == 3));
        await Expect(rows.Filter(new() { HasText = "Ждёт загрузки" })).ToHaveCountAsync(1);
        for (var left = 4; left > 0; left--)
        {
            await Eventually.HoldsAsync("another is on its way", () => Task.FromResult(!held.IsEmpty));
            Let(held);
        }

        foreach (var n in Enumerable.Range(1, 5))
            await visitor.WaitUntilReadAsync($"понтон-{n}.txt");
        most.Should().Be(3);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task File_that_could_not_be_read_is_tried_again_by_R()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(new FilePayload { Name = "битый-понтон.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 понтон оборван"u8.ToArray() });
        var row = Rows(page, "битый-понтон.pdf");
        await Expect(row).ToContainTextAsync("Не прочитан: файл повреждён или неполон.", new() { Timeout = 60_000 });

        await row.Locator("[data-row-link]").FocusAsync();
        await page.Keyboard.PressAsync("KeyR");
        await Expect(row).Not.ToContainTextAsync("Не прочитан");
        await Expect(row).ToContainTextAsync("Не прочитан: файл повреждён или неполон.", new() { Timeout = 60_000 });
        await row.Locator("[data-row-link]").ClickAsync();
        await visitor.OpenTabAsync("Ход");
        await Expect(page.Locator(".history")).ToContainTextAsync("чтение повторено");
        // A picture is asked for also of what could not be read: of some there is one.
        visitor.Faults.Where(fault => !fault.Contains("/pages/1/image", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task File_that_is_sent_after_the_session_has_ended_says_so_and_goes_once_one_is_signed_in_again()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        // The page is drawn over its connection, which asks who one is as well.
        await Expect(page.Locator("[data-pick]")).ToBeVisibleAsync();
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();

        await ChooseAsync(page, ("шпангоут.txt", "Письмо о шпангоуте."));
        var row = page.Locator("ul.sending li").Filter(new() { HasText = "шпангоут.txt" });
        await Expect(row).ToContainTextAsync("Вы вышли из системы. Войдите и повторите.");
        await page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = c.SameSite }));
        await row.GetByRole(AriaRole.Button, new() { Name = "Повторить" }).ClickAsync();
        await visitor.WaitUntilReadAsync("шпангоут.txt");
    }

    [Fact]
    public async Task What_a_closed_tab_has_not_sent_is_named_and_chosen_again_or_dismissed()
    {
        await using var visitor = await site.SignInAsync();
        var (page, context) = (visitor.Page, visitor.Page.Context);
        await page.RouteAsync(new Regex(@"/api/v1/uploads\?"), _ => Task.Delay(60_000));
        var files = Enumerable.Range(1, 4).Select(n => Path.Combine(folder.Path, $"багор-{n}.txt")).ToList();
        foreach (var file in files)
            await File.WriteAllTextAsync(file, $"Письмо о багре: {file}.");
        await (await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"))).SetFilesAsync(files);
        await Expect(page.Locator("ul.sending li")).ToHaveCountAsync(4);
        await page.CloseAsync(new() { RunBeforeUnload = false });

        page = await context.NewPageAsync();
        await page.GotoAsync("/intake");
        var waiting = page.GetByRole(AriaRole.List, new() { Name = "Не догружены" }).Locator("li");
        await Expect(waiting).ToHaveCountAsync(4);
        await Expect(waiting.First).ToContainTextAsync("багор-1.txtНе отправлен");
        await Axe.ExpectNoFaultsAsync(page);
        await waiting.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(waiting).ToHaveCountAsync(3);
        await page.ReloadAsync();
        await Expect(waiting).ToHaveCountAsync(3);
        await (await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"))).SetFilesAsync(files[1]);
        await Expect(Rows(page, "багор-2.txt")).ToHaveCountAsync(1);
        await Expect(waiting.Filter(new() { HasText = "багор-2.txt" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task File_that_is_gone_from_the_disk_waits_for_no_connection()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var file = Path.Combine(folder.Path, "шпангоут.txt");
        await File.WriteAllTextAsync(file, "Письмо о шпангоуте.");
        await page.RouteAsync(new Regex(@"/api/v1/uploads\?"), route => route.AbortAsync());
        await (await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"))).SetFilesAsync(file);
        var row = page.Locator("ul.sending li");
        await Expect(row).ToContainTextAsync("Ждём связи");

        File.Delete(file);

        await Expect(row).ToContainTextAsync("не удалось прочитать на этом компьютере");
        await row.GetByRole(AriaRole.Button, new() { Name = "Убрать" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Folder_that_is_dropped_brings_all_that_lies_in_it()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var stack = Directory.CreateDirectory(Path.Combine(folder.Path, "стопка", "дальше")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(stack, "кильсон.txt"), "Письмо о кильсоне.");
        await File.WriteAllTextAsync(Path.Combine(stack, "дальше", "бимс.txt"), "Письмо о бимсе.");
        var browser = await page.Context.NewCDPSessionAsync(page);

        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
            await browser.SendAsync("Input.dispatchDragEvent", new()
            {
                ["type"] = type, ["x"] = 600, ["y"] = 400, ["data"] = new { items = Array.Empty<object>(), files = new[] { stack }, dragOperationsMask = 1 },
            });

        await visitor.WaitUntilReadAsync("кильсон.txt");
        await visitor.WaitUntilReadAsync("бимс.txt");
        visitor.Faults.Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private static void Let(ConcurrentQueue<TaskCompletionSource> held)
    {
        held.TryDequeue(out var let).Should().BeTrue();
        let!.SetResult();
    }

    /// <summary>As a person does with a picture of the screen.</summary>
    private static Task CopyPictureAsync(IPage page) => page.EvaluateAsync(
        """
        async () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
          canvas.getContext("2d").fillRect(Math.random() * 20, 5, 10, 10);
          await navigator.clipboard.write([new ClipboardItem({ "image/png": await new Promise(done => canvas.toBlob(done, "image/png")) })]);
        }
        """);

    private static ILocator Rows(IPage page, string file) => page.Locator($"[data-row]:has(a[title='{file}'])");

    private static async Task ChooseAsync(IPage page, params (string Name, string Text)[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(f.Text) }));
    }
}

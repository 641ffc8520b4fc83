using System.Collections.Concurrent;
using System.Text;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A person before one browser profile, and what went wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> faults = new();

    internal Visitor(IPage page, string home)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Enqueue($"console: {message.Text} {message.Location}");
        };
        page.PageError += (_, error) => faults.Enqueue($"script: {error}");
        // From now on the browser asks the test for files: were it told so as a button is pressed, it might open its own window first.
        page.FileChooser += (_, _) => { };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home, StringComparison.Ordinal) && new Uri(request.Url).Scheme is not ("data" or "blob"))
                faults.Enqueue($"left the server: {request.Url}");
        };
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console, faults in scripts, requests to other servers.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Signs in and arrives at an address.</summary>
    public async Task SignInAsync(string address = "/intake", string login = "admin", string password = RunningServer.AdminPassword)
    {
        await Page.GotoAsync(address);
        await EnterAsync(login, password);
        await Expect(Page.Locator("header.bar")).ToBeVisibleAsync();
        // The bar may be there before all scripts of the page are.
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Fills in the sign-in form.</summary>
    public async Task EnterAsync(string login, string password)
    {
        await Page.FillAsync("#login", login);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button.main");
    }

    /// <summary>Waits on the intake page for the row of a file that has been read.</summary>
    public Task WaitUntilReadAsync(string file) =>
        Expect(Page.Locator($"[data-row][data-state=done]:has(a[title='{file}'])")).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Chooses a text file on the intake page, waits until it is read and opens its card.</summary>
    public async Task OpenNewCardAsync(string file, string text, string? type = null)
    {
        await Page.GotoAsync("/intake");
        if (type is not null)
            await Page.SelectOptionAsync("select", type);
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(new FilePayload { Name = file, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await WaitUntilReadAsync(file);
        await Page.Locator($"a[title='{file}']").ClickAsync();
        await Expect(Page.Locator("h1")).ToContainTextAsync(Path.GetFileNameWithoutExtension(file));
        await Expect(Page.GetByRole(AriaRole.Tablist)).ToBeVisibleAsync();
    }

    /// <summary>Drops files the way a file manager does.</summary>
    public async Task DropAsync(params IReadOnlyList<string> paths)
    {
        var dropped = await Page.EvaluateHandleAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const [name, content] of files)
                transfer.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name, { type: "application/pdf" }));
              return transfer;
            }
            """, paths.Select(path => new[] { Path.GetFileName(path), Convert.ToBase64String(File.ReadAllBytes(path)) }));
        await Page.DispatchEventAsync("main", "dragenter", new { dataTransfer = dropped });
        await Expect(Page.Locator("#drop-frame")).ToBeVisibleAsync();
        await Page.DispatchEventAsync("main", "drop", new { dataTransfer = dropped });
        await Expect(Page.Locator("#drop-frame")).ToBeHiddenAsync();
    }

    /// <summary>From now on a pointer that is used is a fault.</summary>
    public Task GiveUpTheMouseAsync() =>
        Page.AddInitScriptAsync("addEventListener('pointerdown', event => console.error('a pointer was used on ' + event.target.outerHTML), true)");

    /// <summary>Opens a tab of the card.</summary>
    public async Task OpenTabAsync(string name)
    {
        var tab = Page.GetByRole(AriaRole.Tab, new() { Name = name });
        await tab.ClickAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
    }

    /// <summary>Types words into the search box and asks.</summary>
    public async Task SearchAsync(string words)
    {
        var box = Page.Locator("input[name=q]");
        await box.FillAsync(words);
        await box.PressAsync("Enter");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($@"/search\?q={System.Text.RegularExpressions.Regex.Escape(Uri.EscapeDataString(words))}$"));
        // The address changes before the page hears of it: until then the answer to the last words stands there, and is not busy.
        await Expect(Page.Locator("section.results :is(h1, .hint)").Filter(new() { HasText = words }).First).ToBeVisibleAsync();
        await Expect(Page.Locator("section.results")).ToHaveAttributeAsync("aria-busy", "false");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

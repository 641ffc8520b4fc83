using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Files that would run something if the browser took them for a part of the page, or let them act on it.</summary>
[Collection(WebSiteTests.Name)]
public sealed class HostileFileTests(WebSite site)
{
    // Acts when it is opened, printed or closed and wherever it is pressed: by scripts of its own, an address that is a script, a program, a form.
    private static readonly string[] PdfObjects =
    [
        "<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /AA << /WC 6 0 R /DP 6 0 R >> /Names << /JavaScript << /Names [(hit) 6 0 R] >> >> >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 4 0 R >> >> /Contents 9 0 R /AA << /O 6 0 R /C 6 0 R >> /Annots [7 0 R 8 0 R 10 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /S /URI /URI (javascript:window.hit=1;localStorage.hit=1;fetch\\('/api/v1/hit'\\)) /Next 6 0 R >>",
        "<< /S /JavaScript /JS (this.submitForm\\('/api/v1/hit'\\); app.launchURL\\('javascript:window.hit=1;localStorage.hit=1'\\); this.getURL\\('/api/v1/hit'\\);) >>",
        "<< /Type /Annot /Subtype /Link /Rect [0 200 400 400] /Border [0 0 0] /A 5 0 R >>",
        "<< /Type /Annot /Subtype /Link /Rect [0 100 400 200] /Border [0 0 0] /A << /S /Launch /F (/bin/sh) /Next 5 0 R >> >>",
        "<< /Length 50 >>\nstream\nBT /F1 24 Tf 40 300 Td (Cuttlefish agreement) Tj ET\nendstream",
        "<< /Type /Annot /Subtype /Link /Rect [0 0 400 100] /Border [0 0 0] /A << /S /URI /URI (HOME/notices) >> >>",
    ];

    [Fact]
    public async Task Picture_and_page_with_scripts_are_handed_out_only_as_files()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var (name, content) in new[]
        {
            ("злой.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>parent.hit=1;opener&&(opener.hit=1)</script></svg>"),
            ("злой.html", "<html><body>Страница<script>parent.hit=1</script><img src=x onerror=parent.hit=1></body></html>"),
        })
        {
            var (card, file) = await UploadAsync(admin, name, Encoding.UTF8.GetBytes(content));
            await page.GotoAsync($"/cards/{card}");
            await Expect(page.Locator("h1")).ToContainTextAsync("злой");
            (await page.EvaluateAsync<bool>("() => 'hit' in window")).Should().BeFalse();

            var answer = await page.APIRequest.GetAsync($"/api/v1/files/{file}/content?inline=true");
            answer.Headers["content-disposition"].Should().StartWith("attachment");
            answer.Headers["x-content-type-options"].Should().Be("nosniff");
        }
    }

    [Fact]
    public async Task Pdf_that_acts_by_itself_and_where_it_is_pressed_does_nothing_in_our_name()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var (card, file) = await UploadAsync(admin, "злой.pdf", Pdf(site.Server.Url));
        await using var whole = await Browser.StartWholeAsync();
        await using var visitor = await whole.VisitAsync(site.Server.Url);
        var page = visitor.Page;
        await visitor.SignInAsync();
        var acts = new ConcurrentQueue<string>();
        void Watch(IPage tab) => tab.Dialog += (_, dialog) => acts.Enqueue(dialog.Message);
        page.Context.Page += (_, tab) => Watch(tab);
        Watch(page);
        page.Context.Request += (_, request) =>
        {
            if (request.Url.Contains("hit", StringComparison.Ordinal))
                acts.Enqueue(request.Url);
        };

        // In the viewer a page is a picture with its words over it, and no link.
        await page.GotoAsync($"/cards/{card}");
        await Expect(page.Locator(".desk .page:not(.loading) .words span").First).ToBeAttachedAsync();
        await Expect(page.Locator("main :is(iframe, embed, object)")).ToHaveCountAsync(0);
        foreach (var down in new[] { .25f, .6f })
            await PressAsync(page, page.Locator(".desk .paper"), down);
        await NothingRanAsync(page);

        // Its own address hands it over to be saved.
        var content = $"/api/v1/files/{file}/content";
        var saved = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync("address => { location = address; }", content));
        saved.SuggestedFilename.Should().Be("злой.pdf");
        page.Url.Should().EndWith($"/cards/{card}");

        // Whoever asks to have it shown gets the browser's own viewer, in which it may do nothing, and no page of ours may be around it.
        var tab = await page.Context.NewPageAsync();
        var shown = await page.APIRequest.GetAsync($"{content}?inline=true");
        shown.Headers["content-disposition"].Should().StartWith("inline");
        shown.Headers["content-type"].Should().Be("application/pdf");
        shown.Headers["x-content-type-options"].Should().Be("nosniff");
        shown.Headers["x-frame-options"].Should().Be("DENY");
        shown.Headers["content-security-policy"].Should().StartWith("default-src 'none'").And.NotContain("script-src");
        await tab.GotoAsync($"{content}?inline=true");
        await Eventually.HoldsAsync("the browser's viewer is there", () => Task.FromResult(tab.Frames.Any(IsViewer)));
        var sheet = tab.Frames.First(IsViewer).Locator("#plugin");
        await Expect(tab.Frames.First(IsViewer).Locator("viewer-thumbnail")).ToBeVisibleAsync();
        foreach (var down in new[] { .2f, .45f })
            await PressAsync(tab, sheet, down);
        await NothingRanAsync(tab);
        tab.Url.Should().EndWith($"{content}?inline=true");
        // What was pressed was pressed where something is: a mere link leads on.
        await PressAsync(tab, sheet, .7f);
        await Expect(tab).ToHaveURLAsync(new Regex("/notices$"));

        await page.GotoAsync($"/cards/{card}");
        await NothingRanAsync(page);
        acts.Should().BeEmpty();
        visitor.Faults.Should().BeEmpty();
    }

    private static async Task<(Guid Card, Guid File)> UploadAsync(Clerk clerk, string name, byte[] content)
    {
        var file = await clerk.Client.UploadAsync(new(new MemoryStream(content), name), new());
        await clerk.WaitUntilReadAsync(file.FileId!.Value);
        return (file.CardId!.Value, file.FileId.Value);
    }

    private static bool IsViewer(IFrame frame) => frame.Url.StartsWith("chrome-extension:", StringComparison.Ordinal);

    private static async Task PressAsync(IPage page, ILocator place, float down)
    {
        var box = (await place.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height * down);
    }

    private static async Task NothingRanAsync(IPage page) =>
        (await page.EvaluateAsync<bool>("() => 'hit' in window || 'hit' in localStorage")).Should().BeFalse(page.Url);

    private static byte[] Pdf(string home)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (text, at) in PdfObjects.Select((o, i) => (o, i + 1)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{at} 0 obj\n{text.Replace("HOME", home, StringComparison.Ordinal)}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}

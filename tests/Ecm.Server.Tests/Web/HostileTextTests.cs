using System.Net.Http.Json;
using System.Text;
using Ecm.Client;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>Texts that would be scripts if any screen took them for markup: each is shown as it was typed, and none runs.</summary>
[Collection(WebSiteTests.Name)]
public sealed class HostileTextTests(WebSite site)
{
    private static readonly string[] Payloads =
    [
        "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg onload=window.hit=1>", "\"><script>window.hit=1</script>", "'><img src=x onerror='window.hit=1'>",
        "<iframe srcdoc='<script>parent.hit=1</script>'>", "<a href=javascript:window.hit=1>щёлкни</a>", "javascript:window.hit=1", "<body onload=window.hit=1>", "<details open ontoggle=window.hit=1>",
        "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>", "<input autofocus onfocus=window.hit=1>", "{{constructor.constructor('window.hit=1')()}}", "${window.hit=1}",
        "\" autofocus onfocus=\"window.hit=1", "' onmouseover='window.hit=1", "</title><script>window.hit=1</script>", "</textarea><script>window.hit=1</script>", "<!--<img src=x onerror=window.hit=1>-->",
        "<template shadowrootmode=open><img src=x onerror=window.hit=1></template>",
    ];

    [Fact]
    public async Task Titles_file_names_comments_and_names_of_groups_are_shown_as_text()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var cards = new List<Guid>();
        foreach (var (payload, at) in Payloads.Select((p, i) => (p, i)))
        {
            var card = await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = $"{payload} враждебная-{at}" });
            cards.Add(card.Id);
            await admin.Client.AddFileAsync(card.Id, new(new MemoryStream(Encoding.UTF8.GetBytes($"Текст {payload} гремучий")), $"{payload.Replace('/', '⁄').Replace('\\', '_')}.txt"));
            (await admin.Http.PostAsJsonAsync($"api/v1/cards/{card.Id}/comments", new { text = payload })).EnsureSuccessStatusCode();
            (await admin.Http.PostAsJsonAsync("api/v1/groups", new { name = $"{payload} {at}" })).EnsureSuccessStatusCode();
        }

        await Eventually.HoldsAsync("all are found", async () => (await admin.Client.Search.FindAsync(new() { Query = "враждебная" })).Total == Payloads.Length);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        await visitor.SearchAsync("враждебная");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(20);
        (await page.Locator("[data-row-link]").AllInnerTextsAsync()).Should().Contain(t => t.StartsWith("<script>window.hit=1</script>"));
        await NothingRanAsync(page);
        foreach (var (card, at) in cards.Select((c, i) => (c, i)).Where(c => c.i % 4 == 0))
        {
            await page.GotoAsync($"/cards/{card}");
            await visitor.OpenTabAsync("Ход");
            await Expect(page.Locator(".history")).ToContainTextAsync(Payloads[at]);
            await visitor.OpenTabAsync("Файлы");
            await Expect(page.Locator("h1")).ToContainTextAsync($"враждебная-{at}");
            await NothingRanAsync(page);
        }

        foreach (var screen in new[] { "/", "/intake", "/admin/groups", "/admin/audit" })
        {
            await page.GotoAsync(screen);
            await Expect(page.Locator("h1, [role=tablist]").First).ToBeVisibleAsync();
            await page.Locator("[aria-busy=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await NothingRanAsync(page);
        }

        visitor.Faults.Should().BeEmpty();
    }

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
            var file = await admin.Client.UploadAsync(new(new MemoryStream(Encoding.UTF8.GetBytes(content)), name), new());
            await Eventually.HoldsAsync("it is read", async () => (await admin.Client.Files.GetAsync(file.FileId!.Value)).Intake.State == "done");
            await page.GotoAsync($"/cards/{file.CardId}");
            await Expect(page.Locator("h1")).ToContainTextAsync("злой");
            await NothingRanAsync(page);

            var answer = await page.APIRequest.GetAsync($"/api/v1/files/{file.FileId}/content?inline=true");
            answer.Headers["content-disposition"].Should().StartWith("attachment");
            answer.Headers["x-content-type-options"].Should().Be("nosniff");
        }
    }

    private static async Task NothingRanAsync(IPage page)
    {
        (await page.EvaluateAsync<bool>("() => 'hit' in window")).Should().BeFalse(page.Url);
        (await page.Locator("main iframe, main script, main [onerror], main [onload], main [onfocus], main [ontoggle], main a[href^='javascript']").CountAsync()).Should().Be(0, page.Url);
    }
}

using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>What is seen before anybody does anything: how many rows at 1366x768 and at what a browser leaves of that, what a phone shows of a table, what stands there until a page comes.</summary>
public sealed class FirstScreenTests(WebSite site) : IClassFixture<WebSite>
{
    private const int Papers = 25;

    // Whole rows, uncovered by whatever sticks to an edge.
    private const string Seen =
        """
        rows => rows.filter(row => {
          const { left, top, bottom, height } = row.getBoundingClientRect();
          const isSeen = y => row.contains(document.elementFromPoint(left + 40, y));
          return height > 0 && top >= 0 && bottom <= innerHeight && isSeen(top + 2) && isSeen(bottom - 2);
        }).length
        """;

    [Fact]
    public async Task Rows_and_fields_are_seen_without_scrolling()
    {
        var card = await FillAsync(await Clerk.SignInAsync(site.Server));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var (height, hits, lines, fields, files) in new[] { (768, 7, 19, 11, 8), (640, 6, 15, 10, 8) })
        {
            await page.SetViewportSizeAsync(1366, height);
            await SeeAsync($"/search?q={Uri.EscapeDataString("неустойкой")}", ".hits [data-row]", hits);
            await SeeAsync("/registers/memos", ".book tbody tr", lines);
            await SeeAsync($"/cards/{card}", ".fields .field", fields);
            await SeeAsync("/intake", ".rows [data-row]", files);

            async Task SeeAsync(string address, string rows, int least)
            {
                await page.GotoAsync(address);
                await Expect(page.Locator(rows).Nth(11)).ToBeAttachedAsync();
                await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                if (rows.StartsWith(".hits", StringComparison.Ordinal) && height == 768)
                    (await page.Locator(".snippets").First.EvaluateAsync<int>("s => s.clientHeight / 18")).Should().Be(2);
                await Eventually.HoldsAsync($"{least} rows are seen at {height} on {address}", async () => await page.Locator(rows).EvaluateAllAsync<int>(Seen) >= least, TimeSpan.FromSeconds(10));
            }
        }
    }

    [Fact]
    public async Task Numbers_without_cards_fit_a_phone()
    {
        await (await Clerk.SignInAsync(site.Server)).Client.Registers.ReserveAsync("contracts", new ReserveRequest { Note = "Филиал в Твери" });
        await using var visitor = await site.SignInAsync(390, 844);
        await visitor.Page.GotoAsync("/registers/contracts/gaps");

        await Expect(visitor.Page.Locator("tbody tr button")).ToBeInViewportAsync(new() { Ratio = 1 });
        (await visitor.Page.Locator(".gaps").EvaluateAsync<bool>("g => g.scrollWidth > g.clientWidth")).Should().BeFalse();
        await Axe.ExpectNoFaultsAsync(visitor.Page);
    }

    [Fact]
    public async Task Empty_journal_offers_nothing_to_who_may_not_enter_anything()
    {
        await (await Clerk.SignInAsync(site.Server)).NewUserAsync("посетитель", roles: []);
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("/registers/invoices", "посетитель", Clerk.UserPassword);

        await Expect(visitor.Page.Locator(".nothing h2")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Зарегистрировать")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Shape_of_a_page_stands_there_until_the_page_comes()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        foreach (var address in new[] { "/search", "/registers/memos", "/cards/00000000-0000-7000-8000-000000000000", "/settings/me" })
        {
            await page.RouteAsync("**/_blazor/negotiate*", _ => Task.CompletedTask);
            await page.GotoAsync(address);
            await Expect(page.Locator(".coming .skeleton i").Nth(4)).ToBeVisibleAsync();
            await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
            await page.GotoAsync(address);
            await Expect(page.Locator("main h1")).ToBeAttachedAsync();
            await Expect(page.Locator(".skeleton").And(page.Locator(":visible"))).ToHaveCountAsync(0);
        }
    }

    private static async Task<Guid> FillAsync(Clerk clerk)
    {
        for (var n = 1; n <= Papers; n++)
        {
            // Snippets of two lines, the tallest rows there are.
            var text = $"Поставщик уплачивает неустойку в размере 0,1 процента стоимости недопоставленного товара за каждый день просрочки, партия {n}. Уплата неустойки не освобождает от исполнения обязательства.";
            await clerk.Client.UploadAsync(new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes(text)), $"Договор поставки № {n}.txt"), new() { Type = "contract" });
            await clerk.Client.Registers.EnterAsync("memos", new EnterRequest("memo") { Title = $"О поверке весов {n}" });
        }

        var wide = new PutTypeRequest
        {
            Label = new Label("Опросный лист", "Questionnaire"),
            Fields = [.. Enumerable.Range(1, 14).Select(n => new CardTypeField { Key = $"answer{n}", Kind = "text", Label = new Label($"Ответ {n}", $"Answer {n}") })],
        };
        var draft = await clerk.Client.Types.PutAsync("questionnaire", wide);
        await clerk.Client.Types.PublishAsync("questionnaire", $"\"{draft.Edit}\"");
        var card = await clerk.Client.Cards.CreateAsync(new()
        {
            Type = "questionnaire", Title = "Опрос", Fields = wide.Fields!.ToDictionary(f => f.Key, _ => JsonSerializer.SerializeToElement("Да, в срок")),
        });
        await Eventually.HoldsAsync("all are found", async () => (await clerk.SearchAsync("неустойкой")).Total == Papers);
        return card.Id;
    }
}

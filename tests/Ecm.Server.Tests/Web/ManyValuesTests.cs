using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecm.Contracts.Types;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Sqlite;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A facet of more values than anybody could look through: few are shown, and any is found by its name.</summary>
public sealed class ManyValuesTests
{
    private const string List = "все контрагенты";
    private const int AtOnce = 1_000;

    [Fact]
    public Task Facet_of_three_hundred_counterparties_shows_few_and_finds_any() => FindAsync(300);

    [Fact, Trait("Category", "Long")]
    public Task Facet_of_forty_thousand_counterparties_shows_few_and_finds_any() => FindAsync(40_000);

    private static async Task FindAsync(int count)
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await Clerk.SignInAsync(server);
        var party = new CardTypeField { Key = "party", Kind = "card", Label = new("Контрагент", "Counterparty"), Targets = ["branch"], Column = "party" };
        await admin.Client.Types.PutAsync("branch", new() { Label = new("Отделение", "Branch"), Party = true, Fields = [party] });
        await admin.Client.Types.PublishAsync("branch");
        await server.StopAsync();
        await SeedAsync(server, count);
        await server.RestartAsync();
        await Eventually.HoldsAsync("all are found", async () => (await admin.SearchAsync("type:branch")).Total == count);
        await using var browser = await Browser.StartAsync();
        await using var visitor = await browser.VisitAsync(server.Url);
        var page = visitor.Page;

        await visitor.SignInAsync("/search?type=branch&view=list");
        var facet = page.Locator(".facets fieldset").Filter(new() { HasText = "Контрагент" });
        await Expect(facet.Locator(".value")).ToHaveCountAsync(6);
        await facet.GetByRole(AriaRole.Button, new() { Name = "показать все" }).ClickAsync();
        await Expect(facet.Locator(".value")).ToHaveCountAsync(50);
        await page.GetByLabel("Найти: Контрагент").FillAsync($"отделение {count - 1}");
        await Expect(facet.Locator(".value")).ToHaveCountAsync(1);
        await facet.GetByRole(AriaRole.Checkbox, new() { Name = $"Отделение {count - 1}" }).CheckAsync();

        await Expect(page).ToHaveURLAsync(new Regex("party="));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-row-link]")).ToHaveTextAsync($"Отделение {count - 1}");
        visitor.Faults.Should().BeEmpty();
    }

    /// <summary>Written by change sets of a thousand beside the server: over REST each card is a transaction of its own.</summary>
    private static async Task SeedAsync(RunningServer server, int count)
    {
        await using var services = new ServiceCollection().AddSqliteDatabase(Path.Combine(server.Folder.Path, "data", "ecm.db")).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<EcmDbContext>>();
        var changes = new ChangeSets(contexts, services.GetRequiredService<DatabaseDialect>(), new CardTypeCatalog(contexts), new ChangeSignal(), TimeProvider.System);
        await using var db = await contexts.CreateDbContextAsync();
        var author = await db.Users.Select(user => user.Id).FirstAsync();
        await CommitAsync(changes, [new PutNamedList(List, [new("role:admin", "manage")])]);
        var list = await db.NamedAccessLists.Where(l => l.Name == List).Select(l => l.List).SingleAsync();
        foreach (var batch in Enumerable.Range(0, count).Chunk(AtOnce))
            await CommitAsync(changes, batch.Select(at => new SeedCard($"Отделение {at}", list, author)));
    }

    private static async Task CommitAsync(ChangeSets changes, IEnumerable<Change> set)
    {
        var made = await changes.CommitAsync(Caller.System, new ChangeSet("test.seed", "", [.. set]), CancellationToken.None);
        made.Succeeded.Should().BeTrue(made.Problem?.Code);
    }

    /// <summary>A card that is its own counterparty, so that there are as many of these as cards.</summary>
    private sealed record SeedCard(string Title, int List, Guid Author) : Change
    {
        internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
        {
            var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
            var card = new Card
            {
                Id = id, Type = "branch", Title = Title, PartyId = id, AuthorId = Author, Fields = FieldValues.Empty, AccessList = List, Version = 1, CreatedAt = now, ModifiedAt = now,
            };
            scope.Db.Add(card);
            scope.Record(card, "card.create", new JsonObject { ["title"] = Title });
            return Task.FromResult<Problem?>(null);
        }
    }
}

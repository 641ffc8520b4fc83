using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Contracts.Cards;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <subject>An act on many cards that takes its time: how far it is, that it stopped, and that it goes on.</subject>
[Collection(CardSiteTests.Name)]
public sealed class BulkProgressTests(CardSite site)
{
    // The server does a hundred in one step: one that stands, one that may be under way already, and a last one.
    private const int Cards = 301;

    [Fact]
    public async Task Act_whose_author_was_blocked_shows_how_far_it_came_and_goes_on_when_told()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        var author = await admin.NewUserAsync("лоцман", roles: ["clerk"]);
        var id = (await author.Client.People.MeAsync()).Id;
        var cards = new List<Guid>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Cards), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (at, cancellationToken) =>
        {
            var card = (await author.Client.Cards.CreateAsync(new CreateCardRequest { Type = "memo", Title = $"Фарватер {at}" }, cancellationToken: cancellationToken)).Id;
            lock (cards)
                cards.Add(card);
        });
        await using var database = new NpgsqlConnection(site.Database);
        await database.OpenAsync();
        // Another node works on a card of the second step: the act stands there as long as that takes.
        var elsewhere = await database.BeginTransactionAsync();
        await RunAsync($"""SELECT 1 FROM "Cards" WHERE "Id" = '{cards[150]}' FOR UPDATE""");
        var set = await author.Client.Changes.StartAsync(new() { Act = "fields", Cards = cards, Values = JsonSerializer.SerializeToElement(new { subject = "Ледовая проводка" }) });
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        await page.GotoAsync($"/changes/{set.Id}");
        var line = page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"из {Cards}" });
        await Expect(line).ToContainTextAsync($"Выполняется: 100 из {Cards}");
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveJSPropertyAsync("position", 100d / Cards);
        await Axe.ExpectNoFaultsAsync(page);

        // What is written meanwhile waits behind the step that stands.
        var blocking = admin.Client.Administration.BlockUserAsync(id);
        await Eventually.HoldsAsync("the step and the block wait", async () => await WaitingAsync() >= 2);
        await elsewhere.RollbackAsync();
        await blocking;
        await Expect(line).ToContainTextAsync(new Regex($"Остановлено: [23]00 из {Cards}"));
        await Axe.ExpectNoFaultsAsync(page);
        await admin.Client.Administration.PatchUserAsync(id, new() { Blocked = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Продолжить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Изменено: {Cards}" })).ToBeVisibleAsync();
        (await admin.Client.Cards.GetAsync(cards[^1])).Fields["subject"].GetString().Should().Be("Ледовая проводка");
        visitor.Faults.Should().BeEmpty();

        async Task RunAsync(string command)
        {
            await using var run = new NpgsqlCommand(command, database, elsewhere);
            await run.ExecuteNonQueryAsync();
        }
    }

    private async Task<long> WaitingAsync()
    {
        await using var beside = NpgsqlDataSource.Create(site.Database);
        await using var command = beside.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

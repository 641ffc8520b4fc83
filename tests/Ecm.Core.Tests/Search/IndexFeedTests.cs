using System.Text.Json;
using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Search;

/// <summary>What is carried into an index: everything once, and no text again for a change of access.</summary>
public sealed class IndexFeedTests
{
    /// <summary>More than are carried at once.</summary>
    private const int Many = 600;

    [Fact]
    public async Task Card_whose_access_changed_last_comes_with_its_text_into_an_index_that_does_not_have_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(Caller.System, "Первая");
        await AddAsync(database, Many);
        await SetAccessAsync(database, card);
        var writer = new Writer();

        await CatchUpAsync(Feed(database, writer));

        writer.Texts.Should().Contain(card).And.HaveCount(Many + 1);
        writer.Accesses.Should().BeEmpty();
    }

    [Fact]
    public async Task Card_that_is_in_the_index_comes_without_its_text_when_its_access_alone_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(Caller.System, "Первая");
        var writer = new Writer();
        var feed = Feed(database, writer);
        await CatchUpAsync(feed);
        writer.Texts.Clear();

        await SetAccessAsync(database, card);
        await CatchUpAsync(feed);

        writer.Texts.Should().BeEmpty();
        writer.Accesses.Should().Equal(card);
    }

    [Fact]
    public async Task Text_that_changed_in_a_long_row_of_changes_comes_although_the_access_changed_after_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CardAsync(Caller.System, "Раньше");
        var writer = new Writer();
        var feed = Feed(database, writer);
        await CatchUpAsync(feed);
        writer.Texts.Clear();

        var card = await database.CardAsync(Caller.System, "Первая");
        await AddAsync(database, Many);
        await SetAccessAsync(database, card);
        await CatchUpAsync(feed);

        writer.Texts.Should().Contain(card);
    }

    [Fact]
    public async Task Card_that_the_index_refuses_costs_no_other_card_although_the_index_went_back_to_its_last_commit()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CardAsync(Caller.System, "Первая");
        await AddAsync(database, Many);
        var refused = await database.CardAsync(Caller.System, "Не пишется");
        await AddAsync(database, 1);
        var writer = new Writer { Refuses = refused };
        var parked = new List<Guid>();

        await CatchUpAsync(Feed(database, writer, parked));

        writer.Texts.Should().HaveCount(Many + 2).And.NotContain(refused);
        parked.Should().Equal(refused);
    }

    [Fact]
    public async Task Card_that_is_refused_before_anything_is_written_brings_nothing_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CardAsync(Caller.System, "Первая");
        await AddAsync(database, Many);
        var refused = await database.CardAsync(Caller.System, "Не пишется");
        var writer = new Writer { Refuses = refused, KeepsWhatItHas = true };

        await CatchUpAsync(Feed(database, writer));

        writer.Texts.Should().HaveCount(Many + 1);
        writer.Written.Should().Be(Many + 1, "a filling is never searchable before its end, and each refused card would begin it anew");
    }

    [Fact]
    public async Task Card_whose_text_is_refused_comes_without_it_and_its_file_is_parked_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var card = await database.CardAsync(Caller.System, "Скан");
        await AddTextAsync(database, card);
        var parking = new FileParking(database.Changes, database.Contexts);
        var writer = new Writer { RefusesText = true };
        var parked = 0;
        var feed = new IndexFeed(database.Contexts, database.Get<CardTypeCatalog>(), writer, NullLogger<IndexFeed>.Instance)
        {
            Refused = async (refused, _, cancellationToken) =>
            {
                (++parked).Should().BeLessThan(5, "a parking must not be followed by another");
                await parking.ParkCardAsync(refused, "index-refused", cancellationToken);
            },
        };

        await CatchUpAsync(feed);

        writer.Texts.Should().Equal(card);
        await using var db = database.Open();
        (await db.FileVersions.SingleAsync()).Error.Should().Be("index-refused");
        (await db.Audit.CountAsync(entry => entry.Action == "file.parked")).Should().Be(1);
    }

    private static async Task AddTextAsync(TestDatabase database, Guid card)
    {
        var blob = Guid.CreateVersion7();
        await database.CommitAsync(new AddFile(Guid.CreateVersion7(), card, new StoredContent(blob, new(1, new string('0', 64)), "скан.pdf", "application/pdf")));
        await using var db = database.Open();
        db.Pages.Add(new PageRow
        {
            BlobId = blob, Page = 1, Recipe = "test",
            Packed = PageTextCodec.Pack(new PageText { Number = 1, Origin = TextOrigin.Ocr, Aspect = 1, Text = "договор", Words = [] }),
        });
        await db.SaveChangesAsync();
    }

    private static IndexFeed Feed(TestDatabase database, IIndexWriter writer, List<Guid>? parked = null) =>
        new(database.Contexts, database.Get<CardTypeCatalog>(), writer, NullLogger<IndexFeed>.Instance)
        {
            Refused = (card, _, _) =>
            {
                parked?.Add(card);
                return Task.CompletedTask;
            },
        };

    private static async Task CatchUpAsync(IndexFeed feed)
    {
        while (await feed.StepAsync(default) > 0)
        {
        }
    }

    private static Task AddAsync(TestDatabase database, int count) => database.CommitAsync([.. Enumerable.Range(0, count).Select(n => new CreateCard(
        Guid.CreateVersion7(), TypeCatalog.Document, $"Карточка {n}", null, new Dictionary<string, JsonElement>(), null, ByPerson: false))]);

    private static Task SetAccessAsync(TestDatabase database, Guid card) =>
        database.CommitAsync(new SetAccess(card, new CardAccessSetting(false, null, [new EntryText("everyone", "read")])));

    /// <summary>
    /// Notes what it is given. None of it is ever searchable or committed: a card that it refuses takes it back to the beginning, unless it looks at all cards first.
    /// </summary>
    private sealed class Writer : IIndexWriter
    {
        public HashSet<Guid> Texts { get; } = [];

        public List<Guid> Accesses { get; } = [];

        public Guid? Refuses { get; init; }

        public bool RefusesText { get; init; }

        public bool KeepsWhatItHas { get; init; }

        public int Written { get; private set; }

        public long Cursor => 0;

        public long Applied { get; private set; }

        public void Apply(IndexBatch batch)
        {
            if (batch.Put.FirstOrDefault(put => put.CardId == Refuses || (RefusesText && put.Pages.Count > 0)) is { } refused)
            {
                if (!KeepsWhatItHas)
                {
                    Texts.Clear();
                    Applied = 0;
                }

                throw new IndexRefusedException(refused.CardId, new InvalidOperationException());
            }

            Texts.UnionWith(batch.Put.Select(card => card.CardId));
            Accesses.AddRange(batch.Access.Select(access => access.CardId));
            Written += batch.Put.Count;
            Applied = batch.Cursor;
        }

        public void Refresh()
        {
        }

        public void Commit()
        {
        }
    }
}

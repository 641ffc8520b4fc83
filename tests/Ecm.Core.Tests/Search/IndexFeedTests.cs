using System.Text.Json;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Search;
using Ecm.Testing;
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

    private static IndexFeed Feed(TestDatabase database, IIndexWriter writer) =>
        new(database.Contexts, database.Get<CardTypeCatalog>(), writer, NullLogger<IndexFeed>.Instance);

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

    /// <summary>Notes what it is given.</summary>
    private sealed class Writer : IIndexWriter
    {
        public HashSet<Guid> Texts { get; } = [];

        public List<Guid> Accesses { get; } = [];

        public long Cursor { get; private set; }

        public void Apply(IndexBatch batch)
        {
            Texts.UnionWith(batch.Put.Select(card => card.CardId));
            Accesses.AddRange(batch.Access.Select(access => access.CardId));
            Cursor = batch.Cursor;
        }

        public void Refresh()
        {
        }

        public void Commit()
        {
        }
    }
}

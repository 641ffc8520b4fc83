using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Search;

public sealed class IndexFollowerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Follower_goes_on_after_a_write_that_failed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var index = new IndexThatFailsOnce();
        using var follower = Follower(database, index);
        await follower.StartAsync(CancellationToken.None);

        var card = await database.CardAsync(Caller.System, "О договорах");

        await UntilAsync(database, () => index.Cards.Contains(card));
        index.Failures.Should().Be(1);
        index.Openings.Should().Be(2, "after a failure the index is looked at again");
        await follower.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Changes_in_a_row_are_shown_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var index = new IndexThatFailsOnce { Failures = 1 };
        using var follower = Follower(database, index);
        await follower.StartAsync(CancellationToken.None);
        var first = await database.CardAsync(Caller.System, "Первая");
        await UntilAsync(database, () => index.Shown.Contains(first));
        var shows = index.Shows;

        // The clock stands still: no time passes between these.
        for (var at = 0; at < 10; at++)
            await database.CardAsync(Caller.System, $"Карточка {at}");
        var last = await database.CardAsync(Caller.System, "Последняя");

        await UntilAsync(database, () => index.Shown.Contains(last));
        (index.Shows - shows).Should().BeInRange(1, 3);
        await follower.StopAsync(CancellationToken.None);
    }

    private static IndexFollower Follower(TestDatabase database, ISearchIndex index) => new(
        index, new IndexProgress(), database.Contexts, database.Get<CardTypeCatalog>(), database.Get<ChangeSignal>(),
        new FileParking(database.Changes, database.Contexts),
        new IndexSnapshots(index, null!, database.Contexts, database.Clock, NullLogger<IndexSnapshots>.Instance), new Reindexing(database.Get<ChangeSignal>()), database.Clock, NullLoggerFactory.Instance);

    private static async Task UntilAsync(TestDatabase database, Func<bool> reached)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!reached())
        {
            await Task.Delay(50, patience.Token);
            if (!reached())
                database.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Keeps ids only. Its first write fails and takes it back, as Lucene's does.</summary>
    private sealed class IndexThatFailsOnce : ISearchIndex
    {
        private readonly Lock gate = new();
        private readonly HashSet<Guid> cards = [];
        private HashSet<Guid> shown = [];
        private long applied;

        public int Failures { get; set; }

        public int Openings { get; private set; }

        public int Shows { get; private set; }

        public IReadOnlySet<Guid> Cards
        {
            get
            {
                lock (gate)
                    return cards.ToHashSet();
            }
        }

        public IReadOnlySet<Guid> Shown => Volatile.Read(ref shown);

        public long Cursor { get; private set; }

        public long Applied => applied;

        public IndexStats Stats => new("", Cards.Count, 0);

        public Task<IndexOpening> OpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult(++Openings == 1 ? IndexOpening.Empty : IndexOpening.Ready);

        public void Apply(IndexBatch batch)
        {
            if (batch.Put.Count > 0 && Failures == 0)
            {
                Failures++;
                throw new IOException("The disk failed.");
            }

            lock (gate)
                cards.UnionWith(batch.Put.Select(card => card.CardId));
            applied = batch.Cursor;
        }

        public void Refresh()
        {
            Shows++;
            Volatile.Write(ref shown, Cards.ToHashSet());
            Cursor = applied;
        }

        public void Commit()
        {
        }

        public IIndexBuild StartBuild() => throw new NotSupportedException();

        public Task<IndexSnapshot> WriteSnapshotAsync(Stream output, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RestoreAsync(Stream input, CancellationToken cancellationToken) => throw new NotSupportedException();

        public SearchAnswer Search(SearchRequest request, SearchScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

        public long Count(SearchNode query, SearchScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<Guid> Alike(string text, Guid except, int limit, SearchScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<WordCount> Similar(string word, SearchScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<WordCount> Beginning(string prefix, int limit, SearchScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<TextRange> Mark(SearchNode query, string text) => [];

        public IReadOnlyList<TextRange> Locate(string text, IReadOnlyList<WordRange> words) => [];

        public IEnumerable<(Guid CardId, long Change)> List() => [];

        public Task<(long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards)?> LookAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

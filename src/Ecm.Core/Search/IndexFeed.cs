using Ecm.Abstractions.Searching;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>Carries changes from the database into one generation of an index, in the order of their numbers.</summary>
internal sealed partial class IndexFeed(IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, IIndexWriter writer, ILogger<IndexFeed> logger)
{
    private const int BatchSize = 500;

    private readonly HeadReading heads = new();
    private readonly HashSet<(Guid CardId, long Change)> withoutText = [];
    private readonly HashSet<(Guid CardId, long Change)> leftOut = [];
    private long applied = writer.Cursor;

    /// <summary>
    /// The last change at which the writer had caught up and so held the text of every card; 0 before that. A cursor in the middle of a backlog does not say
    /// as much: a card whose access changed later stands further on in the row, and its text has not come yet.
    /// </summary>
    private long complete;
    private Task<Portion?>? ahead;

    /// <summary>Raised for each card that the index refuses; its fields are indexed nevertheless, its text is not.</summary>
    public Func<Guid, Exception, CancellationToken, Task>? Refused { get; init; }

    /// <summary>Up to which change everything has been applied.</summary>
    public long Applied => applied;

    /// <summary>Applies the next changes; answers how many cards, 0 when there is nothing more.</summary>
    public async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        var portion = await (ahead ?? LoadAsync(applied, cancellationToken));
        // While one portion is written the next is read; what changes meanwhile gets a higher number and comes again.
        ahead = portion is { Cards: BatchSize } ? Task.Run(() => LoadAsync(portion.Batch.Cursor, cancellationToken), cancellationToken) : null;
        if (portion is null)
        {
            complete = applied;
            return 0;
        }

        try
        {
            writer.Apply(portion.Batch);
        }
        catch (IndexRefusedException e)
        {
            await GoBackAsync(e, portion.Batch, cancellationToken);
            return 1;
        }

        applied = portion.Batch.Cursor;
        if (portion.Cards < BatchSize)
            complete = applied;
        return portion.Cards + portion.Gone;
    }

    private async Task<Portion?> LoadAsync(long after, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // The head first: every change up to it is committed and seen by the queries that follow.
        var head = (await heads.NowAsync(db, cancellationToken)).Change;
        if (head == after)
            return null;
        var cards = await db.Cards.AsNoTracking().Where(c => c.Change > after).OrderBy(c => c.Change).Take(BatchSize).ToListAsync(cancellationToken);
        var upTo = cards.Count == BatchSize ? cards[^1].Change : Math.Max(head, cards.Count == 0 ? 0 : cards[^1].Change);
        var gone = await db.Tombstones.AsNoTracking().Where(t => t.Change > after && t.Change <= upTo).Select(t => t.CardId).ToListAsync(cancellationToken);

        var trashed = cards.Where(c => c.TrashedAt is not null).Select(c => c.Id);
        var live = cards.Where(c => c.TrashedAt is null).ToList();
        // The text of a card whose access alone changed is in the index already.
        var accessOnly = live.Where(c => c.ContentChange <= complete).ToList();
        var put = await IndexCards.BuildAsync(db, live.Except(accessOnly).ToList(), await types.CurrentAsync(cancellationToken), cancellationToken);
        var access = await IndexCards.AccessOfAsync(db, accessOnly, cancellationToken);
        return new Portion(new IndexBatch([.. Accepted(put)], access, [.. trashed, .. gone], upTo), cards.Count, gone.Count);
    }

    /// <summary>
    /// The card comes again without its text, and when that does not help not at all: the others must not wait. A writer that was in the middle of it is back at
    /// its last commit, and all that came after it comes again.
    /// </summary>
    private async Task GoBackAsync(IndexRefusedException refusal, IndexBatch batch, CancellationToken cancellationToken)
    {
        LogRefused(logger, refusal, refusal.CardId);
        if (ahead is not null)
            await ahead;
        var card = batch.Put.First(c => c.CardId == refusal.CardId);
        (card.Pages.Count > 0 ? withoutText : leftOut).Add((card.CardId, card.Change));
        ahead = null;
        if (writer.Applied < applied)
            (applied, complete) = (writer.Applied, 0);
        if (Refused is not null)
            await Refused(refusal.CardId, refusal, cancellationToken);
    }

    private IEnumerable<IndexCard> Accepted(IEnumerable<IndexCard> cards) => cards
        .Where(c => !leftOut.Contains((c.CardId, c.Change)))
        .Select(c => withoutText.Contains((c.CardId, c.Change)) ? c with { Pages = [] } : c);

    private sealed record Portion(IndexBatch Batch, int Cards, int Gone);

    [LoggerMessage(2001, LogLevel.Error, "The index refused card {CardId}")]
    private static partial void LogRefused(ILogger logger, Exception exception, Guid cardId);
}

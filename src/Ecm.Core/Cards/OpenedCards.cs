using Ecm.Core.Access;
using Ecm.Core.Notices;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>When a person last opened a card.</summary>
internal sealed class CardOpening
{
    public required Guid UserId { get; init; }
    public required Guid CardId { get; init; }
    public required DateTimeOffset At { get; set; }
}

/// <summary>The cards that a person opened last, theirs alone: a way back and nothing that an audit tells of.</summary>
public sealed class OpenedCards
{
    /// <summary>Older ones are forgotten.</summary>
    public const int MostKept = 50;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly DatabaseDialect dialect;
    private readonly NoticeReading notices;
    private readonly TimeProvider clock;

    internal OpenedCards(IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, NoticeReading notices, TimeProvider clock)
    {
        this.notices = notices;
        this.contexts = contexts;
        this.dialect = dialect;
        this.clock = clock;
    }

    /// <summary>Remembers that the caller opened a card that they may read; they have seen what they were told of it.</summary>
    public async Task KeepAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await notices.SeeAboutAsync(caller, cardId, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.CardOpenings.Where(o => o.UserId == caller.UserId && o.CardId == cardId).ExecuteUpdateAsync(set => set.SetProperty(o => o.At, now), cancellationToken) > 0)
            return;
        if (!await db.Readable(db.Cards, caller).AnyAsync(c => c.Id == cardId, cancellationToken))
            return;
        db.CardOpenings.Add(new CardOpening { UserId = caller.UserId, CardId = cardId, At = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e))
        {
            return; // Another tab opened it in the same moment.
        }

        var forgotten = await Of(db, caller).OrderByDescending(o => o.At).Skip(MostKept).Select(o => (DateTimeOffset?)o.At).FirstOrDefaultAsync(cancellationToken);
        if (forgotten is not null)
            await Of(db, caller).Where(o => o.At <= forgotten).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The last ones that the caller may still read, those in the trash left out; newest first.</summary>
    public async Task<IReadOnlyList<CardView>> ListAsync(Caller caller, int size, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await (
            from opening in Of(db, caller)
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on opening.CardId equals card.Id
            orderby opening.At descending
            select card.Id).Take(Math.Clamp(size, 1, MostKept)).ToListAsync(cancellationToken);
        var cards = await db.Readable(db.Cards, caller).AsNoTracking().Where(c => ids.Contains(c.Id)).Select(CardView.FromRow).ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. ids.Select(cards.GetValueOrDefault).OfType<CardView>()];
    }

    private static IQueryable<CardOpening> Of(EcmDbContext db, Caller caller) => db.CardOpenings.Where(o => o.UserId == caller.UserId);
}

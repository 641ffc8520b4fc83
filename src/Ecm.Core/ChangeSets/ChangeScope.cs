using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Jobs;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.ChangeSets;

/// <summary>The open transaction of a change set: what its changes read, write and leave for the audit.</summary>
internal sealed class ChangeScope(EcmDbContext db, DatabaseDialect dialect, Caller caller, CardTypeCatalog catalog, DateTimeOffset now)
{
    private TypeCatalog? types;
    private ChangeHead? head;
    private readonly List<PendingEntry> entries = [];
    private readonly List<Action> onNumbers = [];

    public EcmDbContext Db => db;

    public DatabaseDialect Dialect => dialect;

    public Caller Caller => caller;

    /// <summary>The instant of the whole set.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What the set leaves for the audit, in order; each entry draws one change number.</summary>
    public IReadOnlyList<PendingEntry> Entries => entries;

    /// <summary>Set when rights changed beyond one card's list: groups, roles, grants, named lists.</summary>
    public bool AccessEpochRaised { get; private set; }

    /// <summary>Set when card types changed.</summary>
    public bool TypesEpochRaised { get; private set; }

    /// <summary>Set when the organisation's words changed.</summary>
    public bool WordsEpochRaised { get; private set; }

    /// <summary>Set when registers changed.</summary>
    public bool RegistersEpochRaised { get; private set; }

    /// <summary>Set when the set leaves work to do.</summary>
    public bool HasJobs { get; private set; }

    public void RaiseAccessEpoch() => AccessEpochRaised = true;

    public void RaiseTypesEpoch() => TypesEpochRaised = true;

    public void RaiseWordsEpoch() => WordsEpochRaised = true;

    public void RaiseRegistersEpoch() => RegistersEpochRaised = true;

    /// <summary>The card types in force.</summary>
    public async ValueTask<TypeCatalog> TypesAsync(CancellationToken cancellationToken) => types ??= head is null
        ? await catalog.CurrentAsync(db, cancellationToken)
        : await catalog.AtAsync(db, head.TypesEpoch, cancellationToken);

    /// <summary>The row from which numbers are drawn; other sets that want it wait until this one ends.</summary>
    public async Task<ChangeHead> LockHeadAsync(CancellationToken cancellationToken) => head ??= await dialect.LockHeadAsync(db, cancellationToken);

    /// <summary>Leaves work to whoever is free, from the moment the set is committed.</summary>
    public void Enqueue(string kind, Guid subjectId)
    {
        db.Jobs.Add(JobRows.New(kind, subjectId, now));
        HasJobs = true;
    }

    /// <summary>Records a change of a card; the card gets the number drawn for it.</summary>
    /// <param name="card">A tracked card.</param>
    /// <param name="action">Such as <c>card.patch</c>.</param>
    /// <param name="payload">Old → new.</param>
    /// <param name="accessOnly">True when nothing but who may read it changed: the index reads no text then.</param>
    public void Record(Card card, string action, JsonObject? payload = null, bool accessOnly = false) =>
        entries.Add(new PendingEntry(action, "card", card.Id, payload ?? [], card, accessOnly));

    /// <summary>Records a change of something that is no card.</summary>
    public void Record(string action, string objectKind, Guid objectId, JsonObject? payload = null) =>
        entries.Add(new PendingEntry(action, objectKind, objectId, payload ?? [], null, false));

    /// <summary>Runs once the cards have their new change numbers, before the save.</summary>
    public void OnNumbers(Action action) => onNumbers.Add(action);

    /// <summary>Called when the numbers have been drawn.</summary>
    public void NumbersDrawn() => onNumbers.ForEach(action => action());

    /// <summary>Loads a card that the caller may read and has the level on; the problem otherwise.</summary>
    public async Task<Result<Card>> CardAsync(Guid id, AccessLevel level, CancellationToken cancellationToken, bool trashed = false)
    {
        var card = await db.Cards.FindAsync([id], cancellationToken);
        if (card is null)
            return Problems.NotFound();
        var has = await CardAccess.LevelAsync(db, card, caller, cancellationToken);
        if (has < AccessLevel.Read)
            return Problems.NotFound();
        if (has < level)
            return Problems.Forbidden();
        return card.TrashedAt is not null && !trashed ? Problems.InTrash() : card;
    }

    /// <summary>Takes a value of a scope for a card; the problem names the holder only to those who may read it.</summary>
    public async Task<Problem?> ClaimUniqueAsync(string scope, string value, Card card, string field, string label, CancellationToken cancellationToken)
    {
        if (await TakenAsync(scope, value, card, field, label, cancellationToken) is { } taken)
            return taken;
        if (await db.UniqueValues.FindAsync([scope, value], cancellationToken) is null)
            db.UniqueValues.Add(new UniqueValue { Scope = scope, Value = value, CardId = card.Id });
        return null;
    }

    /// <summary>The problem when another card holds a value of a scope.</summary>
    public async Task<Problem?> TakenAsync(string scope, string value, Card card, string field, string label, CancellationToken cancellationToken)
    {
        var held = await db.UniqueValues.FindAsync([scope, value], cancellationToken);
        if (held is null || held.CardId == card.Id)
            return null;
        var holder = await db.Cards.AsNoTracking().SingleAsync(c => c.Id == held.CardId, cancellationToken);
        var visible = await CardAccess.LevelAsync(db, holder, caller, cancellationToken) >= AccessLevel.Read;
        return Problems.NotUnique(field, label, visible ? holder.Id : null);
    }
}

/// <summary>An audit entry on its way.</summary>
internal sealed record PendingEntry(string Action, string ObjectKind, Guid ObjectId, JsonObject Payload, Card? Card, bool AccessOnly)
{
    /// <summary>Its change number, once it has been drawn.</summary>
    public long Number { get; set; }
}

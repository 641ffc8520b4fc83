using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>Which cards an exact list holds; null members do not restrict.</summary>
public sealed record CardFilter
{
    /// <summary>Children of this card.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>True: only cards without parent.</summary>
    public bool TopOnly { get; init; }

    /// <summary>Of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Registered in this register.</summary>
    public string? Register { get; init; }

    /// <summary>In this state.</summary>
    public string? State { get; init; }

    /// <summary>Of this counterparty.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>Of which this person is in charge.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>With this piece in its registration number.</summary>
    public string? NumberPart { get; init; }

    /// <summary>Registered in this year.</summary>
    public int? RegisteredIn { get; init; }

    /// <summary>Registered on this day or later; only together with <see cref="Register"/>.</summary>
    public DateOnly? RegisteredFrom { get; init; }

    /// <summary>Registered on this day or earlier; only together with <see cref="Register"/>.</summary>
    public DateOnly? RegisteredTo { get; init; }

    /// <summary>One of these.</summary>
    internal IReadOnlyCollection<Guid>? Among { get; init; }

    /// <summary>True: the trash; false: everything else.</summary>
    public bool Trashed { get; init; }

    /// <summary>The order; null: newest first, children oldest first.</summary>
    public CardSort? Sort { get; init; }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Cursor">Asks for the next page; null: this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Cursor);

/// <summary>Where a card stands in an exact list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">How many cards the list has.</param>
/// <param name="Previous">The one before; null: it is the first.</param>
/// <param name="Next">The one after; null: it is the last.</param>
public sealed record CardPlace(int Number, int Total, CardView? Previous, CardView? Next);

/// <summary>One line of a card's history.</summary>
/// <param name="Number">The change number.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; empty: the product.</param>
/// <param name="Actor">The actor's name.</param>
/// <param name="Agent">The plugin or part that acted for the product.</param>
/// <param name="Action">What.</param>
/// <param name="Payload">Old → new; null when it was erased.</param>
public sealed record HistoryEntry(long Number, DateTimeOffset At, Guid ActorId, string Actor, string? Agent, string Action, JsonNode? Payload);

/// <summary>Reading cards: one, exact lists, history. All of it under the caller's rights, all of it from the database.</summary>
public sealed class CardReading
{
    private const int MaxPage = 200;
    private const int MostNumbered = 10;

    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal CardReading(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>A card, in the trash or not; a problem when there is none or the caller may not know of it.</summary>
    public async Task<Result<CardView>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var card = await db.Readable(db.Cards, caller).AsNoTracking().Where(c => c.Id == id).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken);
        return card is null ? Problems.NotFound() : card;
    }

    /// <summary>Several cards by id; those the caller may not read are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, CardView>> GetManyAsync(Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Readable(db.Cards, caller).AsNoTracking().Where(c => ids.Contains(c.Id)).Select(CardView.FromRow).ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    /// <summary>The card on which the file of a version lies now, for the product itself; null: there is none any more.</summary>
    internal async Task<CardView?> OfVersionAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Readable(db.Cards, Caller.System).AsNoTracking().Where(c => db.FileVersions.Any(v => v.Id == versionId && v.CardId == c.Id)).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Cards with exactly this registration number, newest first, ten at most: it may stand in several registers and years.</summary>
    public async Task<IReadOnlyList<CardView>> NumberedAsync(Caller caller, string number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Readable(db.Cards.Where(c => c.Number == number && c.TrashedAt == null), caller).AsNoTracking()
            .OrderByDescending(c => c.Id).Take(MostNumbered).Select(CardView.FromRow).ToListAsync(cancellationToken);
    }

    /// <summary>What the caller may do with a card; None when there is none.</summary>
    public async Task<AccessLevel> LevelAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var card = await db.Readable(db.Cards, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return card is null ? AccessLevel.None : await CardAccess.LevelAsync(db, card, caller, cancellationToken);
    }

    /// <summary>An exact list by pages, in the order that <see cref="CardFilter.Sort"/> names.</summary>
    public async Task<Result<Page<CardView>>> ListAsync(Caller caller, CardFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, MaxPage);
        if (filter is { Sort: CardSort.Registered, Register: null })
            return Problems.ParameterWrong("sort");
        // A piece of a number is looked for in the lines of one journal, not in every card there is.
        if (filter is { Register: null, NumberPart: not null } or { Register: null, RegisteredIn: not null } or { Register: null, RegisteredFrom: not null } or { Register: null, RegisteredTo: not null })
            return Problems.ParameterWrong("register");
        var order = CardOrder.Of(filter);
        if (!order.TryRead(cursor, out var after))
            return Problems.ParameterWrong("cursor");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cards = order.Apply(Restrict(db.Readable(db.Cards, caller).AsNoTracking(), filter), after);
        var rows = await cards.Take(size + 1).Select(CardView.FromRow).ToListAsync(cancellationToken);
        return rows.Count > size
            ? new Page<CardView>(rows[..size], order.Write(rows[size - 1]))
            : new Page<CardView>(rows, null);
    }

    /// <summary>Where a card stands in an exact list, found along its index from the card itself; null: it is not among them.</summary>
    public async Task<CardPlace?> PlaceAsync(Caller caller, CardFilter filter, Guid id, CancellationToken cancellationToken)
    {
        var order = CardOrder.Of(filter);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = Restrict(db.Readable(db.Cards, caller).AsNoTracking(), filter);
        if (await all.Where(c => c.Id == id).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken) is not { } card)
            return null;
        var (before, after) = (order.Before(all, CardKey.Of(card)), order.Apply(all, CardKey.Of(card)));
        return new CardPlace(
            await before.CountAsync(cancellationToken) + 1, await all.CountAsync(cancellationToken),
            await before.Select(CardView.FromRow).FirstOrDefaultAsync(cancellationToken), await after.Select(CardView.FromRow).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>Who did what to a card, when, old → new; newest first.</summary>
    public async Task<Result<Page<HistoryEntry>>> HistoryAsync(Caller caller, Guid id, HistoryKind kind, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, MaxPage);
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, out before))
            return Problems.ParameterWrong("cursor");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Readable(db.Cards, caller).AnyAsync(c => c.Id == id, cancellationToken))
            return Problems.NotFound();
        var actions = HistoryKinds.Of(kind);
        var rows = await (
            from entry in db.Audit.Where(e => e.ObjectId == id && e.Number < before && (actions == null || actions.Contains(e.Action))).OrderByDescending(e => e.Number).Take(size + 1)
            join payload in db.AuditPayloads on entry.Number equals payload.Number into payloads
            from payload in payloads.DefaultIfEmpty()
            join user in db.Users on entry.ActorId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby entry.Number descending
            select new { entry, json = payload == null ? null : payload.Json, name = user == null ? null : user.Name })
            .AsNoTracking().ToListAsync(cancellationToken);
        var entries = rows.Take(size).Select(r => new HistoryEntry(
            r.entry.Number, r.entry.At, r.entry.ActorId, r.name ?? "Ecm", r.entry.Agent, r.entry.Action, r.json is null ? null : JsonNode.Parse(r.json))).ToList();
        return new Page<HistoryEntry>(entries, rows.Count > size ? entries[^1].Number.ToString() : null);
    }

    /// <summary>Those registered in a year; null: all.</summary>
    internal static IQueryable<Card> InYear(IQueryable<Card> cards, int? year)
    {
        if (year is not (> 0 and < 9999))
            return cards;
        var (first, next) = (new DateOnly(year.Value, 1, 1), new DateOnly(year.Value + 1, 1, 1));
        return cards.Where(c => c.RegisteredOn >= first && c.RegisteredOn < next);
    }

    private static IQueryable<Card> Restrict(IQueryable<Card> cards, CardFilter filter)
    {
        cards = filter.Trashed ? cards.Where(c => c.TrashedAt != null) : cards.Where(c => c.TrashedAt == null);
        if (filter.ParentId is { } parent)
            cards = cards.Where(c => c.ParentId == parent);
        if (filter.TopOnly)
            cards = cards.Where(c => c.ParentId == null);
        if (filter.Type is { } type)
            cards = cards.Where(c => c.Type == type);
        if (filter.Register is { } register)
            cards = cards.Where(c => c.Register == register);
        if (filter.State is { } state)
            cards = cards.Where(c => c.State == state);
        if (filter.PartyId is { } party)
            cards = cards.Where(c => c.PartyId == party);
        if (filter.ResponsibleId is { } responsible)
            cards = cards.Where(c => c.ResponsibleId == responsible);
        if (filter.NumberPart is { Length: > 0 } part)
            cards = cards.Where(c => c.Number!.Contains(part));
        if (filter.Among is { } among)
            cards = cards.Where(c => among.Contains(c.Id));
        if (filter.RegisteredFrom is { } from)
            cards = cards.Where(c => c.RegisteredOn >= from);
        if (filter.RegisteredTo is { } to)
            cards = cards.Where(c => c.RegisteredOn <= to);
        return InYear(cards, filter.RegisteredIn);
    }
}

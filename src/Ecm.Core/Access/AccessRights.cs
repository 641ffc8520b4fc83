using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Who may do what with one card: shown to its readers, changed by those who manage it.</summary>
public sealed class AccessRights
{
    private const int LongestReason = 1000;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal AccessRights(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>The access of a card that the caller may read.</summary>
    public async Task<Result<CardAccessView>> GetAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var card = await db.Readable(db.Cards, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == cardId, cancellationToken);
        if (card is null)
            return Problems.NotFound();
        var entries = await AccessWriting.EntriesAsync(db, card.AccessList, cancellationToken);
        var grants = await db.Grants.AsNoTracking().Where(g => g.CardId == cardId).ToListAsync(cancellationToken);
        var names = await Principals.NamesAsync(db, [.. entries.Keys.Concat(grants.Select(g => g.Principal)).Distinct()], cancellationToken);
        var mark = entries.Keys.FirstOrDefault(IsMark);
        return new CardAccessView(
            card.InheritsAccess, card.InheritsAccess ? card.ParentId : null, mark?[AccessWriting.NamePrefix.Length..],
            [.. entries.Where(e => !IsMark(e.Key)).Select(e => new EntryView(e.Key, names.GetValueOrDefault(e.Key), e.Value))],
            [.. grants.OrderBy(g => g.Cause, StringComparer.Ordinal).Select(g => new GrantView(g.Principal, names.GetValueOrDefault(g.Principal), g.Level, g.Cause))],
            await CardAccess.LevelAsync(db, card, caller, cancellationToken));
    }

    /// <summary>The names people know principals by, such as <c>group:ID</c>; one that is gone is missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> principals, CancellationToken cancellationToken)
    {
        if (principals.Count == 0)
            return new Dictionary<string, string>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Principals.NamesAsync(db, principals, cancellationToken);
    }

    /// <summary>Sets the list of a card that the caller manages.</summary>
    public async Task<Result<CardAccessView>> SetAsync(Caller caller, Guid cardId, CardAccessSetting setting, CancellationToken cancellationToken)
    {
        var set = await changes.CommitAsync(caller, new ChangeSet("access.set", cardId.ToString(), [new SetAccess(cardId, setting)]), cancellationToken);
        if (!set.Succeeded)
            return set.Problem;
        var now = await GetAsync(caller, cardId, cancellationToken);
        // Whoever shuts themselves out is told once what holds now.
        return now.Succeeded ? now : (await GetAsync(Caller.System, cardId, cancellationToken)).Map(view => view with { Level = AccessLevel.None });
    }

    /// <summary>Gives an administrator the right to manage a card that its list does not give.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="reason">Why; kept in the card's history, up to 1,000 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<CardAccessView>> TakeOverAsync(Caller caller, Guid cardId, string reason, CancellationToken cancellationToken)
    {
        if (reason.Trim() is not { Length: > 0 and <= LongestReason } why || !KeptText.Fits(why))
            return Problems.ReasonRequired();
        var taken = await changes.CommitAsync(caller, new ChangeSet("access.takeover", cardId.ToString(), [new TakeOver(cardId, why)]), cancellationToken);
        return taken.Succeeded ? await GetAsync(caller, cardId, cancellationToken) : taken.Problem;
    }

    /// <summary>Ends what the author, or administrators who took over, may do beyond the list.</summary>
    /// <param name="caller">Who manages the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="cause"><c>author</c> or <c>takeover</c>; grants of other causes end with these.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<ChangeReceipt>> WithdrawAsync(Caller caller, Guid cardId, string cause, CancellationToken cancellationToken) =>
        cause is "author" or TakeOver.Cause
            ? await changes.CommitAsync(caller, new ChangeSet("access.withdraw", cardId.ToString(), [new WithdrawGrants(cardId, cause)]), cancellationToken)
            : Problems.ParameterWrong("cause");

    private static bool IsMark(string principal) => principal.StartsWith(AccessWriting.NamePrefix, StringComparison.Ordinal);
}

/// <summary>What the access of a card shall be.</summary>
/// <param name="Inherit">True: the parent's list, or at the top the type's.</param>
/// <param name="List">A named list; null: the entries.</param>
/// <param name="Entries">The entries of the card's own list.</param>
public sealed record CardAccessSetting(bool Inherit, string? List, IReadOnlyList<EntryText> Entries)
{
    /// <summary>A list that the card had before, by its number; null: none.</summary>
    internal int? Number { get; init; }
}

/// <summary>Who may do what with a card.</summary>
/// <param name="Inherit">The list is the parent's, or at the top the type's, and follows it.</param>
/// <param name="From">The parent it is inherited from; null: it is the card's own or the type's.</param>
/// <param name="List">The name of the list; null: it has none.</param>
/// <param name="Entries">The entries in force.</param>
/// <param name="Grants">Rights beyond the list.</param>
/// <param name="Level">What the caller may do.</param>
public sealed record CardAccessView(
    bool Inherit, Guid? From, string? List, IReadOnlyList<EntryView> Entries, IReadOnlyList<GrantView> Grants, AccessLevel Level);

/// <summary>An entry of a list.</summary>
/// <param name="Principal">In stored form: <c>user:ID</c>, <c>group:ID</c>, <c>role:NAME</c> or <c>everyone</c>.</param>
/// <param name="Name">The name people know it by; null: it is gone, or <c>everyone</c>.</param>
/// <param name="Level">The level.</param>
public sealed record EntryView(string Principal, string? Name, AccessLevel Level);

/// <summary>A right beyond the list.</summary>
/// <param name="Principal">In stored form.</param>
/// <param name="Name">The name people know it by; null: it is gone.</param>
/// <param name="Level">The level.</param>
/// <param name="Cause">Why it is there, such as <c>author</c>.</param>
public sealed record GrantView(string Principal, string? Name, AccessLevel Level, string Cause);

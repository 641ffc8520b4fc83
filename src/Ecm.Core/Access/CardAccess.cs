using Ecm.Core.Cards;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>
/// Rights of a caller on a card = the card's access list ∪ grants. <c>none</c> beats the other entries of the list; grants come after it.
/// No role reads by itself.
/// </summary>
internal static class CardAccess
{
    /// <summary>The cards that the caller may read, or do more with. The only way to read cards outside change sets.</summary>
    public static IQueryable<Card> Readable(this EcmDbContext db, IQueryable<Card> cards, Caller caller, AccessLevel level = AccessLevel.Read)
    {
        if (caller.IsSystem)
            return cards;
        var principals = caller.Principals.ToArray();
        return cards.Where(card =>
            (db.AccessEntries.Any(e => e.List == card.AccessList && principals.Contains(e.Principal) && e.Level >= level)
             && !db.AccessEntries.Any(e => e.List == card.AccessList && principals.Contains(e.Principal) && e.Level == AccessLevel.None))
            || db.Grants.Any(g => g.CardId == card.Id && principals.Contains(g.Principal) && g.Level >= level));
    }

    /// <summary>What the caller may do with a card.</summary>
    public static async Task<AccessLevel> LevelAsync(EcmDbContext db, Card card, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsSystem)
            return AccessLevel.Manage;
        // Grants added in this very change set are not in the database yet; the highest level leaves nothing to ask it.
        var fresh = db.Grants.Local.Where(g => g.CardId == card.Id && caller.Principals.Contains(g.Principal)).Select(g => g.Level).ToList();
        if (fresh.Contains(AccessLevel.Manage))
            return AccessLevel.Manage;
        var principals = caller.Principals.ToArray();
        var listed = await db.AccessEntries.Where(e => e.List == card.AccessList && principals.Contains(e.Principal))
            .Select(e => e.Level).ToListAsync(cancellationToken);
        var granted = await db.Grants.Where(g => g.CardId == card.Id && principals.Contains(g.Principal))
            .Select(g => g.Level).ToListAsync(cancellationToken);
        granted.AddRange(fresh);
        return granted.Append(Highest(listed)).Max();
    }

    /// <summary>What the entries of a list give the caller.</summary>
    public static AccessLevel LevelBy(IReadOnlyDictionary<string, AccessLevel> entries, Caller caller) =>
        Highest([.. entries.Where(e => caller.Principals.Contains(e.Key)).Select(e => e.Value)]);

    /// <summary>What the levels of the entries that hold for somebody come to.</summary>
    public static AccessLevel Highest(IReadOnlyCollection<AccessLevel> listed) =>
        listed.Count == 0 || listed.Contains(AccessLevel.None) ? AccessLevel.None : listed.Max();
}

using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>
/// What a caller may read, in the form an index can work with: one bit per access list. Says the same as
/// <see cref="CardAccess.Readable"/> without the grants, which the index holds by card.
/// </summary>
internal sealed class AccessBits
{
    private const int MostCached = 2000;
    private const int MostHidden = 10_000;

    private volatile Cache cache = new(-1);

    /// <summary>The lists whose cards the caller may read. The array is shared: it is not to be changed.</summary>
    /// <param name="db">A context.</param>
    /// <param name="epoch">The epoch of rights, read from it.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReadableLists> LoadAsync(EcmDbContext db, long epoch, Caller caller, CancellationToken cancellationToken)
    {
        var current = cache;
        if (current.Epoch != epoch)
            cache = current = new Cache(epoch);
        var key = caller.IsSystem ? "system" : caller.PrincipalsKey;
        if (current.ByPrincipals.TryGetValue(key, out var known))
            return known;
        if (current.ByPrincipals.Count >= MostCached)
            current.ByPrincipals.Clear();
        return current.ByPrincipals[key] = new ReadableLists(await ReadAsync(db, caller, cancellationToken), $"{epoch}:{key}");
    }

    /// <summary>
    /// Cards whose access has changed after an index's cursor: they must not appear in its answers until it has followed.
    /// </summary>
    /// <param name="db">A context.</param>
    /// <param name="cursor">The number of the last change the index holds.</param>
    /// <param name="head">The last change there is, read from the context.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null when there are more than can be left out: the index must follow first.</returns>
    public async Task<IReadOnlySet<Guid>?> HiddenSinceAsync(EcmDbContext db, long cursor, long head, CancellationToken cancellationToken)
    {
        if (cursor >= head)
            return FrozenSet<Guid>.Empty;
        var ids = await db.Cards.Where(c => c.AccessChange > cursor).OrderBy(c => c.AccessChange).Select(c => c.Id).Take(MostHidden + 1).ToListAsync(cancellationToken);
        return ids.Count > MostHidden ? null : ids.ToHashSet();
    }

    private static async Task<BitArray> ReadAsync(EcmDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var last = await db.AccessLists.MaxAsync(l => (int?)l.Number, cancellationToken) ?? 0;
        if (caller.IsSystem)
            return new BitArray(last + 1, true);
        var principals = caller.Principals.ToArray();
        // None is the lowest level, so a list is readable exactly when the lowest of the caller's entries is at least Read.
        var readable = await db.AccessEntries.Where(e => principals.Contains(e.Principal)).GroupBy(e => e.List)
            .Where(g => g.Min(e => (int)e.Level) >= (int)AccessLevel.Read).Select(g => g.Key).ToListAsync(cancellationToken);
        // A list made between the two queries is not known to this epoch.
        var bits = new BitArray(Math.Max(last, readable.DefaultIfEmpty().Max()) + 1);
        foreach (var list in readable)
            bits[list] = true;
        return bits;
    }

    private sealed record Cache(long Epoch)
    {
        public ConcurrentDictionary<string, ReadableLists> ByPrincipals { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>The lists whose cards a caller may read.</summary>
/// <param name="Bits">Bit n is set when cards of list n may be read.</param>
/// <param name="CacheKey">Equal exactly when principals and bits are equal.</param>
internal sealed record ReadableLists(BitArray Bits, string CacheKey);

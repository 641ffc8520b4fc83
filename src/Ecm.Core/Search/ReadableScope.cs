using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;

namespace Ecm.Core.Search;

/// <summary>Says to the index what a caller may read now.</summary>
internal sealed class ReadableScope(ISearchIndex index, AccessBits access)
{
    private readonly HeadReading heads = new();

    /// <summary>Null: rights of more cards have changed than the index could catch up with; a moment later it has.</summary>
    public async Task<SearchScope?> OfAsync(EcmDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var head = await heads.NowAsync(db, cancellationToken);
        var lists = await access.LoadAsync(db, head.AccessEpoch, caller, cancellationToken);
        return await access.HiddenSinceAsync(db, index.Cursor, head.Change, cancellationToken) is { } hidden
            ? new SearchScope(lists.Bits, caller.Principals, hidden, lists.CacheKey)
            : null;
    }
}

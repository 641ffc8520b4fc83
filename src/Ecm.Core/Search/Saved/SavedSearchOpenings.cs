using Ecm.Core.Access;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search.Saved;

/// <summary>Remembers when people opened saved searches; that is theirs alone and nothing that an audit tells of.</summary>
internal sealed class SavedSearchOpenings(IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>Notes that the caller opens a search, and answers when.</summary>
    public async Task<DateTimeOffset> KeepAsync(Caller caller, Guid searchId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.SavedSearchOpenings.Where(o => o.UserId == caller.UserId && o.SearchId == searchId).ExecuteUpdateAsync(set => set.SetProperty(o => o.At, now), cancellationToken) > 0)
            return now;
        db.SavedSearchOpenings.Add(new SavedSearchOpening { UserId = caller.UserId, SearchId = searchId, At = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e))
        {
            // Another tab opened it in the same moment.
        }

        return now;
    }
}

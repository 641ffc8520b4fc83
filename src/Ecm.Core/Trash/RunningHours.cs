using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Trash;

/// <summary>
/// Counts hours that no clock can jump over: those in which the installation ran. A node that has seen a count stand for an hour of its own raises it by one,
/// so that several nodes never count faster than time passes, and a restart loses no more than the hour that had begun.
/// </summary>
internal sealed class RunningHours(IDbContextFactory<EcmDbContext> contexts)
{
    private long? seen;

    /// <summary>To be called when an hour has passed on this node since the last call; answers the count.</summary>
    public async Task<long> PassAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (seen is { } before)
            await db.RunningHours.Where(h => h.Hours == before).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hours, before + 1), cancellationToken);
        var now = await db.RunningHours.Select(h => h.Hours).SingleAsync(cancellationToken);
        seen = now;
        return now;
    }
}

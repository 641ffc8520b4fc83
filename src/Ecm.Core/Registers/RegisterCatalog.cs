using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>The registers in force, read from the database and cached until their epoch changes.</summary>
internal sealed class RegisterCatalog(IDbContextFactory<EcmDbContext> contexts)
{
    private readonly HeadReading heads = new();
    private volatile Shelf? cached;

    /// <summary>All registers, by name.</summary>
    public async ValueTask<IReadOnlyList<RegisterDefinition>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var epoch = (await heads.NowAsync(db, cancellationToken)).RegistersEpoch;
        if (cached is { } current && current.Epoch == epoch)
            return current.All;
        var rows = await db.Registers.AsNoTracking().ToListAsync(cancellationToken);
        return (cached = new Shelf(epoch, [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => r.InForce())])).All;
    }

    /// <summary>The register of a name; null when there is none.</summary>
    public async ValueTask<RegisterDefinition?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(r => r.Name == name);

    private sealed record Shelf(long Epoch, IReadOnlyList<RegisterDefinition> All);
}

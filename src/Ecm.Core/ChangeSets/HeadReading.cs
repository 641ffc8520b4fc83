using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.ChangeSets;

/// <summary>Reads the head row, as every request does, some of them for several reasons. The query is compiled once for each model, and so for each object that asks.</summary>
internal sealed class HeadReading
{
    private readonly Func<EcmDbContext, CancellationToken, Task<HeadNumbers>> now = EF.CompileAsyncQuery(
        (EcmDbContext db, CancellationToken _) => db.Heads.Select(h => new HeadNumbers(h.Number, h.AccessEpoch, h.TypesEpoch, h.WordsEpoch, h.RegistersEpoch)).Single());

    public Task<HeadNumbers> NowAsync(EcmDbContext db, CancellationToken cancellationToken) => now(db, cancellationToken);
}

/// <summary>How far the database is.</summary>
/// <param name="Change">The last change number.</param>
/// <param name="AccessEpoch">Raised when lists, groups, roles or grants change.</param>
/// <param name="TypesEpoch">Raised when card types change.</param>
/// <param name="WordsEpoch">Raised when the organisation's words change.</param>
/// <param name="RegistersEpoch">Raised when registers change.</param>
internal readonly record struct HeadNumbers(long Change, long AccessEpoch, long TypesEpoch, long WordsEpoch, long RegistersEpoch);

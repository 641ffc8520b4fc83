using Ecm.Core.Access;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Twins;

/// <summary>A file that was there before and is another scan of the same paper, on a card the caller may read.</summary>
/// <param name="CardId">Its card.</param>
/// <param name="FileId">The file.</param>
/// <param name="CardTitle">The title of its card.</param>
/// <param name="CardNumber">The number of its card; null: none.</param>
/// <param name="Share">The share of equal text, 0 to 1.</param>
/// <param name="Pages">Pages of the later file that stand in it.</param>
/// <param name="Check">What reads otherwise in it and could be another value; empty: nothing.</param>
public sealed record NearTwin(
    Guid CardId, Guid FileId, string CardTitle, string? CardNumber, double Share, int Pages, IReadOnlyList<TwinDifference> Check);

/// <summary>Reading what was found: only for files as they are now, on other cards that the caller may read, and only while nobody has decided.</summary>
public sealed class NearTwins
{
    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal NearTwins(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>The twins of a file, nearest first; empty when the caller may not read the file itself.</summary>
    public async Task<IReadOnlyList<NearTwin>> OfAsync(Caller caller, Guid fileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await (
            from file in db.Files.Where(f => f.Id == fileId)
            join card in db.Readable(db.Cards, caller) on file.CardId equals card.Id
            select (Guid?)file.CurrentVersionId).SingleOrDefaultAsync(cancellationToken);
        return version is { } id ? [.. (await OfAsync(db, caller, [id], cancellationToken))[id]] : [];
    }

    /// <summary>The twins of current versions that the caller may read.</summary>
    internal static async Task<ILookup<Guid, NearTwin>> OfAsync(
        EcmDbContext db, Caller caller, IReadOnlyCollection<Guid> versions, CancellationToken cancellationToken)
    {
        var rows = await (
            from twin in db.Twins.Where(t => versions.Contains(t.LaterId))
            join later in db.FileVersions on twin.LaterId equals later.Id
            join earlier in db.FileVersions on twin.EarlierId equals earlier.Id
            join file in db.Files on new { Id = earlier.FileId, Version = earlier.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
            where later.CardId != card.Id && !db.TwinDecisions.Any(d => d.FileId == later.FileId && d.OtherFileId == file.Id)
            orderby twin.Share descending, file.Id
            select new { twin, FileId = file.Id, CardId = card.Id, card.Title, card.Number }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.ToLookup(
            r => r.twin.LaterId,
            r => new NearTwin(r.CardId, r.FileId, r.Title, r.Number, r.twin.Share, r.twin.Pages, TwinStore.Read(r.twin.Check)));
    }
}

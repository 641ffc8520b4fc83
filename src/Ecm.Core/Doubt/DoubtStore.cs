using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>Owns the table of pages' scores and the mark of versions that have them.</summary>
internal sealed class DoubtStore(IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>Keeps the scores of a version in place of earlier ones.</summary>
    public async Task KeepAsync(Guid versionId, IReadOnlyList<PageScore> scores, int recipe, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The version first: of two who write at once its row lets the second in after the first. A version that was taken back meanwhile needs none.
        if (await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(v => v.SetProperty(x => x.ScoreRecipe, recipe), cancellationToken) == 0)
            return;
        await db.PageScores.Where(s => s.VersionId == versionId).ExecuteDeleteAsync(cancellationToken);
        db.PageScores.AddRange(scores);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>What people corrected in a version, by page.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<WordCorrection>>> CorrectionsAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.PageCorrections.AsNoTracking().Where(c => c.VersionId == versionId).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Page, r => PageOverlay.Read(r.Words));
    }

    /// <summary>Current versions that were read before there were scores, or were scored otherwise, in the order of their ids.</summary>
    public async Task<IReadOnlyList<(Guid VersionId, Guid BlobId)>> WithoutScoreAsync(Guid after, int recipe, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await db.FileVersions.Where(v => v.Id > after && v.Intake == IntakeState.Done && v.Pages > 0 && v.ScoreRecipe != recipe)
            .Where(v => db.Files.Any(f => f.CurrentVersionId == v.Id))
            .OrderBy(v => v.Id).Take(count).Select(v => new { v.Id, v.BlobId }).ToListAsync(cancellationToken);
        return [.. versions.Select(v => (v.Id, v.BlobId))];
    }
}

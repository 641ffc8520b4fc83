using System.Text;
using System.Text.Json;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Twins;

/// <summary>A file version whose text may be the same.</summary>
internal sealed record TwinCandidate(Guid VersionId, Guid BlobId, Guid FileId, Guid CardId, string Sha256, int Words, int Shared);

/// <summary>Owns the tables of sketches and of pairs that were found.</summary>
internal sealed class TwinStore(IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect)
{
    /// <summary>A mark that more texts have tells nothing: it is of a form's own words.</summary>
    private const int MostTexts = 64;

    private const int MostAttempts = 4;

    private const int MostCandidates = 8;

    /// <summary>Looked at before those are left out that are old versions, of the same card, or much longer or shorter.</summary>
    private const int MostRanked = 48;

    private const double LeastLength = 0.7;

    /// <summary>Keeps the sketches of those versions that are still there in place of earlier ones, all or none.</summary>
    public Task KeepAsync(IReadOnlyList<(Guid VersionId, TextSketch Sketch)> sketches, CancellationToken cancellationToken) => AgainAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A version that was taken back meanwhile needs none.
        var asked = sketches.Select(s => s.VersionId).ToList();
        var versions = await db.FileVersions.Where(v => asked.Contains(v.Id)).Select(v => v.Id).ToListAsync(cancellationToken);
        await db.Sketches.Where(s => versions.Contains(s.VersionId)).ExecuteDeleteAsync(cancellationToken);
        db.Sketches.AddRange(sketches.Where(s => versions.Contains(s.VersionId)).Select(s => new SketchRow
        {
            VersionId = s.VersionId, Words = s.Sketch.Words, Recipe = TextSketch.Recipe, Marks = [.. s.Sketch.Marks.Select(m => new MarkRow { Mark = m })],
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    /// <summary>Keeps what was found out about a version in place of what was found before.</summary>
    public Task KeepPairsAsync(Guid versionId, IReadOnlyList<TwinRow> pairs, CancellationToken cancellationToken) => AgainAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Twins.Where(t => t.LaterId == versionId || t.EarlierId == versionId).ExecuteDeleteAsync(cancellationToken);
        db.Twins.AddRange(pairs);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    /// <summary>Current versions of other cards' files that share marks with a text, those that share most first.</summary>
    public async Task<IReadOnlyList<TwinCandidate>> CandidatesAsync(Guid versionId, Guid cardId, TextSketch sketch, CancellationToken cancellationToken)
    {
        if (sketch.Marks.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = await db.Marks.FromSqlRaw(LookUp(sketch.Marks.Count), [.. sketch.Marks.Cast<object>()]).AsNoTracking().ToListAsync(cancellationToken);
        var shared = marks.GroupBy(m => m.Mark).Where(g => g.Count() <= MostTexts).SelectMany(g => g).CountBy(m => m.SketchId)
            .OrderByDescending(s => s.Value).ThenByDescending(s => s.Key).Take(MostRanked).ToDictionary();
        if (shared.Count == 0)
            return [];
        var ids = shared.Keys.ToList();
        var found = await (
            from s in db.Sketches.Where(s => ids.Contains(s.Id) && s.VersionId != versionId)
            join v in db.FileVersions.Where(v => v.CardId != cardId) on s.VersionId equals v.Id
            join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
            select new { s.Id, s.VersionId, v.BlobId, v.FileId, v.CardId, v.Sha256, s.Words }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.Where(c => Math.Min(c.Words, sketch.Words) >= LeastLength * Math.Max(c.Words, sketch.Words))
            .Select(c => new TwinCandidate(c.VersionId, c.BlobId, c.FileId, c.CardId, c.Sha256, c.Words, shared[c.Id]))
            .OrderByDescending(c => c.Shared).ThenBy(c => c.FileId).Take(MostCandidates)];
    }

    /// <summary>Current versions that were read before there were sketches, or were sketched otherwise, in the order of their ids.</summary>
    public async Task<IReadOnlyList<(Guid VersionId, Guid BlobId)>> WithoutSketchAsync(Guid after, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await db.FileVersions.Where(v => v.Id > after && v.Intake == Files.IntakeState.Done && v.Pages > 0)
            .Where(v => !db.Sketches.Any(s => s.VersionId == v.Id && s.Recipe == TextSketch.Recipe))
            .OrderBy(v => v.Id).Take(count).Select(v => new { v.Id, v.BlobId }).ToListAsync(cancellationToken);
        return [.. versions.Select(v => (v.Id, v.BlobId))];
    }

    /// <summary>The list as it is kept.</summary>
    public static string Write(IReadOnlyList<TwinDifference> check) => JsonSerializer.Serialize(check);

    /// <summary>The kept list.</summary>
    public static IReadOnlyList<TwinDifference> Read(string check) => JsonSerializer.Deserialize<List<TwinDifference>>(check)!;

    /// <summary>As many rows of each mark as tell whether it is rare; one question for all of them.</summary>
    private static string LookUp(int marks)
    {
        var sql = new StringBuilder();
        for (var i = 0; i < marks; i++)
            sql.Append(i == 0 ? "" : " UNION ALL ")
                .Append($$"""SELECT * FROM (SELECT "Mark", "SketchId" FROM "Marks" WHERE "Mark" = {{{i}}} LIMIT {{MostTexts + 1}}) AS m{{i}}""");
        return sql.ToString();
    }

    /// <summary>Two scans of one paper that are read at once find each other: the second to write does so again, in place of what the first has written.</summary>
    private async Task AgainAsync(Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (attempt < MostAttempts && (dialect.IsUniqueViolation(e) || dialect.IsTransient(e)))
            {
            }
    }
}

using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>
/// Makes a copy of an earlier version the current one. What was read of it, and what people corrected there, goes with it: a scan of hundreds of pages is not recognised again.
/// </summary>
/// <param name="FileId">The file.</param>
/// <param name="Number">The version to be had again.</param>
/// <param name="Expected">The number of the version the caller has seen as the newest.</param>
/// <param name="Content">The copy of its bytes: a blob belongs to one version.</param>
internal sealed record RestoreVersion(Guid FileId, int Number, int Expected, StoredContent Content) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var earlier = await scope.Db.FileVersions.AsNoTracking().SingleOrDefaultAsync(v => v.FileId == FileId && v.Number == Number, cancellationToken);
        if (earlier is null)
            return Problems.NotFound();
        var next = await FileVersions.NextAsync(scope, FileId, Expected, Content, cancellationToken);
        if (!next.Succeeded)
            return next.Problem;
        var (card, version) = next.Value;
        version.Languages = earlier.Languages;
        await scope.Db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            INSERT INTO "Pages" ("BlobId", "Page", "Recipe", "Packed")
            SELECT {version.BlobId}, "Page", "Recipe", "Packed" FROM "Pages" WHERE "BlobId" = {earlier.BlobId}
            """, cancellationToken);
        var corrections = await scope.Db.PageCorrections.AsNoTracking().Where(c => c.VersionId == earlier.Id).ToListAsync(cancellationToken);
        scope.Db.PageCorrections.AddRange(corrections.Select(c => new PageCorrection
        {
            VersionId = version.Id, Page = c.Page, Words = c.Words, AuthorId = c.AuthorId, At = c.At, Version = c.Version,
        }));
        JsonObject payload = FileVersions.Payload(FileId, version);
        payload["from"] = Number;
        scope.Record(card, "file.restore", payload);
        return null;
    }
}

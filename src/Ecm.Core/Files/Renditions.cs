using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>
/// Owns the PDFs that office documents are laid out as. Laying out takes seconds, so each is made once and kept as a blob of its file version; one that is lost is made anew.
/// </summary>
internal sealed class Renditions(IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, LocalBlobs localBlobs, ITextExtractor extractor)
{
    /// <summary>Whether files of a media type are laid out by this server now.</summary>
    public bool Makes(string mediaType) => extractor.RenderedTypes.Contains(mediaType);

    /// <summary>The PDF of a file version as a local file.</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="kept">The blob that holds it; null: it is to be made.</param>
    /// <param name="path">The document as a local file.</param>
    /// <param name="mediaType">What the document is.</param>
    /// <param name="alone">Nothing else is read meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExtractionException">The document cannot be laid out.</exception>
    public async Task<LocalBlob> RentAsync(Guid versionId, Guid? kept, string path, string mediaType, bool alone, CancellationToken cancellationToken)
    {
        if (kept is { } id && await blobs.StatAsync(id, cancellationToken) is not null)
            return await localBlobs.RentAsync(id, cancellationToken);
        var made = new LocalBlob(Path.Combine(Path.GetTempPath(), $"ecm-{Guid.CreateVersion7():N}.pdf"), isCopy: true);
        try
        {
            await using (var into = LocalBlobs.Create(made.Path))
                await extractor.RenderAsync(path, mediaType, alone, into, cancellationToken);
            var blobId = Guid.CreateVersion7();
            await using (var content = File.OpenRead(made.Path))
                await blobs.PutAsync(blobId, content, cancellationToken);
            // What it replaces, and what a crash left here without a row, is swept.
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(v => v.SetProperty(x => x.RenditionId, blobId), cancellationToken);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }
}

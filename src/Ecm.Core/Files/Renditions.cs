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
    private const int Gates = 64;

    /// <summary>Each version has one of these; that a few versions share one costs seconds at most.</summary>
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Gates).Select(static _ => new SemaphoreSlim(1))];

    /// <summary>Whether files of a media type are laid out by this server now.</summary>
    public bool Makes(string mediaType) => extractor.RenderedTypes.Contains(mediaType);

    /// <summary>A PDF that is kept, as a local file; null: there is none, or it was lost.</summary>
    public async Task<LocalBlob?> FindAsync(Guid? kept, CancellationToken cancellationToken) =>
        kept is { } id && await blobs.StatAsync(id, cancellationToken) is not null ? await localBlobs.RentAsync(id, cancellationToken) : null;

    /// <summary>The PDF for somebody who looks at a page: kept, or made anew, once for all who look at its pages.</summary>
    /// <param name="file">A file version that was laid out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ExtractionException">The document cannot be laid out.</exception>
    public async Task<LocalBlob> RentAsync(FileView file, CancellationToken cancellationToken)
    {
        if (await FindAsync(file.RenditionId, cancellationToken) is { } kept)
            return kept;
        var gate = gates[(uint)file.VersionId.GetHashCode() % Gates];
        await gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever stood in front has made it.
            if (await FindAsync(await KeptAsync(file.VersionId, cancellationToken), cancellationToken) is { } made)
                return made;
            await using var document = await localBlobs.RentAsync(file.BlobId, cancellationToken);
            return (await MakeAsync(file.VersionId, document.Path, file.MediaType, alone: false, cancellationToken)).Pages;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Lays a document out and keeps its PDF.</summary>
    /// <param name="versionId">The file version.</param>
    /// <param name="path">The document as a local file.</param>
    /// <param name="mediaType">What the document is.</param>
    /// <param name="alone">Nothing else is read meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The PDF as a local file, and whether the document has more text than it.</returns>
    /// <exception cref="ExtractionException">The document cannot be laid out.</exception>
    public async Task<(LocalBlob Pages, bool Partial)> MakeAsync(Guid versionId, string path, string mediaType, bool alone, CancellationToken cancellationToken)
    {
        var made = new LocalBlob(Path.Combine(Path.GetTempPath(), $"ecm-{Guid.CreateVersion7():N}.pdf"), isCopy: true);
        try
        {
            bool partial;
            await using (var into = LocalBlobs.Create(made.Path))
                partial = await extractor.RenderAsync(path, mediaType, alone, into, cancellationToken);
            var blobId = Guid.CreateVersion7();
            await using (var content = File.OpenRead(made.Path))
                await blobs.PutAsync(blobId, content, cancellationToken);
            // What it replaces, and what a crash left here without a row, is swept.
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.FileVersions.Where(v => v.Id == versionId)
                .ExecuteUpdateAsync(v => v.SetProperty(x => x.RenditionId, blobId).SetProperty(x => x.Partial, x => x.Partial || partial), cancellationToken);
            return (made, partial);
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    private async Task<Guid?> KeptAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions.Where(v => v.Id == versionId).Select(v => v.RenditionId).SingleOrDefaultAsync(cancellationToken);
    }
}

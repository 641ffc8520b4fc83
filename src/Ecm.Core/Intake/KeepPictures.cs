using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;

namespace Ecm.Core.Intake;

/// <summary>Draws the pages of a file that was opened with its password, and keeps the pictures: later nobody can.</summary>
internal sealed class KeepPictures(ITextExtractor extractor, IBlobStore blobs, PageStore pages, KeptPictures kept)
{
    /// <summary>In pixels: about 190 an inch of an A4 page, enough to read small print.</summary>
    private const int Width = 1600;

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (!run.IsUnlocked || run.Probe is not { Kind: FileKind.Pdf or FileKind.Image })
            return;
        var blobId = run.Version.BlobId;
        var done = await kept.PagesAsync(blobId, cancellationToken);
        for (var page = 1; page <= run.Probe.Pages; page++)
        {
            if (done.Contains(page))
                continue;
            var rotation = (await pages.FindAsync(blobId, page, cancellationToken))?.Rotation ?? 0;
            var picture = await extractor.DrawAsync(run.Path, run.Probe, page, Width, rotation, cancellationToken);
            var id = Guid.CreateVersion7();
            await blobs.PutAsync(id, new MemoryStream(picture), cancellationToken);
            await kept.SaveAsync(blobId, page, id, cancellationToken);
        }
    }
}

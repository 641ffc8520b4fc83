using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Storage;

namespace Ecm.Core.Files;

/// <summary>Pictures of pages, drawn at need in the reading children and kept for a while in a bounded folder.</summary>
public sealed class PagePictures
{
    private const int MinWidth = 16;
    private const int MaxWidth = 2400;
    private const int ForWords = 2400;

    /// <summary>Around a word, in 1/65535 of the page: its neighbours' edges help to read it.</summary>
    private const int Margin = 300;

    private readonly FileReading files;
    private readonly PageStore pages;
    private readonly LocalBlobs localBlobs;
    private readonly ITextExtractor extractor;
    private readonly PictureCache cache;
    private readonly KeptPictures kept;
    private readonly Renditions renditions;

    internal PagePictures(FileReading files, PageStore pages, KeptPictures kept, Renditions renditions, LocalBlobs localBlobs, ITextExtractor extractor, PictureCache cache)
    {
        this.files = files;
        this.pages = pages;
        this.kept = kept;
        this.renditions = renditions;
        this.localBlobs = localBlobs;
        this.extractor = extractor;
        this.cache = cache;
    }

    /// <summary>A page as JPEG, upright.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version; null: the current one.</param>
    /// <param name="page">From 1.</param>
    /// <param name="width">Wanted width in pixels, 16 to 2,400; rounded up to a few steps, so that each page is drawn few times.</param>
    /// <param name="cancellationToken">Ends waiting for it.</param>
    public async Task<Result<byte[]>> GetAsync(Caller caller, Guid fileId, int? version, int page, int width, CancellationToken cancellationToken)
    {
        if (width is < MinWidth or > MaxWidth)
            return Problems.ParameterWrong("width");
        var file = await files.GetAsync(caller, fileId, version, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        if (page < 1 || (file.Value.Intake.Pages > 0 && page > file.Value.Intake.Pages))
            return Problems.NoPicture();
        var text = await pages.FindAsync(file.Value.BlobId, page, cancellationToken);
        var rotation = text?.Rotation ?? 0;
        var step = Step(width);
        return await cache.GetAsync(
            file.Value.BlobId, $"{page}-{rotation}-{step}", abandoned => DrawAsync(file.Value, page, step, rotation, abandoned), cancellationToken);
    }

    /// <summary>One word of a page as PNG, as it stands in the page's picture.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version; null: the current one.</param>
    /// <param name="page">From 1.</param>
    /// <param name="word">Which of the page's words, from 0.</param>
    /// <param name="cancellationToken">Ends waiting for it.</param>
    public async Task<Result<byte[]>> WordAsync(Caller caller, Guid fileId, int? version, int page, int word, CancellationToken cancellationToken)
    {
        var text = await files.PageAsync(caller, fileId, version, page, cancellationToken);
        if (!text.Succeeded)
            return text.Problem;
        if (word < 0 || word >= text.Value.Words.Count || text.Value.Words[word] is var place && (place.Right <= place.Left || place.Bottom <= place.Top))
            return Problems.NoPicture();
        var drawn = await GetAsync(caller, fileId, version, page, ForWords, cancellationToken);
        return drawn.Succeeded ? await CutAsync(drawn.Value, text.Value.Words[word], cancellationToken) : drawn.Problem;
    }

    private async Task<Result<byte[]>> CutAsync(byte[] picture, PageWord word, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"ecm-{Guid.CreateVersion7():N}.jpg");
        try
        {
            await File.WriteAllBytesAsync(copy, picture, cancellationToken);
            return await extractor.CutAsync(copy, new PicturePart(word.Left - Margin, word.Top - Margin, word.Right + Margin, word.Bottom + Margin), cancellationToken);
        }
        catch (ExtractionException)
        {
            return Problems.NoPicture();
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task<Result<byte[]>> DrawAsync(FileView file, int page, int width, int rotation, CancellationToken cancellationToken)
    {
        try
        {
            if (await kept.FindAsync(file.BlobId, page, cancellationToken) is { } pictureId)
            {
                await using var picture = await localBlobs.RentAsync(pictureId, cancellationToken);
                return await extractor.DrawAsync(picture.Path, new FileProbe("image/jpeg", FileKind.Image, 1, Partial: false), 1, width, rotation: 0, cancellationToken);
            }

            var isLaidOut = file is { RenditionId: not null, HasPages: true };
            await using var local = isLaidOut ? await renditions.RentAsync(file, cancellationToken) : await localBlobs.RentAsync(file.BlobId, cancellationToken);
            // What it is was found when it was read.
            var probe = file is { Kind: (FileKind.Pdf or FileKind.Image) and var kind, Intake.Pages: > 0 and var read } && !isLaidOut
                ? new FileProbe(file.MediaType, kind, read, Partial: false)
                : await extractor.ProbeAsync(local.Path, file.Name, cancellationToken);
            if (!(probe.Kind == FileKind.Pdf || probe.Kind == FileKind.Image && !isLaidOut) || page > probe.Pages)
                return Problems.NoPicture();
            return await extractor.DrawAsync(local.Path, probe, page, width, rotation, cancellationToken);
        }
        catch (ExtractionException)
        {
            return Problems.NoPicture();
        }
    }

    private static int Step(int width) => width <= 160 ? 160 : width <= 400 ? 400 : width <= 800 ? 800 : width <= 1200 ? 1200 : width <= 1600 ? 1600 : MaxWidth;
}

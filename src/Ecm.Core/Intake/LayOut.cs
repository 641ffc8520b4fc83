using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Intake;

/// <summary>
/// Gives an office document pages: it is laid out as a PDF, which is read and drawn in its place. One that has text of its own is read without pages when that fails
/// for certain, or when there are more pages than are read: nothing is lost because of a page.
/// </summary>
internal sealed partial class LayOut(ITextExtractor extractor, Renditions renditions, ILogger<LayOut> logger)
{
    /// <summary>What the pages are that will be read: those of the PDF, or the file's own.</summary>
    public async Task<FileProbe> RunAsync(IntakeRun run, FileProbe own, CancellationToken cancellationToken)
    {
        if (run.IsUnlocked || run.Version.RenditionId is null && !renditions.Makes(own.MediaType))
            return own;
        var isRead = own.Kind == FileKind.Text;
        try
        {
            var pages = await ProbeAsync(run, own.MediaType, cancellationToken);
            if (!isRead || !pages.Partial)
                return pages with { MediaType = own.MediaType };
        }
        catch (ExtractionException e) when (isRead && (run.Alone || IsCertain(e.Reason)))
        {
            LogNotLaidOut(logger, e, run.Version.Id);
        }

        if (run.Rendition is { } rendition)
            await rendition.DisposeAsync();
        run.Rendition = null;
        return own;
    }

    private async Task<FileProbe> ProbeAsync(IntakeRun run, string mediaType, CancellationToken cancellationToken)
    {
        // The second attempt trusts nothing that the first one left, unless nobody here can make it anew.
        var partial = run.Version.Partial;
        run.Rendition = run.Alone && renditions.Makes(mediaType) ? null : await renditions.FindAsync(run.Version.RenditionId, cancellationToken);
        if (run.Rendition is null)
            (run.Rendition, partial) = await renditions.MakeAsync(run.Version.Id, run.Path, mediaType, run.Alone, cancellationToken);
        var pages = await extractor.ProbeAsync(run.Rendition.Path, run.Version.Name, cancellationToken);
        return pages.Kind == FileKind.Pdf
            ? pages with { Partial = pages.Partial || partial }
            : throw new ExtractionException(ExtractionFailure.Damaged, $"It was laid out as {pages.MediaType}.");
    }

    /// <summary>Time, memory and crashes may have come of what else the machine did, and the job is repeated alone.</summary>
    private static bool IsCertain(ExtractionFailure reason) =>
        reason is ExtractionFailure.Damaged or ExtractionFailure.TooLarge or ExtractionFailure.Password or ExtractionFailure.NotInstalled;

    [LoggerMessage(3040, LogLevel.Information, "File version {VersionId} could not be laid out; its text is read without pages")]
    private static partial void LogNotLaidOut(ILogger logger, Exception exception, Guid versionId);
}

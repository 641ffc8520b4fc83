using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Intake;

/// <summary>
/// Gives an office document pages: it is laid out as a PDF, which is read and drawn in its place. One that has text of its own is read without pages when that fails,
/// or when there are more pages than are read: nothing is lost because of a page.
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
            run.Rendition = await renditions.RentAsync(run.Version.Id, run.Alone ? null : run.Version.RenditionId, run.Path, own.MediaType, run.Alone, cancellationToken);
            var pages = await extractor.ProbeAsync(run.Rendition.Path, run.Version.Name, cancellationToken);
            if (!isRead || !pages.Partial)
                return pages with { MediaType = own.MediaType };
        }
        catch (ExtractionException e) when (isRead)
        {
            LogNotLaidOut(logger, e, run.Version.Id);
        }

        if (run.Rendition is { } rendition)
            await rendition.DisposeAsync();
        run.Rendition = null;
        return own;
    }

    [LoggerMessage(3040, LogLevel.Information, "File version {VersionId} could not be laid out; its text is read without pages")]
    private static partial void LogNotLaidOut(ILogger logger, Exception exception, Guid versionId);
}

using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Suggestions;
using Ecm.Core.Twins;

namespace Ecm.Core.Intake;

/// <summary>
/// The page to read first: what happens to a file after it has been stored. Each step is idempotent and skips what is done already,
/// so a run that was cut off is simply run again; a file whose step keeps failing is parked, never lost.
/// Files with the same bytes are found at the upload (<see cref="FileUploads"/>), those with the same text here.
/// </summary>
internal sealed class IntakePipeline(
    Identify identify, ExtractText extractText, KeepPictures keepPictures, TakeAttachments takeAttachments, OpenArchive openArchive, ScorePages scorePages, FindTwins findTwins, SuggestFields suggestFields, RunPlugins runPlugins,
    Publish publish)
{
    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        await identify.RunAsync(run, cancellationToken);
        if (run.IsUnreadAsBefore)
            return;
        await extractText.RunAsync(run, cancellationToken);
        await keepPictures.RunAsync(run, cancellationToken);
        await takeAttachments.RunAsync(run, cancellationToken);
        await openArchive.RunAsync(run, cancellationToken);
        await scorePages.RunAsync(run, cancellationToken);
        await findTwins.RunAsync(run, cancellationToken);
        await suggestFields.RunAsync(run, cancellationToken);
        await runPlugins.RunAsync(run, cancellationToken);
        await publish.RunAsync(run, cancellationToken);
    }
}

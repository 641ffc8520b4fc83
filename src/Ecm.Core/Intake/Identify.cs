using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Intake;

/// <summary>Finds out by content what a file is and how many pages it has.</summary>
internal sealed class Identify(ITextExtractor extractor, LayOut layOut, IntakeProgress progress)
{
    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        run.KindsVersion = extractor.KindsVersion;
        run.Probe = await layOut.RunAsync(run, await extractor.ProbeAsync(run.Path, run.Version.Name, cancellationToken), cancellationToken);

        // A file without pages is at its end already, which is written with what it is.
        if (run.Probe.Pages > 0)
            await progress.IdentifiedAsync(run.Version.Id, run.Probe, run.KindsVersion, cancellationToken);
        else if (run.IsUnreadAsBefore)
            await progress.UnreadAsBeforeAsync(run.Version.Id, run.KindsVersion, cancellationToken);
    }
}

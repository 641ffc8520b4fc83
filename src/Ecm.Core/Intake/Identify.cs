using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Intake;

/// <summary>Finds out by content what a file is and how many pages it has.</summary>
internal sealed class Identify(ITextExtractor extractor, IntakeProgress progress)
{
    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        run.Probe = await extractor.ProbeAsync(run.Path, run.Version.Name, cancellationToken);
        await progress.IdentifiedAsync(run.Version.Id, run.Probe, cancellationToken);
    }
}

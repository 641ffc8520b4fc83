using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;

namespace Ecm.Core.Intake;

/// <summary>Makes the text of a file findable: one change set with what plugins propose and the end of the intake; the index follows.</summary>
internal sealed class Publish(ChangeSets.ChangeSets changeSets)
{
    /// <summary>Makes the pages that have been read by now findable, while the others are still being read.</summary>
    public async Task SoFarAsync(IntakeRun run, CancellationToken cancellationToken) =>
        await changeSets.CommitAsync(
            Caller.System with { Agent = "intake" },
            new ChangeSet("intake.publish", run.Version.Id.ToString(), [new PublishSoFar(run.Version.Id)]), cancellationToken);

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        foreach (var proposal in run.Proposals)
            await changeSets.CommitAsync(
                Caller.System with { Agent = proposal.Step },
                new ChangeSet("intake.propose", run.ProposedFor.ToString(), [new ApplyProposal(run.Version.Id, run.ProposedFor, run.Version.Name, proposal)]),
                cancellationToken);
        var published = await changeSets.CommitAsync(
            Caller.System with { Agent = "intake" },
            new ChangeSet("intake.publish", run.Version.Id.ToString(), [new EndIntake(run.Version.Id, IntakeState.Done, null, run.Probe, run.LeftOut, run.KindsVersion)]),
            cancellationToken);
        if (!published.Succeeded)
            throw new InvalidOperationException($"A file that has been read could not be published: {published.Problem.Code}");
    }
}

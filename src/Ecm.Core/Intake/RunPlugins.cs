using Ecm.Abstractions.Intake;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Plugins;

namespace Ecm.Core.Intake;

/// <summary>Shows the file that has been read to each intake step of the plugins. A step that fails, answers what nobody can use or is switched off is skipped; the file goes on.</summary>
internal sealed class RunPlugins(IEnumerable<PluginPort<IIntakeStep>> steps, PluginCalls calls, PluginDeaths deaths, CardReading cards, PageStore pages)
{
    private readonly PluginPort<IIntakeStep>[] steps = [.. steps];

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (steps.Length == 0)
            return;
        var card = await cards.OfVersionAsync(run.Version.Id, cancellationToken);
        if (card is null)
            return;
        run.ProposedFor = card.Id;
        var texts = new List<string>();
        await foreach (var page in pages.ReadAsync(run.Version.BlobId, cancellationToken))
            texts.Add(page.Text);
        var file = new IntakeFile(card.ToSnapshot(), run.Version.FileId, run.Version.Name, run.Probe!.MediaType, texts);
        foreach (var step in steps)
        {
            using var inside = deaths.Enter(step.Plugin);
            var proposal = await calls.CallAsync(step, PluginCalls.BackgroundBudget,
                async (port, token) => PluginProposal.Of(port.Name, await port.RunAsync(file, token)), cancellationToken);
            if (proposal.Succeeded)
                run.Proposals.Add(proposal.Value);
        }
    }
}

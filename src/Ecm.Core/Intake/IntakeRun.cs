using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;

namespace Ecm.Core.Intake;

/// <summary>One file version on its way through the pipeline.</summary>
internal sealed class IntakeRun(FileVersion version, string path, bool alone)
{
    /// <summary>The version as it was when the job was claimed.</summary>
    public FileVersion Version { get; } = version;

    /// <summary>Its bytes as a local file.</summary>
    public string Path { get; } = path;

    /// <summary>True on the second attempt: nothing else is read meanwhile.</summary>
    public bool Alone { get; } = alone;

    /// <summary>What it is; set by <see cref="Identify"/>.</summary>
    public FileProbe? Probe { get; set; }

    /// <summary>Card values that plugins propose; set by <see cref="RunPlugins"/>.</summary>
    public List<PluginProposal> Proposals { get; } = [];
}

/// <summary>What one plugin step proposes.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Proposal">The proposal.</param>
internal sealed record PluginProposal(string Step, Abstractions.Intake.IntakeProposal Proposal);

using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Intake;
using Ecm.Core.Files;
using Ecm.Core.Storage;

namespace Ecm.Core.Intake;

/// <summary>One file version on its way through the pipeline.</summary>
internal sealed class IntakeRun(FileVersion version, string path, bool alone) : IAsyncDisposable
{
    /// <summary>The version as it was when the job was claimed.</summary>
    public FileVersion Version { get; } = version;

    /// <summary>Its bytes as a local file.</summary>
    public string Path { get; } = path;

    /// <summary>The PDF whose pages are its own; null: it is read itself. Set by <see cref="LayOut"/>.</summary>
    public LocalBlob? Rendition { get; set; }

    /// <summary>What its pages are read from.</summary>
    public string PagesPath => Rendition?.Path ?? Path;

    /// <summary>True on the second attempt: nothing else is read meanwhile.</summary>
    public bool Alone { get; } = alone;

    /// <summary>The path is that of a copy without the password that the file asks for.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>What it is; set by <see cref="Identify"/>.</summary>
    public FileProbe? Probe { get; set; }

    /// <summary>Which kinds of files were read when it was looked at; set by <see cref="Identify"/>.</summary>
    public int KindsVersion { get; set; }

    /// <summary>True when it was looked at again after an upgrade and is still of a kind that is not read: nothing has changed that anybody need be told of.</summary>
    public bool IsUnreadAsBefore => Version.Kind == nameof(FileKind.Unread) && Probe?.Kind == FileKind.Unread;

    /// <summary>What is attached and was not taken out; set by <see cref="TakeAttachments"/> or <see cref="OpenArchive"/>.</summary>
    public LeftOut LeftOut { get; set; } = LeftOut.None;

    /// <summary>Card values that plugins propose; set by <see cref="RunPlugins"/>.</summary>
    public List<PluginProposal> Proposals { get; } = [];

    /// <summary>The card that plugins were shown beside it: the file may have been moved since the job was claimed. Set by <see cref="RunPlugins"/>.</summary>
    public Guid ProposedFor { get; set; }

    public ValueTask DisposeAsync() => Rendition?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>What one plugin step proposes.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Title">A better title; null: none.</param>
/// <param name="Values">Values for empty fields.</param>
internal sealed record PluginProposal(string Step, string? Title, IReadOnlyList<ProposedValue> Values)
{
    /// <summary>The history has no room for a longer one.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// A copy of what a step answered. Compilers warn, but nothing keeps a plugin from answering null: found out here, while the plugin is called,
    /// it is the plugin's fault and not the file's.
    /// </summary>
    /// <exception cref="InvalidDataException">The answer breaks the contract.</exception>
    public static PluginProposal Of(string? step, IntakeProposal? proposal)
    {
        if (string.IsNullOrWhiteSpace(step) || step.Length > LongestName || !KeptText.Fits(step))
            throw new InvalidDataException($"a step needs a name of 1 to {LongestName} characters.");
        ProposedValue?[] values = [.. proposal?.Values ?? throw new InvalidDataException($"step '{step}' answered null; IntakeProposal.None says that there is nothing.")];
        if (Array.Exists(values, v => v?.Field is null || v.Value is null))
            throw new InvalidDataException($"step '{step}' proposed a value without field or value.");
        return new PluginProposal(step, proposal.Title, values!);
    }
}

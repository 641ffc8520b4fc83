using Ecm.Abstractions.Numbering;
using Ecm.Core.Registers;
using Ecm.Web.Types;

namespace Ecm.Web.Registers;

/// <summary>A register as it is being set up on the page.</summary>
public sealed class RegisterSheet
{
    private readonly RegisterDefinition kept;
    private readonly IReadOnlyList<SchemeWords> schemes;
    private readonly Dictionary<string, string> values;

    internal RegisterSheet(RegisterDefinition register, IReadOnlyList<SchemeWords> schemes)
    {
        (kept, this.schemes, Scheme, Label) = (register, schemes, register.Scheme, new LabelLine(register.Label));
        values = register.Settings.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The name people see.</summary>
    public LabelLine Label { get; }

    /// <summary>What makes its numbers.</summary>
    public string Scheme { get; set; }

    /// <summary>What is set for the scheme; empty: it does not say, so people write lines.</summary>
    public IReadOnlyList<NumberingSetting> Settings => schemes.FirstOrDefault(s => s.Name == Scheme)?.Settings ?? [];

    /// <summary>True when something is not saved.</summary>
    public bool IsChanged => ToDefinition() is var now && (now.Label != kept.Label || now.Scheme != kept.Scheme || Lines(now.Settings) != Lines(kept.Settings));

    /// <summary>Settings as lines of a name, a colon and a value.</summary>
    public string AsLines
    {
        get => Lines(values);
        set
        {
            values.Clear();
            foreach (var line in value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var at = line.IndexOf(':', StringComparison.Ordinal);
                values[at < 0 ? line : line[..at].Trim()] = at < 0 ? "" : line[(at + 1)..].Trim();
            }
        }
    }

    /// <summary>The value of a setting; of one with choices the usual one when nothing is set.</summary>
    internal string Value(NumberingSetting setting) => values.GetValueOrDefault(setting.Key) ?? (setting.Choices.Count > 0 ? setting.Choices[0].Value : "");

    internal void Set(NumberingSetting setting, string? value) => values[setting.Key] = value ?? "";

    internal RegisterDefinition ToDefinition()
    {
        // A scheme that says what it is set by knows nothing else.
        var known = Settings.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var set = values.Where(v => v.Value.Length > 0 && (known.Count == 0 || known.Contains(v.Key)));
        return kept with { Label = Label.ToText(), Scheme = Scheme, Settings = set.ToDictionary() };
    }

    private static string Lines(IReadOnlyDictionary<string, string> settings) =>
        string.Join('\n', settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}"));
}

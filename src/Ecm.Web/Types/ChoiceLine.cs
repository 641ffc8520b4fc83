using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Web.Types;

/// <summary>A value of a choice field or of a shared list as it is being set up.</summary>
public sealed class ChoiceLine
{
    internal ChoiceLine(ChoiceDefinition choice) => (Key, Label, Hidden) = (choice.Key, new LabelLine(choice.Label), choice.Hidden);

    /// <summary>One more value.</summary>
    internal static ChoiceLine New(IReadOnlyCollection<string> taken) =>
        new(new ChoiceDefinition(LatinNames.Key("", taken), new Localized("", ""))) { IsNew = true };

    /// <summary>Stable key; cards hold it.</summary>
    public string Key { get; private set; }

    /// <summary>The name people see.</summary>
    public LabelLine Label { get; }

    /// <summary>Added on this page: its key follows its label.</summary>
    public bool IsNew { get; private init; }

    /// <summary>It is not offered any more; cards that have it keep it.</summary>
    public bool Hidden { get; set; }

    internal void Rename(string text, string language, IReadOnlyCollection<string> taken)
    {
        Label.Set(text, language);
        if (IsNew)
            Key = LatinNames.Key(text, taken);
    }

    internal ChoiceDefinition ToChoice() => new(Key, Label.ToText()) { Hidden = Hidden };
}

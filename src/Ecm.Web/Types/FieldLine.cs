using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Web.Types;

/// <summary>A field of a type as it is being set up.</summary>
public sealed class FieldLine
{
    private readonly FieldDefinition rest;

    private FieldLine(FieldDefinition field, bool published)
    {
        rest = field;
        IsPublished = published;
        Label = new LabelLine(field.Label);
        Choices = [.. field.Choices.Select(c => new ChoiceLine(c))];
        (Key, Kind, Required, Personal, Listed, Column) = (field.Key, field.Kind, field.Required, field.Personal, field.Listed, field.Column);
        (Targets, List, Default, Read) = ([.. field.Targets], field.List, field.Default, field.Read);
    }

    /// <summary>A field that is there.</summary>
    /// <param name="field">The field.</param>
    /// <param name="published">Cards have values of it: its key and kind stay.</param>
    internal static FieldLine Of(FieldDefinition field, bool published) => new(field, published);

    /// <summary>One more field.</summary>
    internal static FieldLine New(IReadOnlyCollection<string> taken) =>
        new(new FieldDefinition { Key = LatinNames.Key("", taken), Kind = FieldKind.Text, Label = new Localized("", "") }, published: false);

    /// <summary>True when it is in force: its key and kind stay.</summary>
    public bool IsPublished { get; }

    /// <summary>Its key.</summary>
    public string Key { get; set; }

    /// <summary>True when somebody chose the key; until then it follows the label.</summary>
    public bool KeyChosen { get; set; }

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; private set; }

    /// <summary>The name people see.</summary>
    public LabelLine Label { get; }

    /// <summary>A card cannot be saved without it.</summary>
    public bool Required { get; set; }

    /// <summary>Personal data.</summary>
    public bool Personal { get; set; }

    /// <summary>Journals show it as a column.</summary>
    public bool Listed { get; set; }

    /// <summary>The fixed column of the card that it fills.</summary>
    public string? Column { get; set; }

    /// <summary>The choices, for that kind.</summary>
    public List<ChoiceLine> Choices { get; }

    /// <summary>The shared list whose items are the choices; null: the field has its own.</summary>
    public string? List { get; private set; }

    /// <summary>The types a card may be of; empty: any.</summary>
    public List<string> Targets { get; private set; }

    /// <summary>What a new card begins with, as the definition writes it; null: nothing.</summary>
    public string? Default { get; set; }

    /// <summary>How its value is found in the text of a file; null: it is not looked for.</summary>
    public ReadRule? Read { get; set; }

    /// <summary>Gives it another kind, and takes away what the kind does not have.</summary>
    internal void Become(FieldKind kind)
    {
        Kind = kind;
        (Column, Default, Read) = (null, null, null);
        if (kind != FieldKind.Card)
            Targets = [];
        if (kind != FieldKind.Choice)
        {
            Choices.Clear();
            List = null;
        }
        else if (Choices.Count == 0)
            Choices.Add(ChoiceLine.New([]));
    }

    internal FieldDefinition ToField() => rest with
    {
        Key = Key.Trim(),
        Kind = Kind,
        Label = Label.ToText(),
        Required = Required,
        Personal = Personal,
        Listed = Listed,
        Column = Column,
        Default = Default,
        Read = Read,
        Targets = [.. Targets],
        List = List,
        Choices = List is null ? [.. Choices.Select(c => c.ToChoice())] : [],
    };

    /// <summary>Takes the choices from a list, or makes those of the list its own.</summary>
    /// <param name="list">The list; null: its own.</param>
    /// <param name="items">The items of the list that it had.</param>
    internal void Take(string? list, IEnumerable<ChoiceDefinition> items)
    {
        if (list is null && Choices.Count == 0)
            Choices.AddRange(items.Select(i => new ChoiceLine(i)));
        else
            Default = null; // Another list knows nothing of it.
        List = list;
    }
}

namespace Ecm.Contracts.Types;

/// <summary>What a card of one kind has.</summary>
public sealed record CardType
{
    /// <summary>Stable key, such as <c>contract</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name people see.</summary>
    public required Label Label { get; init; }

    /// <summary>The fields, in the order in which a card shows them.</summary>
    public required IReadOnlyList<CardTypeField> Fields { get; init; }

    /// <summary>Names of the types that may hang below; <c>*</c>: all.</summary>
    public required IReadOnlyList<string> Children { get; init; }

    /// <summary>The states of its lifecycle, in order; empty: it has none.</summary>
    public required IReadOnlyList<CardTypeState> States { get; init; }

    /// <summary>The register that gives numbers unless another is named; null: none.</summary>
    public string? Register { get; init; }

    /// <summary>True when cards of this type are counterparties.</summary>
    public bool Party { get; init; }

    /// <summary>True when no new cards of it are made.</summary>
    public bool Hidden { get; init; }

    /// <summary>Raised whenever the definition changes.</summary>
    public int Version { get; init; }
}

/// <summary>One field of a type.</summary>
public sealed record CardTypeField
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds: <c>text number money date bool choice person card</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name people see.</summary>
    public required Label Label { get; init; }

    /// <summary>A card cannot be saved without it.</summary>
    public bool Required { get; init; }

    /// <summary>Personal data.</summary>
    public bool Personal { get; init; }

    /// <summary>Journals show it as a column of its own unless somebody chose otherwise.</summary>
    public bool Listed { get; init; }

    /// <summary>The choices of a <c>choice</c>; of one that names a list the items of that. Written only where there is no list.</summary>
    public IReadOnlyList<CardTypeChoice> Choices { get; init; } = [];

    /// <summary>The name of the shared list whose items are the choices; null: the field has its own.</summary>
    public string? List { get; init; }

    /// <summary>Names of types a <c>card</c> may be of; empty: any.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The column of the card that it fills: <c>date</c>, <c>party</c>, <c>responsible</c>; null: none.</summary>
    public string? Column { get; init; }

    /// <summary>
    /// What a card made on the page begins with, as text: a number such as <c>12.5</c>, <c>yyyy-MM-dd</c>, <c>today</c> or <c>+10</c> (days later), <c>true</c>, <c>false</c>,
    /// a choice's key; null: nothing. Requests that make cards say all their values themselves.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>How its value is found in the text of a file; null: it is not looked for.</summary>
    public FieldReadRule? Read { get; init; }
}

/// <summary>A choice.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Label">The name people see.</param>
public sealed record CardTypeChoice(string Key, Label Label)
{
    /// <summary>True when it is not offered any more; cards that have it keep it.</summary>
    public bool Hidden { get; init; }
}

/// <summary>A state of a lifecycle.</summary>
/// <param name="Name">Stable key.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Kind">Its colour and icon: draft, run, warn, bad, ok, ext or arch.</param>
public sealed record CardTypeState(string Name, Label Label, string Kind);

/// <summary>A short text in both languages.</summary>
/// <param name="Ru">Russian.</param>
/// <param name="En">English.</param>
public sealed record Label(string Ru, string En);

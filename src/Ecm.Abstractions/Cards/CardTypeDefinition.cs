namespace Ecm.Abstractions.Cards;

/// <summary>What a card of one kind has. Comes from an <see cref="ICardTypeSource"/>.</summary>
public sealed record CardTypeDefinition
{
    /// <summary>Stable key: lower-case Latin letters, digits and dashes, such as <c>contract</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name people see.</summary>
    public required Localized Label { get; init; }

    /// <summary>The fields, in the order in which a card shows them.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    /// <summary>Names of the types that may hang below a card of this type. <c>*</c> allows all.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>States a card of this type passes, in order; a new card is in the first. Empty: no lifecycle.</summary>
    public IReadOnlyList<StateDefinition> States { get; init; } = [];

    /// <summary>The register that gives numbers to cards of this type unless another is named; null: none.</summary>
    public string? Register { get; init; }

    /// <summary>True when cards of this type are counterparties.</summary>
    public bool IsParty { get; init; }

    /// <summary>Lists of field keys whose values together are unique among the cards of this type.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Unique { get; init; } = [];

    /// <summary>Who may do what with a card of this type that has no parent; empty: role:clerk edit, role:reader read, role:admin manage.</summary>
    public IReadOnlyList<AccessRule> Access { get; init; } = [];
}

/// <summary>One field of a type.</summary>
public sealed record FieldDefinition
{
    /// <summary>Stable key: a lower-case Latin letter, then letters, digits and underscores.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The name people see.</summary>
    public required Localized Label { get; init; }

    /// <summary>A card cannot be saved by a person without it.</summary>
    public bool Required { get; init; }

    /// <summary>Personal data: never in the catch-all text of the index.</summary>
    public bool Personal { get; init; }

    /// <summary>Journals show it as a column of its own unless somebody chose otherwise.</summary>
    public bool Listed { get; init; }

    /// <summary>The choices, for <see cref="FieldKind.Choice"/>; of a field that names a <see cref="List"/> those of the list, wherever types in force are read.</summary>
    public IReadOnlyList<ChoiceDefinition> Choices { get; init; } = [];

    /// <summary>The name of the shared list whose items are the choices; null: the field has its own.</summary>
    public string? List { get; init; }

    /// <summary>Names of types that may be referred to, for <see cref="FieldKind.Card"/>; empty: any.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>
    /// The fixed column of a card that this field fills as well:
    /// <c>date</c> (the document's date), <c>party</c> (counterparty), <c>responsible</c>; null: none.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// What a card that a person makes begins with; they may change it. Written as text: a number such as <c>12.5</c>, a day as <c>yyyy-MM-dd</c>, <c>today</c> or
    /// <c>+10</c> (days after the card is made), <c>true</c> or <c>false</c>, a choice's key. For text, number, date, bool and choice; null: nothing.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>How its value is found in the text of a file, to be offered while the field is empty; null: it is not.</summary>
    public ReadRule? Read { get; init; }
}

/// <summary>One value of a choice field.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Label">The name people see.</param>
public sealed record ChoiceDefinition(string Key, Localized Label)
{
    /// <summary>True when it is not offered any more: cards that have it keep it and show it.</summary>
    public bool Hidden { get; init; }
}

/// <summary>One state of a lifecycle.</summary>
/// <param name="Name">Stable key, such as <c>draft</c>.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Kind">Which colour and icon: draft, run, warn, bad, ok, ext or arch.</param>
public sealed record StateDefinition(string Name, Localized Label, string Kind);

/// <summary>A right given to a principal by a type.</summary>
/// <param name="Principal"><c>role:NAME</c>, <c>group:NAME</c> or <c>everyone</c>.</param>
/// <param name="Level"><c>none</c>, <c>read</c>, <c>edit</c>, <c>approve</c> or <c>manage</c>.</param>
public sealed record AccessRule(string Principal, string Level);

namespace Ecm.Abstractions.Numbering;

/// <summary>Something that a register sets for its scheme: a line of the form on which registers are set up.</summary>
/// <param name="Key">Its key in <see cref="NumberRequest.Settings"/>.</param>
/// <param name="Label">What people call it.</param>
public sealed record NumberingSetting(string Key, Localized Label)
{
    /// <summary>What it can be, the usual one first, which also holds when nothing is set; empty: a text.</summary>
    public IReadOnlyList<NumberingChoice> Choices { get; init; } = [];

    /// <summary>What can stand in the text and is replaced in each number; empty: the text is taken as it is.</summary>
    public IReadOnlyList<NumberingPlace> Places { get; init; } = [];

    /// <summary>What it is for, in a sentence; null: the label says it.</summary>
    public Localized? Hint { get; init; }
}

/// <summary>One of several values of a setting.</summary>
/// <param name="Value">What the register keeps.</param>
/// <param name="Label">What people choose.</param>
public sealed record NumberingChoice(string Value, Localized Label);

/// <summary>A place in a text that is replaced in each number.</summary>
/// <param name="Text">As it is written, such as <c>{year}</c>.</param>
/// <param name="Meaning">What stands there in a number.</param>
/// <param name="Example">What it may look like, such as <c>2026</c>.</param>
public sealed record NumberingPlace(string Text, Localized Meaning, Localized Example);

using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ecm.Contracts.Types;

namespace Ecm.Contracts.Registers;

/// <summary>A whole register as it is to be.</summary>
public sealed record PutRegisterRequest
{
    /// <summary>The name people see.</summary>
    [Required]
    public required Label Label { get; init; }

    /// <summary>The numbering scheme that makes its numbers.</summary>
    [Required]
    public required string Scheme { get; init; }

    /// <summary>The scheme's settings, such as <c>template</c>; null: none.</summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }

    /// <summary>True: it gives no numbers any more; null: as it is.</summary>
    public bool? Closed { get; init; }
}

/// <summary>A register as it is set up.</summary>
/// <param name="Register">The register.</param>
/// <param name="Settings">The scheme's settings.</param>
/// <param name="Version">Raised by every change; it is the ETag.</param>
/// <param name="Differs">True when people have put something else in force than its file brings.</param>
/// <param name="Types">Names of the types whose cards are registered in it.</param>
public sealed record RegisterSetup(Register Register, IReadOnlyDictionary<string, string> Settings, int Version, bool Differs, IReadOnlyList<string> Types);

/// <summary>What a register would be like.</summary>
/// <param name="Faults">What keeps it from being put in force.</param>
public sealed record RegisterTrial(IReadOnlyList<RegisterFault> Faults)
{
    /// <summary>The number that would come next; absent: none can be made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }

    /// <summary>The counter in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Counter { get; init; }
}

/// <summary>Something that is wrong with a register.</summary>
/// <param name="Place">Where: <c>name label scheme settings</c>, or <c>settings.KEY</c> for one of them.</param>
/// <param name="Text">What, in the caller's language.</param>
public sealed record RegisterFault(string Place, string Text);

/// <summary>Has a register go on from a higher number.</summary>
/// <param name="Counter">The counter in the next number; higher than it is now.</param>
public sealed record BeginAtRequest(long Counter);

/// <summary>What can make the numbers of a register.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Settings">What a register sets for it; empty: it does not say.</param>
public sealed record NumberingScheme(string Name, Label Label, IReadOnlyList<NumberingSchemeSetting> Settings);

/// <summary>A setting of a scheme.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">What people call it.</param>
public sealed record NumberingSchemeSetting(string Key, Label Label)
{
    /// <summary>What it can be, the usual one first; empty: a text.</summary>
    public IReadOnlyList<NumberingSchemeChoice> Choices { get; init; } = [];

    /// <summary>What can stand in the text and is replaced in each number.</summary>
    public IReadOnlyList<NumberingSchemePlace> Places { get; init; } = [];
}

/// <summary>A value of a setting.</summary>
/// <param name="Value">What the register keeps.</param>
/// <param name="Label">What people choose.</param>
public sealed record NumberingSchemeChoice(string Value, Label Label);

/// <summary>A place in a text.</summary>
/// <param name="Text">As it is written, such as <c>{year}</c>.</param>
/// <param name="Meaning">What stands there in a number.</param>
/// <param name="Example">What it may look like.</param>
public sealed record NumberingSchemePlace(string Text, Label Meaning, Label Example);

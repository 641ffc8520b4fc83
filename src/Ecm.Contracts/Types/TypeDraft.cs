using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Types;

/// <summary>A whole type as it is to be. What keeps cards unique, and who may do what with them, stays as it is.</summary>
public sealed record PutTypeRequest
{
    /// <summary>The name people see.</summary>
    [Required]
    public required Label Label { get; init; }

    /// <summary>The fields, in the order in which a card shows them. One that is left out is hidden: its values stay on the cards.</summary>
    [Required]
    public required IReadOnlyList<CardTypeField> Fields { get; init; }

    /// <summary>Names of the types that may hang below; <c>*</c>: all; null: as they are.</summary>
    public IReadOnlyList<string>? Children { get; init; }

    /// <summary>The states of its lifecycle, in order; null: as they are.</summary>
    public IReadOnlyList<CardTypeState>? States { get; init; }

    /// <summary>The register that gives numbers unless another is named; null: none.</summary>
    public string? Register { get; init; }

    /// <summary>True when cards of this type are counterparties.</summary>
    public bool Party { get; init; }
}

/// <summary>A type as it is being prepared.</summary>
/// <param name="Type">The draft; what is in force when none was begun. <c>version</c> is the one in force, 0: none.</param>
/// <param name="Edit">The number of its last edit, which is its ETag.</param>
/// <param name="Begun">True when there is a draft.</param>
/// <param name="Differs">True when people have put something else in force than its plugin or file brings.</param>
/// <param name="Faults">What keeps it from being published.</param>
public sealed record TypeDraft(CardType Type, int Edit, bool Begun, bool Differs, IReadOnlyList<TypeFault> Faults);

/// <summary>Something that is wrong with a draft.</summary>
/// <param name="Place">Where: <c>name label register children unique states access fields</c>, or <c>fields.KEY</c>.</param>
/// <param name="Text">What, in the caller's language.</param>
public sealed record TypeFault(string Place, string Text)
{
    /// <summary>The key of the field at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }
}

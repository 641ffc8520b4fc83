using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Cards;

/// <summary>A value for an empty field of a card that was seen in the text of one of its files.</summary>
public sealed record CardSuggestion
{
    /// <summary>The field's key.</summary>
    public required string Field { get; init; }

    /// <summary>The value, as the card would have it.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>The file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Where it stands: left, top, right, bottom in fractions of the upright page; absent for a file without pages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Box { get; init; }

    /// <summary>As it stands on the page.</summary>
    public required string Seen { get; init; }
}

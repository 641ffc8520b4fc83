using System.Text.Json;
namespace Ecm.Core.Suggestions;

/// <summary>A value for a field of a card, seen in the text of a file version; goes with the version.</summary>
internal sealed class FieldSuggestionRow
{
    public required Guid VersionId { get; init; }
    public required string Field { get; init; }

    /// <summary>The value in the JSON form of the field's kind.</summary>
    public required string Value { get; init; }

    public required int Page { get; init; }

    /// <summary>Left, top, right and bottom in 1/65535 of the upright page, around all its words; all 0 for a file without pages.</summary>
    public required int Left { get; init; }

    public required int Top { get; init; }
    public required int Right { get; init; }
    public required int Bottom { get; init; }

    /// <summary>As it stands on the page.</summary>
    public required string Seen { get; init; }
}

/// <summary>A value for an empty field of a card, and where it was seen.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Value">The value in the JSON form of the field's kind.</param>
/// <param name="FileId">The file.</param>
/// <param name="Page">Its page, from 1.</param>
/// <param name="Box">Left, top, right and bottom in 1/65535 of the upright page; null for a file without pages.</param>
/// <param name="Seen">As it stands on the page.</param>
public sealed record FieldSuggestion(string Field, string Value, Guid FileId, int Page, IReadOnlyList<int>? Box, string Seen)
{
    /// <summary>Whether this very value was shown to a person: what is read otherwise by now was seen by nobody.</summary>
    internal bool IsAmong(IReadOnlyDictionary<string, JsonElement> shown) => shown.TryGetValue(Field, out var value) && JsonElement.DeepEquals(value, JsonElement.Parse(Value));
}

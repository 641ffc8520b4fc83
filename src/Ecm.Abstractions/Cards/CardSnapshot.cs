using System.Text.Json;

namespace Ecm.Abstractions.Cards;

/// <summary>A card as it was when the plugin was called; a copy that changes nothing when it is changed.</summary>
public sealed record CardSnapshot
{
    /// <summary>The card's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Its registration number; null before registration.</summary>
    public string? Number { get; init; }

    /// <summary>Its state; null when the type has no lifecycle.</summary>
    public string? State { get; init; }

    /// <summary>The card it hangs below; null at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The day of the document; null when unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Own fields by key, each in the JSON form that its <see cref="FieldKind"/> states.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The version that people's edits raise.</summary>
    public int Version { get; init; }

    /// <summary>The text of a field whose value is a JSON string; null when it is absent or no string.</summary>
    /// <param name="key">A field key.</param>
    public string? Text(string key) =>
        Fields.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ecm.Core.Cards;

/// <summary>Values of own fields by key, immutable; each in the JSON form of its kind. A missing key is an empty field; null is never stored.</summary>
public sealed class FieldValues : IReadOnlyDictionary<string, JsonElement>, IEquatable<FieldValues>
{
    /// <summary>No values.</summary>
    public static readonly FieldValues Empty = new(new SortedDictionary<string, JsonElement>(StringComparer.Ordinal));

    private readonly SortedDictionary<string, JsonElement> values;

    private FieldValues(SortedDictionary<string, JsonElement> values) => this.values = values;

    /// <summary>A copy of the values given, without nulls.</summary>
    public static FieldValues From(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var copy = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                copy[key] = value.Clone();
        return copy.Count == 0 ? Empty : new FieldValues(copy);
    }

    /// <summary>Parses the stored form.</summary>
    public static FieldValues Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return From(document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    /// <summary>These values with the patch laid over them: a JSON null empties a field (RFC 7396, one level).</summary>
    public FieldValues With(IEnumerable<KeyValuePair<string, JsonElement>> patch) => From(Merge(patch));

    private SortedDictionary<string, JsonElement> Merge(IEnumerable<KeyValuePair<string, JsonElement>> patch)
    {
        var merged = new SortedDictionary<string, JsonElement>(values, StringComparer.Ordinal);
        foreach (var (key, value) in patch)
            merged[key] = value;
        return merged;
    }

    /// <summary>The stored form: a JSON object with its keys in order.</summary>
    public override string ToString() => JsonSerializer.Serialize(values);

    /// <summary>The text of a value that is a JSON string; null otherwise.</summary>
    public string? Text(string key) => values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <inheritdoc/>
    public JsonElement this[string key] => values[key];

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => values.Values;

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FieldValues? other) =>
        other is not null && Count == other.Count && values.All(v => other.TryGetValue(v.Key, out var o) && JsonElement.DeepEquals(v.Value, o));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}

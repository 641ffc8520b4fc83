using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Types;

/// <summary>How a field's value is found in the text of a file.</summary>
public sealed record FieldReadRule
{
    /// <summary>What it looks like: <c>number date sum inn kpp ogrn bik account party ownEntity</c>.</summary>
    [Required]
    public required string As { get; init; }

    /// <summary>Words before it; null or empty: those that are usual for the kind.</summary>
    public IReadOnlyList<string>? Near { get; init; }

    /// <summary>Where it is looked for: <c>any</c>, <c>first</c> or <c>last</c> page; null: <c>any</c>.</summary>
    public string? Pages { get; init; }
}

/// <summary>Asks what rules would find in documents that were read before.</summary>
public sealed record ReadingTrialRequest
{
    /// <summary>Rules by field; null: those of the type.</summary>
    public IReadOnlyDictionary<string, FieldReadRule>? Rules { get; init; }

    /// <summary>How many of the newest documents of the type, 1 to 200; null: 50.</summary>
    [Range(1, 200)]
    public int? Last { get; init; }
}

/// <summary>What rules found.</summary>
/// <param name="Documents">How many documents were read: those that the caller may read and that have a text.</param>
/// <param name="Fields">Each rule.</param>
public sealed record ReadingTrialAnswer(int Documents, IReadOnlyList<FieldTrial> Fields);

/// <summary>What one rule found.</summary>
/// <param name="Field">The field.</param>
/// <param name="Found">Documents in which it found a value.</param>
/// <param name="Same">Of these, those whose card has this value.</param>
/// <param name="Other">Of these, those whose card has another.</param>
/// <param name="Samples">Up to 20, those with another value first.</param>
public sealed record FieldTrial(string Field, int Found, int Same, int Other, IReadOnlyList<FieldTrialSample> Samples);

/// <summary>One document of a trial.</summary>
/// <param name="CardId">Its card.</param>
/// <param name="Value">What was found.</param>
/// <param name="Page">On which page.</param>
public sealed record FieldTrialSample(Guid CardId, JsonElement Value, int Page)
{
    /// <summary>What the card has; absent: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Has { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Cards;

/// <summary>A card to be made.</summary>
public sealed record CreateCardRequest
{
    /// <summary>The name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title; null: the type's label.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The card it hangs below; null: at the top.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ParentId { get; init; }

    /// <summary>Own fields by key; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Fields { get; init; }

    /// <summary>A named access list that holds from the first moment; null: inherited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Access { get; init; }
}

/// <summary>A merge patch of a card (RFC 7396): absent members stay as they are.</summary>
public sealed record PatchCardRequest
{
    /// <summary>A new title.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Own fields by key; null empties one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Fields { get; init; }

    /// <summary>Moves the card: the id of the new parent as a JSON string, or JSON null for the top; absent: it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement ParentId { get; init; }
}

/// <summary>A move along the lifecycle.</summary>
/// <param name="To">The name of the state.</param>
public sealed record TransitionRequest(string To);

/// <summary>Another type for a card.</summary>
/// <param name="Type">The name of the type.</param>
public sealed record RetypeRequest(string Type);

/// <summary>Something to be said about a card.</summary>
/// <param name="Text">1 to 10,000 characters.</param>
public sealed record CommentRequest(string Text);

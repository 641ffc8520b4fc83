using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Administration;

/// <summary>An entry of the audit.</summary>
public sealed record AuditRecord
{
    /// <summary>Its number, without holes.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; the empty id is the product itself.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>The actor's name.</summary>
    public required string Actor { get; init; }

    /// <summary>The plugin or part that acted for the product.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Agent { get; init; }

    /// <summary>What, such as <c>user.block</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Such as <c>card</c>, <c>user</c> or <c>group</c>.</summary>
    public required string ObjectKind { get; init; }

    /// <summary>To what.</summary>
    public required Guid ObjectId { get; init; }

    /// <summary>Its name now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ObjectName { get; init; }

    /// <summary>Old → new; absent when it was erased and for a card that the caller may not read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonNode? Changes { get; init; }

    /// <summary>True: about a card that the caller may not read.</summary>
    public required bool Closed { get; init; }
}

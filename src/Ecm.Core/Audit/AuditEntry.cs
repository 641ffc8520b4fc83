namespace Ecm.Core.Audit;

/// <summary>
/// Who did what to what, when. Its number is the change number, without holes. <see cref="Hash"/> covers the entry before,
/// all columns, and the salted hash of the payload, so a payload can be erased and the chain still holds.
/// </summary>
internal sealed class AuditEntry
{
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ActorId { get; init; }

    /// <summary>The plugin or part of the product that acted; null for a person.</summary>
    public string? Agent { get; init; }

    public required string Action { get; init; }
    public required string ObjectKind { get; init; }
    public required Guid ObjectId { get; init; }
    public required byte[] PayloadHash { get; init; }
    public required byte[] Hash { get; set; }
}

/// <summary>What changed, old → new, as JSON; erasable.</summary>
internal sealed class AuditPayload
{
    public required long Number { get; init; }
    public required byte[] Salt { get; init; }
    public required string Json { get; init; }
}

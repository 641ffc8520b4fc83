namespace Ecm.Core.ChangeSets;

/// <summary>The one row from which change numbers are drawn, last in each transaction, so that number order is commit order.</summary>
internal sealed class ChangeHead
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The last number given.</summary>
    public long Number { get; set; }

    /// <summary>The hash of the audit entry with that number.</summary>
    public byte[] AuditHash { get; set; } = [];

    /// <summary>Raised when lists, groups, roles or grants change; keys the caches of rights.</summary>
    public long AccessEpoch { get; set; }

    /// <summary>Raised when card types change.</summary>
    public long TypesEpoch { get; set; }

    /// <summary>Raised when the organisation's words change.</summary>
    public long WordsEpoch { get; set; }

    /// <summary>Raised when registers change.</summary>
    public long RegistersEpoch { get; set; }

    /// <summary>The secret that all nodes share; null before the first start.</summary>
    public byte[]? Secret { get; init; }
}

/// <summary>A card that was destroyed, so that indexes forget it.</summary>
internal sealed class Tombstone
{
    public required Guid CardId { get; init; }
    public required long Change { get; init; }
}

/// <summary>A value that must be the only one of its scope.</summary>
internal sealed class UniqueValue
{
    public required string Scope { get; init; }
    public required string Value { get; init; }
    public required Guid CardId { get; init; }
}

/// <summary>A request that was carried out under a key, so that the same request is not carried out twice.</summary>
internal sealed class IdempotentRequest
{
    public required Guid UserId { get; init; }
    public required string Key { get; init; }
    public required string Operation { get; init; }

    /// <summary>What the operation made: the id that its answer is read by.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset At { get; init; }
}

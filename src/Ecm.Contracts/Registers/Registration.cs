using System.Text.Json.Serialization;

namespace Ecm.Contracts.Registers;

/// <summary>Asks for a number.</summary>
public sealed record RegisterRequest
{
    /// <summary>The register; null: that of the card's type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Register { get; init; }

    /// <summary>The day of registration; null: today in the organisation's time zone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>The id of a reserved number; null: the next number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Reserved { get; init; }
}

/// <summary>Takes a number back.</summary>
public sealed record UnregisterRequest
{
    /// <summary>The number that the card must still have.</summary>
    public required string Number { get; init; }

    /// <summary>Why, for the journal, which has a gap now; null: without a reason of its own. At most 500 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A number given.</summary>
/// <param name="Number">The number.</param>
/// <param name="Register">The register that gave it.</param>
/// <param name="Date">The day of registration.</param>
public sealed record Registration(string Number, string Register, DateOnly Date);

/// <summary>A registration journal. Its cards are <c>/cards?register=NAME</c>.</summary>
/// <param name="Name">Stable key.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Scheme">The numbering scheme that makes its numbers.</param>
public sealed record Register(string Name, Types.Label Label, string Scheme)
{
    /// <summary>True when it gives no numbers any more; its cards stay.</summary>
    public bool Closed { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Registers;

/// <summary>A line of a journal: a card that is made together with its number.</summary>
/// <param name="Type">The name of the card's type.</param>
public sealed record EnterRequest(string Type)
{
    /// <summary>Its title; null: the label of the type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The card it hangs below; null: at the top.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ParentId { get; init; }

    /// <summary>The name of an access list; null: inherited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Access { get; init; }

    /// <summary>The day of registration; null: today, or the day the number was reserved for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>The id of a reserved number; null: the next number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Reserved { get; init; }

    /// <summary>Own fields.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Fields { get; init; }
}

/// <summary>Asks for numbers to be kept.</summary>
public sealed record ReserveRequest
{
    /// <summary>The type of the cards to come; null: the register's only or first one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>How many, 1 to 100.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The day of registration; null: today.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>The last day on which they are kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Until { get; init; }

    /// <summary>What for, at most 500 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}

/// <summary>Gives a number back.</summary>
public sealed record ReleaseRequest
{
    /// <summary>Why the journal has this gap, at most 500 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A number without a card: reserved, or given back and so a gap.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number.</param>
/// <param name="Date">The day of registration that it was reserved for.</param>
/// <param name="Released">True when it was given back.</param>
/// <param name="ReservedById">Who reserved it.</param>
/// <param name="ReservedBy">Their name.</param>
public sealed record ReservedNumber(Guid Id, string Number, DateOnly Date, bool Released, Guid ReservedById, string ReservedBy)
{
    /// <summary>The last day on which it is kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Until { get; init; }

    /// <summary>What for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>Why there is a gap.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>The number that would come next; nobody has it until a card is registered.</summary>
/// <param name="Number">The number.</param>
public sealed record NextNumber(string Number);

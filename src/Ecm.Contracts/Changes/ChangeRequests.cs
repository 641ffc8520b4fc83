using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Changes;

/// <summary>One act on many cards. Either <see cref="Cards"/> or <see cref="Query"/> says which.</summary>
public sealed record ChangeCardsRequest
{
    /// <summary><c>fields</c>, <c>move</c>, <c>access</c>, <c>share</c>, <c>type</c>, <c>register</c>, <c>accept</c> (what was seen in the files, for empty fields), <c>trash</c> or <c>restore</c>.</summary>
    public required string Act { get; init; }

    /// <summary>For <c>fields</c>: values by key, null empties one; <c>date</c>, <c>party</c> and <c>responsible</c> mean the field of each type that fills it. For <c>move</c>: <c>parentId</c>. For <c>access</c>: <c>inherit</c>, <c>list</c>, <c>entries</c>. For <c>share</c>: <c>entries</c>, which are added to those that each card has. For <c>type</c>: <c>type</c>. For <c>register</c>: <c>register</c> (else that of each type), <c>date</c> (else today). For <c>accept</c>, if wanted: the values that were shown, by card id and field, and what reads otherwise since is left alone. Else nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Values { get; init; }

    /// <summary>The cards, at most 10,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Cards { get; init; }

    /// <summary>All cards that this finds, at most 10,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CardsQuery? Query { get; init; }

    /// <summary>What the change set is called; null: after its act.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}

/// <summary>A question whose whole answer is meant; see <c>GET /search</c>.</summary>
public sealed record CardsQuery
{
    /// <summary>The query; null: every card.</summary>
    public string? Q { get; init; }

    /// <summary>Only these types.</summary>
    public IReadOnlyList<string>? Type { get; init; }

    /// <summary>Only these states.</summary>
    public IReadOnlyList<string>? State { get; init; }

    /// <summary>Only documents of these years.</summary>
    public IReadOnlyList<int>? Year { get; init; }

    /// <summary>Only of this counterparty.</summary>
    public Guid? Party { get; init; }

    /// <summary>Only what this user is responsible for.</summary>
    public Guid? Responsible { get; init; }

    /// <summary>Only of this register.</summary>
    public string? Register { get; init; }

    /// <summary>Only this card and what hangs below it.</summary>
    public Guid? Within { get; init; }

    /// <summary>Only documents of this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only documents of this day or earlier.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Takes a change set back.</summary>
public sealed record UndoChangesRequest
{
    /// <summary>Cards on which later changes give way as well; without, they are left alone and listed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Also { get; init; }
}

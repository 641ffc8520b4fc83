using System.Text.Json.Serialization;

namespace Ecm.Contracts.Search;

/// <summary>Asks why a question does not find a card, named by its id, its number, or what somebody knows of it.</summary>
public sealed record ExplainRequest
{
    /// <summary>The query; null: only the filters.</summary>
    public string? Q { get; init; }

    /// <summary>The card; null: by its number.</summary>
    public Guid? CardId { get; init; }

    /// <summary>Its registration number.</summary>
    public string? Number { get; init; }

    /// <summary>Its address, its number, or words of its title.</summary>
    public string? Text { get; init; }

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

/// <summary>Why a question does not find a card.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Found">True when it does find it.</param>
/// <param name="Reasons">Empty when the card is found.</param>
/// <param name="Title">The card's title.</param>
/// <param name="Others">Other cards that may be meant by what it was named by.</param>
public sealed record SearchExplained(Guid CardId, bool Found, IReadOnlyList<ExplainedReason> Reasons, string Title, IReadOnlyList<MeantCard> Others);

/// <summary>A card that may be meant.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its registration number; null before registration.</param>
public sealed record MeantCard(Guid CardId, string Title, string? Number);

/// <summary>One reason.</summary>
public sealed record ExplainedReason
{
    /// <summary><c>in-trash</c>, <c>not-indexed</c>, <c>not-read</c>, <c>not-readable</c>, <c>filter</c>, <c>word</c>, <c>excluded</c> or <c>part</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it is and what can be done, in the caller's language.</summary>
    public required string Message { get; init; }

    /// <summary>The word or part of the query, the filter or the file that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    /// <summary>The nearest word that was read in its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReadAs { get; init; }

    /// <summary>The file that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? FileId { get; init; }

    /// <summary>The page where the nearest word stands, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }
}

using System.Text.Json.Serialization;

namespace Ecm.Contracts.Search;

/// <summary>The answer to a search.</summary>
public sealed record SearchAnswer
{
    /// <summary>How many cards match among those the caller may read.</summary>
    public required long Total { get; init; }

    /// <summary>Milliseconds on the server.</summary>
    public required int TookMs { get; init; }

    /// <summary>One page of them.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>Counts by <c>type</c>, <c>year</c> and <c>state</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SearchFacetValue>> Facets { get; init; }

    /// <summary>A query that finds more; null: none known.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Asks for the next page; null: this is the last.</summary>
    public string? Cursor { get; init; }

    /// <summary>The change waited for was not reached in time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stale { get; init; }

    /// <summary>No card has all the words of the query: these have some of them, best first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Relaxed { get; init; }

    /// <summary>When nothing is found: filters without which something is, the one that shows most first.</summary>
    public IReadOnlyList<WiderSearch> Wider { get; init; } = [];

    /// <summary>The index is being filled: cards may be missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Partial { get; init; }
}

/// <summary>What a question would find without one of its filters.</summary>
/// <param name="Filter"><c>type</c>, <c>state</c>, <c>year</c>, <c>party</c>, <c>register</c>, <c>within</c> or <c>date</c> (from and to).</param>
/// <param name="Total">How many cards.</param>
public sealed record WiderSearch(string Filter, long Total);

/// <summary>A card that matches.</summary>
public sealed record SearchHit
{
    /// <summary>The card.</summary>
    public required Guid CardId { get; init; }

    /// <summary>The name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its registration number; null before registration.</summary>
    public string? Number { get; init; }

    /// <summary>Its state; null without lifecycle.</summary>
    public string? State { get; init; }

    /// <summary>The document's day; null when unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Pieces of its text as HTML: all text encoded, hits in <c>mark</c>.</summary>
    public required IReadOnlyList<string> Snippets { get; init; }

    /// <summary>Pages with hits, best first.</summary>
    public required IReadOnlyList<SearchHitPage> Pages { get; init; }

    /// <summary>What was found only because it looks like what was asked for, such as 13I2 for 1312; empty: found as asked.</summary>
    public IReadOnlyList<string> Alike { get; init; } = [];
}

/// <summary>A page with hits.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Page">From 1.</param>
/// <param name="Doubtful">It was read badly and nobody has looked at it since: what a snippet says may not stand there.</param>
public sealed record SearchHitPage(Guid File, string Name, int Page, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Doubtful = false);

/// <summary>A value of a facet.</summary>
/// <param name="Value">The value, as it is filtered by.</param>
/// <param name="Label">The value in the caller's language.</param>
/// <param name="Count">The number of cards.</param>
public sealed record SearchFacetValue(string Value, string Label, long Count);

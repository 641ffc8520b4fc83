using Ecm.Abstractions.Searching;
using Ecm.Core.Cards;

namespace Ecm.Core.Search;

/// <summary>A question as a person or script asks it.</summary>
public sealed record SearchQuestion
{
    /// <summary>The query in the product's one grammar; null or empty: every card.</summary>
    public string? Query { get; init; }

    /// <summary>Only these types; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only these states; empty: all.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Only documents of these years; empty: all.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Only of this counterparty.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>Only what this person is responsible for.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>Only of this register.</summary>
    public string? Register { get; init; }

    /// <summary>Only documents of this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only documents of this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only this card and what hangs below it.</summary>
    public Guid? Within { get; init; }

    /// <summary>The order.</summary>
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>The page, from 1, while page × size ≤ 10,000; further by <see cref="Cursor"/>.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, 1 to 100.</summary>
    public int Size { get; init; } = 20;

    /// <summary>The cursor of the page before; null: by <see cref="Page"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>What is counted beside the hits, of <see cref="SearchFacets.All"/>.</summary>
    public IReadOnlyList<string> Facets { get; init; } = SearchFacets.Usual;

    /// <summary>Waits up to 2 s until the index holds this change; null: only for the caller's own last change, 250 ms.</summary>
    public long? After { get; init; }
}

/// <summary>The answer.</summary>
/// <param name="Total">How many cards match among those the caller may read.</param>
/// <param name="TookMs">Milliseconds, rounded.</param>
/// <param name="Hits">One page of them.</param>
/// <param name="Facets">Counts by what was asked for, labels in the caller's language; of a facet that is filtered by, what there would be without its filter.</param>
/// <param name="DidYouMean">A query that finds more when this one finds next to nothing; null: none known.</param>
/// <param name="Cursor">Asks for the next page; null: this is the last.</param>
/// <param name="Stale">The change waited for was not reached in time.</param>
/// <param name="Partial">The index is being filled: cards may be missing.</param>
/// <param name="Relaxed">No card has all the words of the query: these have some of them.</param>
/// <param name="Wider">When nothing is found: filters without which something is, the one that shows most first.</param>
public sealed record SearchResults(
    long Total, int TookMs, IReadOnlyList<ResultHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets, OtherQuery? DidYouMean, string? Cursor, bool Stale, bool Partial, bool Relaxed,
    IReadOnlyList<WiderSearch> Wider);

/// <summary>A card that matches.</summary>
/// <param name="Card">The card.</param>
/// <param name="Snippets">Pieces of its text as HTML: all text encoded, hits in <c>mark</c>.</param>
/// <param name="Pages">Where hits are, best first.</param>
/// <param name="Alike">What was found only because it looks like what was asked for, such as 13I2 for 1312; empty: found as asked.</param>
public sealed record ResultHit(CardView Card, IReadOnlyList<string> Snippets, IReadOnlyList<HitPage> Pages, IReadOnlyList<string> Alike);

/// <summary>A page with hits.</summary>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Page">From 1.</param>
/// <param name="Doubtful">It was read badly and nobody has looked at it since: what a snippet says may not stand there. Known of the pages that snippets are cut from.</param>
public sealed record HitPage(Guid FileId, string FileName, int Page, bool Doubtful = false);

/// <summary>A value of a facet.</summary>
/// <param name="Value">The value, as it is filtered by.</param>
/// <param name="Label">The value, as people read it.</param>
/// <param name="Count">The number of cards.</param>
public sealed record FacetValue(string Value, string Label, long Count);

using Ecm.Contracts.Search;
using Refit;

namespace Ecm.Client;

/// <summary>Searching.</summary>
public interface ISearch
{
    /// <summary>Finds cards.</summary>
    [Get("/api/v1/search")]
    Task<SearchAnswer> FindAsync(SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>The values of a facet of a question whose names have these words, with counts.</summary>
    /// <param name="facet"><c>type state party responsible year</c>.</param>
    /// <param name="text">Words of the names, the last one perhaps not ended; empty: the most frequent values.</param>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/api/v1/search/facets/{facet}")]
    Task<IReadOnlyList<SearchFacetValue>> FacetAsync(string facet, string text, SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Why a question does not find a card.</summary>
    [Post("/api/v1/search/explain")]
    Task<SearchExplained> ExplainAsync(ExplainRequest request, CancellationToken cancellationToken = default);

    /// <summary>What may be meant by what has been typed so far.</summary>
    [Get("/api/v1/suggest")]
    Task<IReadOnlyList<Suggestion>> SuggestAsync(string q, CancellationToken cancellationToken = default);

    /// <summary>The cards whose texts are most like those of a card, most alike first.</summary>
    [Get("/api/v1/cards/{id}/similar")]
    Task<IReadOnlyList<SimilarCard>> SimilarAsync(Guid id, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Saved searches of the caller and of their groups, by name.</summary>
    /// <param name="counts">True: with how much is new in each.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/api/v1/searches")]
    Task<IReadOnlyList<SavedSearch>> SavedAsync(bool? counts = null, CancellationToken cancellationToken = default);

    /// <summary>Keeps a search under a name.</summary>
    [Post("/api/v1/searches")]
    Task<SavedSearch> SaveAsync([Body] SaveSearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes all of a saved search of the caller's own.</summary>
    [Put("/api/v1/searches/{id}")]
    Task<SavedSearch> ChangeSavedAsync(Guid id, [Body] SaveSearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes a saved search of the caller's own.</summary>
    [Delete("/api/v1/searches/{id}")]
    Task DeleteSavedAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Notes that the caller has seen what a saved search finds: what comes later is new.</summary>
    [Post("/api/v1/searches/{id}/open")]
    Task<SavedSearch> OpenSavedAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The misspelt words of a text.</summary>
    [Post("/api/v1/spelling")]
    Task<IReadOnlyList<MisspeltWord>> SpellAsync(SpellingRequest request, CancellationToken cancellationToken = default);
}

/// <summary>A question; null members do not restrict.</summary>
public sealed record SearchQuery
{
    /// <summary>Words and the rest of the grammar.</summary>
    [AliasAs("q")]
    public string? Query { get; init; }

    /// <summary>Only these types.</summary>
    [AliasAs("type"), Query(CollectionFormat.Multi)]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>Only these states.</summary>
    [AliasAs("state"), Query(CollectionFormat.Multi)]
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>Only of this counterparty.</summary>
    [AliasAs("party")]
    public Guid? Party { get; init; }

    /// <summary>Only what this user is responsible for.</summary>
    [AliasAs("responsible")]
    public Guid? Responsible { get; init; }

    /// <summary>Only what is registered in this register.</summary>
    [AliasAs("register")]
    public string? Register { get; init; }

    /// <summary>What is counted: <c>type state party responsible register year</c>; null: type, year and state.</summary>
    [AliasAs("facet"), Query(CollectionFormat.Multi)]
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>Only this card and what hangs below it.</summary>
    [AliasAs("within")]
    public Guid? Within { get; init; }

    /// <summary><c>relevance newest oldest title number</c>; null: the first.</summary>
    [AliasAs("sort")]
    public string? Sort { get; init; }

    /// <summary>Hits on a page, 1 to 100; null: 20.</summary>
    [AliasAs("size")]
    public int? Size { get; init; }

    /// <summary>The cursor of the page before.</summary>
    [AliasAs("cursor")]
    public string? Cursor { get; init; }

    /// <summary>Waits until this change can be found.</summary>
    [AliasAs("after")]
    public long? After { get; init; }
}

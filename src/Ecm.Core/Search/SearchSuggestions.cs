using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Search.Saved;
using Ecm.Core.Spelling;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>What may be meant by what has been typed so far.</summary>
/// <param name="Kind"><c>document</c>, <c>party</c>, <c>person</c>, <c>number</c>, <c>search</c> or <c>phrase</c>.</param>
/// <param name="Text">What to show, and for a phrase to search.</param>
/// <param name="Id">The card, the person or the saved search; null for a phrase.</param>
/// <param name="Detail">The title of the card with a number, the number of a document; null: nothing.</param>
public sealed record SearchSuggestion(string Kind, string Text, Guid? Id, string? Detail = null);

/// <summary>Suggests while somebody types: documents and counterparties by their titles, documents by their numbers, people by their names, saved searches, the word begun.</summary>
public sealed class SearchSuggestions
{
    private const int LongestText = 200;
    private const int MostOfKind = 4;
    private const int MostSearches = 9;
    private const int MostWordsLookedAt = 40;
    private const int ShortestWord = 2;

    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan NamesKept = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ISearchIndex index;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly CardTypeCatalog types;
    private readonly CardReading cards;
    private readonly WordCatalog catalog;
    private readonly SavedSearches searches;
    private readonly TimeProvider clock;
    private volatile KnownPeople? people;

    internal SearchSuggestions(
        IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, ReadableScope scopes, IndexAnswers answers, CardTypeCatalog types, CardReading cards, WordCatalog catalog, SavedSearches searches,
        TimeProvider clock)
    {
        this.contexts = contexts;
        this.index = index;
        this.scopes = scopes;
        this.answers = answers;
        this.types = types;
        this.cards = cards;
        this.catalog = catalog;
        this.searches = searches;
        this.clock = clock;
    }

    /// <summary>
    /// At most four of each kind, of what the caller may read; the document with exactly this number comes first of its kind. Before anything is typed, saved searches.
    /// </summary>
    /// <param name="caller">Who types.</param>
    /// <param name="text">As typed so far.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result<IReadOnlyList<SearchSuggestion>>> OfAsync(Caller caller, string? text, CancellationToken cancellationToken)
    {
        var words = SearchWords.In(text);
        if (string.IsNullOrWhiteSpace(text))
            return Result.Of<IReadOnlyList<SearchSuggestion>>([.. await SavedAsync(caller, words, MostSearches, cancellationToken)]);
        if (words.Length == 0 || text.Length > LongestText)
            return Result.Of<IReadOnlyList<SearchSuggestion>>([]);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var known = await catalog.CurrentAsync(db, cancellationToken);
        var parties = SearchFilters.Parties(await types.CurrentAsync(cancellationToken));
        var found = answers.Try<Found>(
            () => new Found(
                Hint(limited => Titled(words, new NotNode(parties), scope, limited)),
                Hint(limited => Titled(words, parties, scope, limited)),
                Hint(limited => Numbered(string.Join(' ', words), scope, limited)),
                Hint(limited => Phrases(words, known, scope, limited))),
            cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var people = await PeopleAsync(db, words, cancellationToken);
        var readable = await cards.GetManyAsync(caller, [.. found.Value.Documents, .. found.Value.Parties, .. found.Value.Numbers], cancellationToken);
        return Result.Of<IReadOnlyList<SearchSuggestion>>([
            .. found.Value.Phrases.Select(phrase => new SearchSuggestion("phrase", phrase, null)),
            .. Cards("number", found.Value.Numbers, card => card.Number, card => card.Title).OrderBy(number => !IsExactly(number.Text)).Take(MostOfKind),
            .. Cards("party", found.Value.Parties, card => card.Title, _ => null),
            .. Cards("document", found.Value.Documents, card => card.Title, card => card.Number),
            .. people,
            .. await SavedAsync(caller, words, MostOfKind, cancellationToken),
        ]);

        IReadOnlyList<T> Hint<T>(Func<CancellationToken, IReadOnlyList<T>> suggest) => Hints.Within(Budget, suggest, cancellationToken) ?? [];

        bool IsExactly(string number) => string.Equals(number, text.Trim(), StringComparison.OrdinalIgnoreCase);

        IEnumerable<SearchSuggestion> Cards(string kind, IReadOnlyList<Guid> ids, Func<CardView, string?> shown, Func<CardView, string?> detail) =>
            ids.Select(readable.GetValueOrDefault).OfType<CardView>().Where(card => shown(card) is not null).Select(card => new SearchSuggestion(kind, shown(card)!, card.Id, detail(card)));
    }

    /// <summary>Whoever has typed a number to its end means that one, however many begin so.</summary>
    private IReadOnlyList<Guid> Numbered(string number, SearchScope scope, CancellationToken cancellationToken) =>
        [.. Ids(new TermNode(QueryFields.Number, number), scope, cancellationToken).Union(Ids(new PrefixNode(QueryFields.Number, number), scope, cancellationToken))];

    private IReadOnlyList<Guid> Titled(string[] words, SearchNode kind, SearchScope scope, CancellationToken cancellationToken) =>
        Ids(SearchWords.Titled(kind, words), scope, cancellationToken);

    private IReadOnlyList<Guid> Ids(SearchNode query, SearchScope scope, CancellationToken cancellationToken) =>
        [.. index.Search(new SearchRequest { Query = query, Size = MostOfKind, MatchesPerHit = 0 }, scope, cancellationToken).Hits.Select(hit => hit.CardId)];

    /// <summary>What was typed with its last word completed by words that stand in documents; misread words of a single document are left out.</summary>
    private IReadOnlyList<string> Phrases(string[] words, KnownWords known, SearchScope scope, CancellationToken cancellationToken)
    {
        if (words[^1].Length < ShortestWord || !words[^1].All(char.IsLetter))
            return [];
        var before = string.Concat(words[..^1].Select(word => word + " "));
        return [.. index.Beginning(words[^1], MostWordsLookedAt, scope, cancellationToken)
            .Where(found => found.Documents > 1 || known.Knows(found.Word))
            .Take(MostOfKind)
            .Select(found => before + found.Word)];
    }

    private async Task<IEnumerable<SearchSuggestion>> SavedAsync(Caller caller, string[] words, int most, CancellationToken cancellationToken) =>
        (await searches.ListAsync(caller, cancellationToken)).Where(search => SearchWords.Begin(search.Name, words)).Take(most).Select(search => new SearchSuggestion("search", search.Name, search.Id));

    /// <summary>People are known to everybody who may sign in, as in the lists that fields choose from.</summary>
    private async Task<IReadOnlyList<SearchSuggestion>> PeopleAsync(EcmDbContext db, string[] words, CancellationToken cancellationToken)
    {
        var known = people;
        if (known is null || clock.GetElapsedTime(known.At) > NamesKept)
            people = known = new KnownPeople(clock.GetTimestamp(), await db.Users.Where(user => !user.Blocked).Select(user => new KnownPerson(user.Id, user.Name)).ToListAsync(cancellationToken));
        return [.. known.People
            .Where(user => SearchWords.Begin(user.Name, words))
            .OrderBy(user => user.Name, StringComparer.Ordinal).Take(MostOfKind)
            .Select(user => new SearchSuggestion("person", user.Name, user.Id))];
    }

    private sealed record KnownPeople(long At, IReadOnlyList<KnownPerson> People);

    private sealed record KnownPerson(Guid Id, string Name);

    private sealed record Found(IReadOnlyList<Guid> Documents, IReadOnlyList<Guid> Parties, IReadOnlyList<Guid> Numbers, IReadOnlyList<string> Phrases);
}

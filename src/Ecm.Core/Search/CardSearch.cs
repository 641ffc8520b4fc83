using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Spelling;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Search;

/// <summary>
/// Answers questions. The steps: 1. wait for the caller's own last change; 2. the query gets its meaning, filters join it;
/// 3. the index answers under the caller's rights; when it finds next to nothing what was meant is looked for, and when it finds nothing, cards with some of the words; 4. cards and snippets are read for the hits of this page.
/// </summary>
public sealed partial class CardSearch
{
    private const int MaxReach = 10_000;
    private const int MostFilters = 300;
    private static readonly TimeSpan WaitForOwn = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WaitForAsked = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly HeadReading heads = new();
    private readonly ISearchIndex index;
    private readonly IndexProgress progress;
    private readonly CardTypeCatalog types;
    private readonly ReadableScope scopes;
    private readonly CardReading cards;
    private readonly HitSnippets snippets;
    private readonly DidYouMean didYouMean;
    private readonly WordCatalog words;
    private readonly SearchCursors cursors;
    private readonly ChangeSignal signal;
    private readonly IndexAnswers answers;
    private readonly IOptions<OrganisationOptions> organisation;
    private readonly TimeProvider clock;
    private readonly ILogger<CardSearch> logger;

    internal CardSearch(
        IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, IndexProgress progress, CardTypeCatalog types, ReadableScope scopes, CardReading cards, HitSnippets snippets,
        DidYouMean didYouMean, WordCatalog words, SearchCursors cursors, ChangeSignal signal, IndexAnswers answers, IOptions<OrganisationOptions> organisation, TimeProvider clock, ILogger<CardSearch> logger)
    {
        this.contexts = contexts;
        this.answers = answers;
        this.index = index;
        this.progress = progress;
        this.types = types;
        this.scopes = scopes;
        this.cards = cards;
        this.snippets = snippets;
        this.didYouMean = didYouMean;
        this.words = words;
        this.organisation = organisation;
        this.cursors = cursors;
        this.signal = signal;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>Answers a question about the cards that the caller may read.</summary>
    public async Task<Result<SearchResults>> SearchAsync(Caller caller, SearchQuestion question, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var asked = await AskAsync(caller, question, matches: true, cancellationToken);
        if (!asked.Succeeded)
            return asked.Problem;
        var (query, answer, other, relaxed, wider, catalog, cursor, reached) = asked.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = await HitsAsync(db, caller, query, answer.Hits, cancellationToken);
        return new SearchResults(
            answer.Total, (int)clock.GetElapsedTime(started).TotalMilliseconds, hits, await FacetLabels.OfAsync(db, caller, answer, catalog, cancellationToken), other, cursor,
            Stale: question.After is not null && !reached, progress.Partial, relaxed, wider);
    }

    private async Task<Result<Asked>> AskAsync(Caller caller, SearchQuestion question, bool matches, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await heads.NowAsync(db, cancellationToken);
        var catalog = await types.AtAsync(db, head.TypesEpoch, cancellationToken);
        var known = await words.AtAsync(db, head.WordsEpoch, cancellationToken);
        var size = Math.Clamp(question.Size, 1, 100);
        if (question.Page < 1 || (long)question.Page * size > MaxReach)
            return Problems.ParameterWrong("page");
        if (HasTooManyFilters(question))
            return Problems.ParameterWrong("type");
        SearchPosition? after = null;
        if (question.Cursor is not null && !cursors.TryRead(question.Cursor, question, out after))
            return Problems.ParameterWrong("cursor");

        var reached = await WaitAsync(caller, question, cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var context = new QueryContext(catalog, organisation.Value.Today(clock), new PartyLookup(index, catalog, scope, cancellationToken).Find);
        var asked = answers.Try(() => QueryMeaning.Parse(question.Query, context).Map(query => Ask(question, query, after, matches, context, known, scope, cancellationToken)), cancellationToken);
        return asked.Map(a => new Asked(
            a.Query, a.Answer, a.Other, a.Relaxed, a.Wider, catalog, a.Answer.Hits.Count == size ? cursors.Write(a.Answer.Hits[^1].Position, question) : null, reached));
    }

    private (SearchNode Query, SearchAnswer Answer, OtherQuery? Other, bool Relaxed, IReadOnlyList<WiderSearch> Wider) Ask(
        SearchQuestion question, SearchNode query, SearchPosition? after, bool matches, QueryContext context, KnownWords known, SearchScope scope, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(question.Size, 1, 100);
        var request = new SearchRequest
        {
            Query = SearchFilters.Apply(query, question), Sort = question.Sort, Size = size,
            Skip = after is null ? (question.Page - 1) * size : 0, After = after, Facets = matches ? [.. question.Facets.Intersect(SearchFacets.All)] : [],
        };
        if (!matches)
            request = request with { MatchesPerHit = 0 };
        var answer = index.Search(request, scope, cancellationToken);
        var other = didYouMean.Find(question, answer.Total, some: false, context, known, scope, cancellationToken);
        if (answer.Total > 0)
            return (query, WithOthers(query, answer), other, Relaxed: false, []);
        if (Relaxation.Find(index, question, request, context, scope, cancellationToken) is { } some)
            return (some.Query, WithOthers(some.Query, some.Answer), other, Relaxed: true, []);
        if (Relaxation.Of(question.Query, context).Any())
            other ??= didYouMean.Find(question, 0, some: true, context, known, scope, cancellationToken);
        return (query, WithOthers(query, answer), other, Relaxed: false, matches ? Widening.Of(index, question, query, scope, cancellationToken) : []);

        SearchAnswer WithOthers(SearchNode meant, SearchAnswer found) => matches ? SearchFacets.WithOthers(index, question, meant, found, scope, cancellationToken) : found;
    }

    private async Task<bool> WaitAsync(Caller caller, SearchQuestion question, CancellationToken cancellationToken) =>
        question.After is { } asked
            ? await progress.WaitForAsync(asked, WaitForAsked, clock, cancellationToken)
            : await progress.WaitForAsync(signal.LastOf(caller.UserId), WaitForOwn, clock, cancellationToken);
}

using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Search.Saved;

/// <summary>
/// Counts what saved searches find now and did not when they were last opened: cards made since. One look into the database for all searches, one count
/// in the index for each that can have something new.
/// </summary>
public sealed class NewInSearches
{
    /// <summary>Of more searches, only the first are counted.</summary>
    public const int MostSearches = 20;

    /// <summary>What is new is looked for among so many of the newest cards.</summary>
    public const int MostCards = 1000;

    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ISearchIndex index;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly CardTypeCatalog types;
    private readonly IOptions<OrganisationOptions> organisation;
    private readonly TimeProvider clock;

    internal NewInSearches(
        IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, ReadableScope scopes, IndexAnswers answers, CardTypeCatalog types, IOptions<OrganisationOptions> organisation, TimeProvider clock)
    {
        this.contexts = contexts;
        this.index = index;
        this.scopes = scopes;
        this.answers = answers;
        this.types = types;
        this.organisation = organisation;
        this.clock = clock;
    }

    /// <summary>How many new cards each finds that the caller may read; searches that cannot be asked any more are left out.</summary>
    public async Task<Result<IReadOnlyDictionary<Guid, long>>> CountAsync(Caller caller, IReadOnlyList<SavedSearchView> searches, CancellationToken cancellationToken)
    {
        if (searches.Count == 0)
            return Result.Of<IReadOnlyDictionary<Guid, long>>(new Dictionary<Guid, long>());
        var counted = searches.Take(MostSearches).ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Ids of cards begin with their time, by the clock of the node that made them: the key is the index.
        var since = counted.Min(s => s.Since);
        var oldest = Guid.CreateVersion7(since - ClockDifference);
        var fresh = await db.Readable(db.Cards, caller).Where(c => c.Id > oldest && c.CreatedAt > since && c.TrashedAt == null)
            .OrderByDescending(c => c.Id).Take(MostCards).Select(c => new { c.Id, c.CreatedAt }).ToListAsync(cancellationToken);
        if (fresh.Count == 0)
            return Result.Of<IReadOnlyDictionary<Guid, long>>(counted.ToDictionary(s => s.Id, _ => 0L));
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var catalog = await types.CurrentAsync(db, cancellationToken);
        var context = new QueryContext(catalog, organisation.Value.Today(clock), new PartyLookup(index, catalog, scope, cancellationToken).Find);
        var counts = new Dictionary<Guid, long>();
        foreach (var search in counted)
        {
            SearchNode[] cards = [.. fresh.Where(c => c.CreatedAt > search.Since).Select(c => new CardNode(c.Id))];
            // One that takes too long keeps nobody from the others.
            if (cards.Length == 0)
                counts[search.Id] = 0;
            else if (QueryMeaning.Parse(search.Question.Query, context) is { Succeeded: true, Value: var query }
                && answers.Try<long>(() => index.Count(new AndNode([cards.Length == 1 ? cards[0] : new OrNode(cards), SearchFilters.Apply(query, search.Question)]), scope, cancellationToken), cancellationToken) is { Succeeded: true, Value: var count })
                counts[search.Id] = count;
        }

        return Result.Of<IReadOnlyDictionary<Guid, long>>(counts);
    }
}

using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;

namespace Ecm.Core.Search;

public sealed partial class CardSearch
{
    private const int IdsAtOnce = 100;

    /// <summary>All cards that a question finds, in its order; one more than <paramref name="most"/> when there are more.</summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="question">The question.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <param name="inPart">Cards that have some of the words are taken when none has all.</param>
    internal async Task<Result<IReadOnlyList<Guid>>> IdsAsync(Caller caller, SearchQuestion question, int most, CancellationToken cancellationToken, bool inPart = true)
    {
        var found = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await AskAsync(caller, question with { Page = 1, Size = IdsAtOnce, Cursor = cursor }, matches: false, cancellationToken);
            if (!page.Succeeded)
                return page.Problem;
            if (page.Value.Relaxed && !inPart)
                break;
            found.AddRange(page.Value.Answer.Hits.Select(h => h.CardId));
            cursor = page.Value.Cursor;
        }
        while (cursor is not null && found.Count <= most);
        return Result.Of<IReadOnlyList<Guid>>([.. found.Distinct().Take(most + 1)]);
    }

    /// <summary>What the index answered, before anything is read for its hits.</summary>
    private sealed record Asked(SearchNode Query, SearchAnswer Answer, OtherQuery? Other, bool Relaxed, IReadOnlyList<WiderSearch> Wider, TypeCatalog Catalog, string? Cursor, bool Reached);
}

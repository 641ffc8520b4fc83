using System.Text.RegularExpressions;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>What somebody names a card by; the first that is there counts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its registration number, exactly.</param>
/// <param name="Text">Its address, its number, or words of its title.</param>
public sealed record MeantCard(Guid? Id = null, string? Number = null, string? Text = null);

/// <summary>Finds the card that somebody names, among those that the caller may read and whether the search holds it already or not.</summary>
internal sealed partial class MeantCards(ISearchIndex index, IndexAnswers answers, CardReading cards)
{
    private const int Most = 5;
    private const int LongestText = 1000;

    /// <summary>The card that is meant, then others that may be; empty: none is called so.</summary>
    public async Task<Result<IReadOnlyList<CardView>>> FindAsync(EcmDbContext db, Caller caller, MeantCard card, SearchScope scope, CancellationToken cancellationToken)
    {
        var text = card.Text?.Trim() ?? "";
        if (text.Length > LongestText)
            return Result.Of<IReadOnlyList<CardView>>([]);
        if ((card.Id ?? IdIn(text)) is { } id)
            return Result.Of<IReadOnlyList<CardView>>([.. (await cards.GetManyAsync(caller, [id], cancellationToken)).Values]);
        if ((card.Number?.Trim() ?? text) is not { Length: > 0 } number)
            return Result.Of<IReadOnlyList<CardView>>([]);
        // Cards that the index lacks, in the trash or too new, are known by their numbers all the same.
        var numbered = await db.Readable(db.Cards, caller).AsNoTracking().Where(c => c.Number == number).OrderBy(c => c.Id).Take(Most).Select(CardView.FromRow).ToListAsync(cancellationToken);
        if (numbered.Count > 0)
            return Result.Of<IReadOnlyList<CardView>>(numbered);
        var found = answers.Try(() => Result.Of(InIndex(number, byTitle: card.Number is null, scope, cancellationToken)), cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var readable = await cards.GetManyAsync(caller, found.Value, cancellationToken);
        return Result.Of<IReadOnlyList<CardView>>([.. found.Value.Select(readable.GetValueOrDefault).OfType<CardView>()]);
    }

    private IReadOnlyList<Guid> InIndex(string text, bool byTitle, SearchScope scope, CancellationToken cancellationToken)
    {
        var numbered = Ids(new TermNode(QueryFields.Number, text));
        if (numbered.Count > 0 || !byTitle)
            return [.. numbered.Take(byTitle ? Most : 1)];
        var words = SearchWords.In(text);
        return words.Length == 0 ? [] : Ids(SearchWords.Titled(AllNode.Instance, words));

        IReadOnlyList<Guid> Ids(SearchNode query) =>
            [.. index.Search(new SearchRequest { Query = query, Size = Most, MatchesPerHit = 0 }, scope, cancellationToken).Hits.Select(hit => hit.CardId)];
    }

    private static Guid? IdIn(string text) =>
        Address().Match(text) is { Success: true } address && Guid.TryParse(address.Groups["id"].Value, out var id) ? id : null;

    [GeneratedRegex(@"(?:^|/cards/)(?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:$|[?/#])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}

using System.Text;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>More like this: the cards whose texts have most rare words in common with those of a card.</summary>
public sealed class SimilarCards
{
    /// <summary>More are not looked for.</summary>
    public const int MostCards = 50;

    /// <summary>Of a longer text the beginning counts.</summary>
    private const int LongestText = 200_000;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ISearchIndex index;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly CardReading cards;
    private readonly FileReading files;
    private readonly PageStore pages;

    internal SimilarCards(IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, ReadableScope scopes, IndexAnswers answers, CardReading cards, FileReading files, PageStore pages)
    {
        this.contexts = contexts;
        this.index = index;
        this.scopes = scopes;
        this.answers = answers;
        this.cards = cards;
        this.files = files;
        this.pages = pages;
    }

    /// <summary>Cards that the caller may read, most alike first; a problem when that takes more than two seconds.</summary>
    /// <param name="caller">Who asks; may read the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="limit">How many at most, 1 to 50.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result<IReadOnlyList<CardView>>> OfAsync(Caller caller, Guid cardId, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostCards)
            return Problems.ParameterWrong("limit");
        var text = await TextAsync(caller, cardId, cancellationToken);
        if (!text.Succeeded)
            return text.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var found = answers.Try(() => Result.Of(index.Alike(text.Value, cardId, limit, scope, cancellationToken)), cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var readable = await cards.GetManyAsync(caller, found.Value, cancellationToken);
        return Result.Of<IReadOnlyList<CardView>>([.. found.Value.Select(readable.GetValueOrDefault).OfType<CardView>()]);
    }

    /// <summary>The title and what its files say.</summary>
    private async Task<Result<string>> TextAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, cardId, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var listed = await files.ListAsync(caller, cardId, cancellationToken);
        if (!listed.Succeeded)
            return listed.Problem;
        var text = new StringBuilder(card.Value.Title).Append('\n');
        foreach (var file in listed.Value)
            await foreach (var page in pages.ReadAsync(file.BlobId, cancellationToken))
            {
                if (text.Length + page.Text.Length >= LongestText)
                    return text.Append(page.Text.AsSpan(0, LongestText - text.Length)).ToString();
                text.Append(page.Text).Append('\n');
            }

        return text.ToString();
    }
}

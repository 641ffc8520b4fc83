using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Spelling;

/// <summary>A word that neither a dictionary nor the organisation has.</summary>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As it is written.</param>
/// <param name="Suggestions">What may have been meant, best first; empty also when the text has too many such words.</param>
public sealed record Misspelling(int Offset, int Length, string Word, IReadOnlyList<string> Suggestions);

/// <summary>Finds misspelt words of a text and suggests others.</summary>
public sealed class SpellCheck
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 100_000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly WordCatalog catalog;
    private readonly Corrections corrections;
    private readonly TimeProvider clock;

    internal SpellCheck(IDbContextFactory<EcmDbContext> contexts, ReadableScope scopes, IndexAnswers answers, WordCatalog catalog, Corrections corrections, TimeProvider clock)
    {
        this.contexts = contexts;
        this.scopes = scopes;
        this.answers = answers;
        this.catalog = catalog;
        this.corrections = corrections;
        this.clock = clock;
    }

    /// <summary>The misspelt words of a text, in order. Suggestions take up to two seconds in all; words that come later get none.</summary>
    public async Task<Result<IReadOnlyList<Misspelling>>> CheckAsync(Caller caller, string text, CancellationToken cancellationToken)
    {
        if (text.Length > LongestText)
            return Problems.TextTooLong(LongestText);
        var reader = await ReaderAsync(caller, Budget, cancellationToken);
        return reader.Succeeded
            ? answers.Try<IReadOnlyList<Misspelling>>(() => reader.Value.Read(text, cancellationToken), cancellationToken)
            : reader.Problem;
    }

    /// <summary>What reads texts for the unknown words in them, with suggestions out of what the caller may read.</summary>
    internal async Task<Result<SpellReader>> ReaderAsync(Caller caller, TimeSpan budget, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        return new SpellReader(await catalog.CurrentAsync(db, cancellationToken), corrections, scope, budget, clock);
    }
}

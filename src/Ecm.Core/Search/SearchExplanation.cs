using Ecm.Abstractions;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Search;

/// <summary>Why a question does not find a card.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Found">True when it does find it.</param>
/// <param name="Reasons">Each in the caller's language; empty when the card is found.</param>
/// <param name="Card">The card as the caller may read it.</param>
/// <param name="Others">Other cards that may be meant by what it was named by.</param>
public sealed record Explanation(Guid CardId, bool Found, IReadOnlyList<ExplanationReason> Reasons, CardView Card, IReadOnlyList<CardView> Others);

/// <summary>One reason.</summary>
/// <param name="Code"><c>in-trash</c>, <c>not-indexed</c>, <c>not-read</c>, <c>not-readable</c>, <c>filter</c>, <c>word</c>, <c>excluded</c> or <c>part</c>.</param>
/// <param name="Message">What it is and what can be done, in the caller's language.</param>
/// <param name="Part">The word or part of the question, the filter or the file that it is about; null: none.</param>
/// <param name="ReadAs">The nearest word that was read in its place; null: none is near.</param>
/// <param name="FileId">Where that word stands; null: none.</param>
/// <param name="Page">From 1.</param>
public sealed record ExplanationReason(string Code, string Message, string? Part = null, string? ReadAs = null, Guid? FileId = null, int? Page = null);

/// <summary>
/// «Why is it not here?»: looks at a card part by part of the question. Of a card that the caller may not read it says what it says of one that never was.
/// </summary>
public sealed class SearchExplanation
{
    /// <summary>For each the whole text is gone through; who misses more words has the wrong document.</summary>
    private const int MostLookedFor = 8;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ISearchIndex index;
    private readonly ReadableScope scopes;
    private readonly IndexAnswers answers;
    private readonly CardTypeCatalog types;
    private readonly MeantCards meant;
    private readonly FileReading files;
    private readonly NearestReading nearest;
    private readonly IOptions<OrganisationOptions> organisation;
    private readonly TimeProvider clock;

    internal SearchExplanation(
        IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, ReadableScope scopes, IndexAnswers answers, CardTypeCatalog types, MeantCards meant, FileReading files,
        NearestReading nearest, IOptions<OrganisationOptions> organisation, TimeProvider clock)
    {
        this.contexts = contexts;
        this.index = index;
        this.scopes = scopes;
        this.answers = answers;
        this.types = types;
        this.meant = meant;
        this.files = files;
        this.nearest = nearest;
        this.organisation = organisation;
        this.clock = clock;
    }

    /// <summary>Explains why a question does not find a card.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">The query and its filters; order and page do not matter.</param>
    /// <param name="card">What the card is named by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result<Explanation>> ExplainAsync(Caller caller, SearchQuestion question, MeantCard card, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await scopes.OfAsync(db, caller, cancellationToken) is not { } scope)
            return Problems.SearchTooSlow();
        var named = await meant.FindAsync(db, caller, card, scope, cancellationToken);
        if (!named.Succeeded)
            return named.Problem;
        if (named.Value.Count == 0)
            return Problems.NotFound();
        var (found, others, id) = (named.Value[0], named.Value.Skip(1).ToArray(), named.Value[0].Id);
        var catalog = await types.CurrentAsync(cancellationToken);
        var context = new QueryContext(catalog, organisation.Value.Today(clock), new PartyLookup(index, catalog, scope, cancellationToken).Find);
        var parts = answers.Try(() => Missing(question, id, context, scope, cancellationToken), cancellationToken);
        if (!parts.Succeeded)
            return parts.Problem;
        if (parts.Value is null)
            return new Explanation(id, Found: true, [], found, others);
        var ofFiles = await files.ListAsync(caller, id, cancellationToken);
        if (!ofFiles.Succeeded)
            return ofFiles.Problem;
        var reasons = new List<ExplanationReason>(OfState(found, ofFiles.Value, caller.Language));
        var lookedFor = 0;
        foreach (var part in parts.Value)
            reasons.Add(part.Word is null || ++lookedFor > MostLookedFor ? part.Reason(caller.Language) : await OfWordAsync(part, ofFiles.Value, caller.Language, cancellationToken));
        return new Explanation(id, Found: false, reasons, found, others);
    }

    /// <summary>What of the question the card lacks; null: nothing, it is found.</summary>
    private Result<IReadOnlyList<MissingPart>?> Missing(SearchQuestion question, Guid id, QueryContext context, SearchScope scope, CancellationToken cancellationToken)
    {
        var meant = QueryMeaning.Parse(question.Query, context);
        if (!meant.Succeeded)
            return meant.Problem;
        if (Has(SearchFilters.Apply(meant.Value, question)))
            return Result.Of<IReadOnlyList<MissingPart>?>(null);
        // Of a card that the index does not hold, such as one in the trash, it cannot tell what is missing.
        if (!Has(AllNode.Instance))
            return Result.Of<IReadOnlyList<MissingPart>?>([]);
        return Result.Of<IReadOnlyList<MissingPart>?>([
            .. QueryMeaning.PartsOf(question.Query, context).Where(part => !Has(part.Meaning)).Select(part => MissingPart.Of(part.Part)),
            .. SearchFilters.OneByOne(question).Where(filter => !Has(filter.Filter)).Select(filter => MissingPart.OfFilter(filter.Name)),
        ]);

        bool Has(SearchNode node) => index.Count(new AndNode([new CardNode(id), node]), scope, cancellationToken) > 0;
    }

    private IEnumerable<ExplanationReason> OfState(CardView card, IReadOnlyList<FileView> ofFiles, string language)
    {
        if (card.TrashedAt is not null)
            yield return new("in-trash", ExplanationTexts.InTrash.In(language));
        else if (card.Change > index.Cursor)
            yield return new("not-indexed", ExplanationTexts.NotIndexed.In(language));
        foreach (var file in ofFiles)
            if (file.Intake.State is IntakeState.Queued or IntakeState.Running)
                yield return new("not-read", ExplanationTexts.NotRead.In(language, file.Name), file.Name, FileId: file.Id);
            else if (file.Intake.State == IntakeState.Parked || file.Intake.Unread)
                yield return new("not-readable", ExplanationTexts.NotReadable.In(language, file.Name), file.Name, FileId: file.Id);
    }

    private async Task<ExplanationReason> OfWordAsync(MissingPart part, IReadOnlyList<FileView> ofFiles, string language, CancellationToken cancellationToken) =>
        await nearest.FindAsync(part.Word!, ofFiles, cancellationToken) is { } read
            ? new("word", ExplanationTexts.ReadAs.In(language, part.Word!, read.Word, read.FileName, read.Page), part.Word, read.Word, read.FileId, read.Page)
            : part.Reason(language);
}

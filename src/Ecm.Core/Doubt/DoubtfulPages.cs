using System.Text;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Spelling;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>A word that may have been misread.</summary>
/// <param name="Word">Which word of the page, from 0: as in the page's own list of words.</param>
/// <param name="Text">As it reads now.</param>
/// <param name="Confidence">0 to 100.</param>
/// <param name="IsKnown">False: neither a dictionary nor the organisation has it.</param>
/// <param name="Box">Left, top, right and bottom in 1/65535 of the upright page.</param>
/// <param name="Suggestions">What may stand there, best first; empty also when there was no time for it.</param>
public sealed record DoubtfulWord(int Word, string Text, int Confidence, bool IsKnown, IReadOnlyList<int> Box, IReadOnlyList<string> Suggestions);

/// <summary>A correction that found no word any more when the page was read anew.</summary>
/// <param name="Was">What had been read.</param>
/// <param name="Text">What it was corrected to.</param>
public sealed record LostCorrection(string Was, string Text);

/// <summary>A page and what is doubtful on it.</summary>
/// <param name="FileId">The file.</param>
/// <param name="CardId">Its card.</param>
/// <param name="Page">From 1.</param>
/// <param name="ETag">Names what was shown: another reading or correction of the page has another.</param>
/// <param name="Score">Confidence × share of known words of what OCR read, 0 to 1; null: no words.</param>
/// <param name="IsCorrected">Somebody has looked at it.</param>
/// <param name="Words">The doubtful words, in the order of the text.</param>
/// <param name="Lost">Corrections that found no word any more.</param>
public sealed record PageDoubt(
    Guid FileId, Guid CardId, int Page, int ETag, double? Score, bool IsCorrected, IReadOnlyList<DoubtfulWord> Words, IReadOnlyList<LostCorrection> Lost);

/// <summary>What a word of a page is to read as.</summary>
/// <param name="Word">Which word of the page, from 0.</param>
/// <param name="Text">What stands there, a few words at most; empty: nothing, the reading took a spot for a word.</param>
/// <param name="Learn">The organisation gets the words of it that no dictionary has.</param>
public sealed record WordReading(int Word, string Text, bool Learn);

/// <summary>Looking at a doubtful page, correcting its words, and taking that back. Needs the right to edit the card.</summary>
public sealed class DoubtfulPages
{
    /// <summary>More corrections are not taken at once.</summary>
    public const int MostReadings = 1000;

    private const int LongestReading = 200;
    private const int SureFrom = 80;
    private const string Operation = "page.correct";
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly FileReading files;
    private readonly CardReading cards;
    private readonly PageStore pages;
    private readonly SpellCheck spelling;
    private readonly WordCatalog catalog;
    private readonly IndexAnswers answers;
    private readonly ChangeSets.ChangeSets changes;

    internal DoubtfulPages(
        IDbContextFactory<EcmDbContext> contexts, FileReading files, CardReading cards, PageStore pages, SpellCheck spelling, WordCatalog catalog, IndexAnswers answers, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.files = files;
        this.cards = cards;
        this.pages = pages;
        this.spelling = spelling;
        this.catalog = catalog;
        this.answers = answers;
        this.changes = changes;
    }

    /// <summary>The doubtful words of a page that was read by OCR: those the engine is not sure of, and those that nobody knows.</summary>
    public async Task<Result<PageDoubt>> GetAsync(Caller caller, Guid fileId, int page, CancellationToken cancellationToken)
    {
        var found = await files.GetAsync(caller, fileId, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var file = found.Value;
        if (await cards.LevelAsync(caller, file.CardId, cancellationToken) < AccessLevel.Edit)
            return Problems.Forbidden();
        if (await pages.FindUncorrectedAsync(file.BlobId, page, cancellationToken) is not { Origin: TextOrigin.Ocr } read)
            return Problems.NotFound();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.PageCorrections.AsNoTracking().SingleOrDefaultAsync(c => c.VersionId == file.VersionId && c.Page == page, cancellationToken);
        var now = CorrectedPage.Of(read, row is null ? [] : PageOverlay.Read(row.Words));
        var known = await catalog.CurrentAsync(db, cancellationToken);
        var reader = await spelling.ReaderAsync(caller, Budget, cancellationToken);
        if (!reader.Succeeded)
            return reader.Problem;
        return answers.Try<PageDoubt>(
            () => new PageDoubt(
                fileId, file.CardId, page, OpenPage.ETagOf(now.Page, row?.Version ?? 0), ScorePages.Of(read, known) / (double?)PageScore.Scale, row is not null,
                Doubtful(now.Page, known, reader.Value, cancellationToken), [.. now.Lost.Select(l => new LostCorrection(l.Was, l.Text))]),
            cancellationToken);
    }

    /// <summary>Corrects words of a page, or with none says that it is right; it is out of the queue then.</summary>
    /// <param name="caller">Who; learning needs a clerk or an administrator besides.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="page">From 1.</param>
    /// <param name="etag">Of what was seen; null: whatever it is.</param>
    /// <param name="readings">What words are to read as.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<PageDoubt>> CorrectAsync(Caller caller, Guid fileId, int page, int? etag, IReadOnlyList<WordReading> readings, CancellationToken cancellationToken)
    {
        if (readings.Count > MostReadings)
            return Problems.ParameterWrong("corrections");
        var written = new List<NewReading>();
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var known = await catalog.CurrentAsync(db, cancellationToken);
            foreach (var reading in readings)
            {
                if (!KeptText.Fits(reading.Text))
                    return Problems.TextWrong();
                var text = string.Join(' ', reading.Text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (text.Length > LongestReading || text.Any(char.IsControl))
                    return Problems.ParameterWrong("text");
                var fresh = reading.Learn ? Unknown(text, known) : [];
                if (fresh.Select(WordRules.FaultOf).FirstOrDefault(f => f is not null) is { } fault)
                    return Problems.WordWrong(fault);
                written.Add(new NewReading(reading.Word, text, fresh));
            }
        }

        var learned = written.SelectMany(w => w.Learned).ToList();
        List<Change> set = [new CorrectPage(fileId, page, etag, written)];
        if (learned.Count > 0)
            set.Add(new AddWords(learned, ImportId: null));
        return await CommitAsync(caller, Operation, fileId, page, set, cancellationToken);
    }

    /// <summary>Takes back all that was corrected on a page.</summary>
    public Task<Result<PageDoubt>> TakeBackAsync(Caller caller, Guid fileId, int page, int? etag, CancellationToken cancellationToken) =>
        CommitAsync(caller, "page.correct-back", fileId, page, [new UncorrectPage(fileId, page, etag)], cancellationToken);

    private async Task<Result<PageDoubt>> CommitAsync(Caller caller, string operation, Guid fileId, int page, IReadOnlyList<Change> set, CancellationToken cancellationToken)
    {
        var receipt = await changes.CommitAsync(caller, new ChangeSet(operation, fileId.ToString(), set), cancellationToken);
        return receipt.Succeeded ? await GetAsync(caller, receipt.Value.Id, page, cancellationToken) : receipt.Problem;
    }

    private static IReadOnlyList<DoubtfulWord> Doubtful(PageText page, KnownWords known, SpellReader reader, CancellationToken cancellationToken)
    {
        var unknown = reader.Find(page.Text).ToList();
        var doubtful = new List<DoubtfulWord>();
        for (var at = 0; at < page.Words.Count; at++)
        {
            var word = page.Words[at];
            var wrong = unknown.FirstOrDefault(u => u.Offset < word.Start + word.Length && word.Start < u.Offset + u.Length);
            if (wrong.Word is null && word.Confidence >= SureFrom)
                continue;
            var text = page.Text.Substring(word.Start, word.Length);
            doubtful.Add(new DoubtfulWord(
                at, text, word.Confidence, wrong.Word is null, [word.Left, word.Top, word.Right, word.Bottom], wrong.Word is null ? [] : reader.Suggest(wrong.Word, cancellationToken)));
        }

        return doubtful;
    }

    /// <summary>The words of a text that no dictionary has, without the marks around them.</summary>
    private static IReadOnlyList<string> Unknown(string text, KnownWords known) => [.. text.Split(' ')
        .Select(piece => piece.Trim([.. piece.Where(c => !char.IsLetter(c)).Distinct()]))
        .Where(word => word.Length > 0 && !known.Knows(word)).Distinct()];
}

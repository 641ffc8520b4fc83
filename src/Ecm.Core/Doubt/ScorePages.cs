using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Spelling;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>Says of each page that was read by OCR how far it can be trusted: what the engine thinks of its words × the share of them that are words.</summary>
internal sealed class ScorePages(IDbContextFactory<EcmDbContext> contexts, PageStore pages, WordCatalog words, DoubtStore store)
{
    /// <summary>Raised when pages are scored otherwise: what was scored under a lower number is scored again.</summary>
    public const int Recipe = 1;

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (run.Probe!.Pages > 0)
            await ScoreAsync(run.Version.Id, run.Version.BlobId, cancellationToken);
    }

    /// <summary>Scores the pages of a version that has been read.</summary>
    public async Task ScoreAsync(Guid versionId, Guid blobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await words.CurrentAsync(db, cancellationToken);
        var corrections = await store.CorrectionsAsync(versionId, cancellationToken);
        var scores = new List<PageScore>();
        await foreach (var page in pages.ReadUncorrectedAsync(blobId, after: 0, cancellationToken))
        {
            var lost = corrections.TryGetValue(page.Number, out var own) ? CorrectedPage.Of(page, own).Lost.Count : 0;
            if (Of(page, known) is { } score)
                scores.Add(new PageScore { VersionId = versionId, Page = page.Number, Score = score, Lost = lost });
        }

        await store.KeepAsync(versionId, scores, Recipe, cancellationToken);
    }

    /// <summary>The score in 1/10,000; null: the page was not read by OCR, or has no words.</summary>
    internal static int? Of(PageText page, KnownWords known)
    {
        if (page.Origin != TextOrigin.Ocr || page.Words.Count == 0)
            return null;
        var confidence = page.Words.Average(w => w.Confidence) / 100.0;
        var (told, right) = SpellReader.Count(page.Text, known);
        return (int)Math.Round(confidence * (told == 0 ? 1 : (double)right / told) * PageScore.Scale);
    }
}

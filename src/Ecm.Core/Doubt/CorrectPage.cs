using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Spelling;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>What a word is to read as.</summary>
/// <param name="Word">Which word of the page as it reads now, from 0.</param>
/// <param name="Text">What stands there; empty: nothing.</param>
/// <param name="Learned">The words in it that the organisation is to get.</param>
internal sealed record NewReading(int Word, string Text, IReadOnlyList<string> Learned);

/// <summary>
/// Puts readings over those of a page, or with none of them says that the page is right. What OCR read stays as it was. Stands before the change that adds the learned words:
/// it notes which of them are new, for these go with it when it is taken back.
/// </summary>
internal sealed record CorrectPage(Guid FileId, int Page, int? Version, IReadOnlyList<NewReading> Readings) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var opened = await OpenPage.OfAsync(scope, FileId, Page, cancellationToken);
        if (!opened.Succeeded)
            return opened.Problem;
        var (page, read, row) = (opened.Value, opened.Value.Read, opened.Value.Row);
        if (Version is { } version && version != page.ETag)
            return Problems.VersionConflict();
        if (Readings.Any(r => r.Word < 0 || r.Word >= page.Now.Page.Words.Count) || Readings.DistinctBy(r => r.Word).Count() != Readings.Count)
            return Problems.ParameterWrong("word");

        var learned = await NewWordsAsync(scope, cancellationToken);
        var (kept, changed) = (page.Now.ByWord.ToDictionary(), new JsonArray());
        foreach (var group in Readings.GroupBy(r => page.Now.Sources[r.Word]))
        {
            var before = kept.GetValueOrDefault(group.Key);
            var (word, was) = (read.Words[group.Key], Text(read, read.Words[group.Key]));
            var text = Compose(page.Now, group.Key, group.ToDictionary(r => r.Word, r => r.Text));
            // What was read right is kept as well: it holds for a worse reading, and the words learned by it go with it.
            kept[group.Key] = new WordCorrection(word.Left, word.Top, word.Right, word.Bottom, was, text, [.. before?.Learned ?? [], .. group.SelectMany(r => r.Learned).Select(WordRules.Normal).Where(learned.Remove)]);
            if (text != (before?.Text ?? was))
                changed.Add(new JsonArray(before?.Text ?? was, text));
        }

        if (row is null)
            scope.Db.PageCorrections.Add(row = new PageCorrection { VersionId = page.VersionId, Page = Page, Words = "", AuthorId = default, At = default, Version = 0 });
        (row.Words, row.AuthorId, row.At, row.Version) = (PageOverlay.Write([.. kept.OrderBy(k => k.Key).Select(k => k.Value)]), scope.Caller.UserId, scope.Now, row.Version + 1);
        if (await scope.Db.PageScores.FindAsync([page.VersionId, Page], cancellationToken) is { } score)
            score.Lost = 0;
        scope.Record(page.Card, "page.correct", page.Payload(changed));
        return null;
    }

    private async Task<HashSet<string>> NewWordsAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var keys = Readings.SelectMany(r => r.Learned).Select(WordRules.Normal).ToHashSet();
        if (keys.Count > 0)
            keys.ExceptWith(await scope.Db.OwnWords.Where(w => keys.Contains(w.Word)).Select(w => w.Word).ToListAsync(cancellationToken));
        return keys;
    }

    /// <summary>What a word of the reading reads as when some of the pieces it has become are read otherwise.</summary>
    private static string Compose(OverlaidPage now, int source, Dictionary<int, string> readings) => string.Join(' ', Enumerable.Range(0, now.Sources.Count)
        .Where(at => now.Sources[at] == source)
        .Select(at => readings.GetValueOrDefault(at) ?? Text(now.Page, now.Page.Words[at]))
        .Where(piece => piece.Length > 0));

    private static string Text(PageText page, PageWord word) => page.Text.Substring(word.Start, word.Length);
}

/// <summary>Takes back all that was corrected on a page: it reads as it was read, stands in the queue again, and the organisation loses the words it got by it.</summary>
internal sealed record UncorrectPage(Guid FileId, int Page, int? Version) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var opened = await OpenPage.OfAsync(scope, FileId, Page, cancellationToken);
        if (!opened.Succeeded)
            return opened.Problem;
        var page = opened.Value;
        if (page.Row is null)
            return Problems.NotFound();
        if (Version is { } version && version != page.ETag)
            return Problems.VersionConflict();
        scope.Db.PageCorrections.Remove(page.Row);
        if (await scope.Db.PageScores.FindAsync([page.VersionId, Page], cancellationToken) is { } score)
            score.Lost = 0;
        var corrections = PageOverlay.Read(page.Row.Words);
        scope.Record(page.Card, "page.correct-back", page.Payload([.. corrections.Select(c => new JsonArray(c.Text, c.Was))]));
        var learned = corrections.SelectMany(c => c.Learned).ToList();
        var words = await scope.Db.OwnWords.Where(w => learned.Contains(w.Word)).ToListAsync(cancellationToken);
        if (words.Count == 0)
            return null;
        scope.Db.OwnWords.RemoveRange(words);
        scope.Record("words.remove", "words", Guid.Empty, new JsonObject { ["words"] = WordRights.Texts(words.Select(w => w.Written)) });
        scope.RaiseWordsEpoch();
        return null;
    }
}

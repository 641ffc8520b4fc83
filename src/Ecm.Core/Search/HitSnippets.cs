using Ecm.Abstractions.Searching;
using Ecm.Core.Doubt;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>Reads the few pages that a page of hits needs and cuts snippets out of them.</summary>
internal sealed class HitSnippets(ISearchIndex index)
{
    private const int PerHit = 3;
    private const int PagesPerHit = 8;

    /// <summary>Snippets and pages of each hit, and what of its text only looks like what was asked for.</summary>
    public async Task<IReadOnlyDictionary<Guid, (IReadOnlyList<string> Html, IReadOnlyList<HitPage> Pages, IReadOnlyList<string> Alike)>> CutAsync(
        EcmDbContext db, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var (names, texts, doubtful) = await ReadAsync(db, hits, cancellationToken);
        return hits.ToDictionary(h => h.CardId, h =>
        {
            var html = new List<string>();
            foreach (var place in Places(h).Take(PerHit))
                if (texts.TryGetValue((place.FileId, place.Page), out var text) && index.Locate(text, place.Words) is { Count: > 0 } ranges)
                    html.Add(Snippets.Cut(text, ranges));
            IReadOnlyList<HitPage> at = [.. Places(h).Where(p => names.ContainsKey(p.FileId)).Select(p => new HitPage(p.FileId, names[p.FileId], p.Page, doubtful.Contains((p.FileId, p.Page)))).Take(PagesPerHit)];
            return ((IReadOnlyList<string>)html, at, Alike(h, texts));
        });
    }

    private IReadOnlyList<string> Alike(SearchHit hit, Dictionary<(Guid FileId, int Page), string> texts) => hit.Matches.Any(m => !m.Alike) ? [] :
        [.. hit.Matches
            .Where(m => texts.ContainsKey((m.FileId, m.Page)))
            .SelectMany(m => index.Locate(texts[(m.FileId, m.Page)], [m.Words]).Select(r => texts[(m.FileId, m.Page)].Substring(r.Start, r.Length)))
            .Distinct().Take(PerHit)];

    /// <summary>The names of the files with hits, and the texts of the pages that snippets are cut from; of a page that was read in several ways the newest.</summary>
    private static async Task<(Dictionary<Guid, string> Names, Dictionary<(Guid FileId, int Page), string> Texts, HashSet<(Guid FileId, int Page)> Doubtful)> ReadAsync(
        EcmDbContext db, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var files = hits.SelectMany(h => h.Matches).Select(m => m.FileId).Distinct().ToArray();
        if (files.Length == 0)
            return ([], [], []);
        var wanted = hits.SelectMany(h => Places(h).Take(PerHit)).Select(p => (p.FileId, p.Page)).ToHashSet();
        var numbers = wanted.Select(w => w.Page).Distinct().ToArray();
        var rows = await (
            from file in db.Files.Where(f => files.Contains(f.Id))
            join version in db.FileVersions on file.CurrentVersionId equals version.Id
            from page in db.Pages.Where(p => p.BlobId == version.BlobId && numbers.Contains(p.Page)).DefaultIfEmpty()
            select new
            {
                file.Id, file.Name, version.BlobId, Page = (int?)page.Page, page.Recipe, page.Packed,
                Doubtful = db.PageScores.Any(s => s.VersionId == version.Id && s.Page == page.Page && s.Score < PageScore.Doubtful
                    && (s.Lost > 0 || !db.PageCorrections.Any(c => c.VersionId == version.Id && c.Page == page.Page))),
            }).ToListAsync(cancellationToken);
        var overlay = await PageOverlay.OfAsync(db, [.. rows.Select(r => r.BlobId).Distinct()], page: null, cancellationToken);
        var texts = rows.Where(r => r.Page is { } number && wanted.Contains((r.Id, number))).GroupBy(r => (r.Id, r.Page!.Value))
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.Recipe, StringComparer.Ordinal)!)
            .ToDictionary(newest => newest.Key, newest => overlay.Text(newest.Value.BlobId, newest.Key.Value, newest.Value.Packed));
        return (rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name), texts, [.. rows.Where(r => r.Doubtful).Select(r => (r.Id, r.Page!.Value))]);
    }

    /// <summary>The pages of a hit in the order of their best match; the words with the best first, then those that follow it on the page.</summary>
    private static IEnumerable<(Guid FileId, int Page, IReadOnlyList<WordRange> Words)> Places(SearchHit hit) =>
        hit.Matches.GroupBy(m => (m.FileId, m.Page)).Select(g =>
        {
            var best = g.First().Words;
            return (g.Key.FileId, g.Key.Page, (IReadOnlyList<WordRange>)[best, .. g.Select(m => m.Words).Where(w => w.First > best.First).OrderBy(w => w.First)]);
        });
}

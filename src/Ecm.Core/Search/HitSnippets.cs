using Ecm.Abstractions.Searching;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>Reads the few pages that a page of hits needs and cuts snippets out of them.</summary>
internal sealed class HitSnippets(IDbContextFactory<EcmDbContext> contexts, PageStore pages, ISearchIndex index)
{
    private const int PerHit = 3;
    private const int PagesPerHit = 8;

    /// <summary>Snippets and pages of each hit.</summary>
    public async Task<IReadOnlyDictionary<Guid, (IReadOnlyList<string> Html, IReadOnlyList<HitPage> Pages)>> CutAsync(
        IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var fileIds = hits.SelectMany(h => h.Matches).Select(m => m.FileId).Distinct().ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var files = fileIds.Length == 0
            ? []
            : await (from file in db.Files.Where(f => fileIds.Contains(f.Id))
                     join version in db.FileVersions on file.CurrentVersionId equals version.Id
                     select new { file.Id, file.Name, version.BlobId }).AsNoTracking().ToDictionaryAsync(f => f.Id, cancellationToken);
        var wanted = hits.SelectMany(h => Places(h).Take(PerHit)).Where(p => files.ContainsKey(p.FileId)).Select(p => (files[p.FileId].BlobId, p.Page)).Distinct().ToList();
        var texts = await pages.FindManyAsync(wanted, cancellationToken);

        return hits.ToDictionary(h => h.CardId, h =>
        {
            var html = new List<string>();
            foreach (var place in Places(h).Take(PerHit))
                if (files.TryGetValue(place.FileId, out var file) && texts.TryGetValue((file.BlobId, place.Page), out var page)
                    && index.Locate(page.Text, place.Words) is { Count: > 0 } ranges)
                    html.Add(Snippets.Cut(page.Text, ranges));
            IReadOnlyList<HitPage> at = [.. Places(h).Where(p => files.ContainsKey(p.FileId)).Select(p => new HitPage(p.FileId, files[p.FileId].Name, p.Page)).Take(PagesPerHit)];
            return ((IReadOnlyList<string>)html, at);
        });
    }

    /// <summary>The pages of a hit in the order of their best match; the words with the best first, then those that follow it on the page.</summary>
    private static IEnumerable<(Guid FileId, int Page, IReadOnlyList<WordRange> Words)> Places(SearchHit hit) =>
        hit.Matches.GroupBy(m => (m.FileId, m.Page)).Select(g =>
        {
            var best = g.First().Words;
            return (g.Key.FileId, g.Key.Page, (IReadOnlyList<WordRange>)[best, .. g.Select(m => m.Words).Where(w => w.First > best.First).OrderBy(w => w.First)]);
        });
}

using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Ecm.Lucene.Marking;

/// <summary>Finds the places of a question in the texts of hits from the positions that the index keeps; no text is read.</summary>
internal sealed class HitMatches(IReadOnlyList<MarkUnit> units, IReadOnlyDictionary<SearchNode, IReadOnlyList<string>> expansions)
{
    /// <summary>So many occurrences in a document are looked at, shared out among the words of the question.</summary>
    private const int OccurrencesRead = 20_000;

    private readonly int occurrencesOfTerm = Math.Max(50, OccurrencesRead / Math.Max(4, units.Sum(static unit => unit.Slots.Count)));

    /// <summary>The best places of each document of a segment.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="documents">Its documents that are hits, in ascending order.</param>
    /// <param name="limit">Places wanted for each.</param>
    public IEnumerable<(int Document, IReadOnlyList<TextMatch> Matches)> Find(AtomicReader reader, IReadOnlyList<int> documents, int limit)
    {
        var found = documents.ToDictionary(static doc => doc, _ => units.Select(static unit => NewSlots(unit.Slots.Count)).ToArray());
        if (reader.GetTerms(IndexNames.Words)?.GetEnumerator() is { } terms)
        {
            for (var unit = 0; unit < units.Count; unit++)
                for (var slot = 0; slot < units[unit].Slots.Count; slot++)
                    foreach (var term in TermsOf(units[unit].Slots[slot])) Collect(terms, term, documents, doc => found[doc][unit][slot]);
        }

        foreach (var document in documents) yield return (document, Best(reader, document, found[document], limit));
    }

    private IReadOnlyList<TextMatch> Best(AtomicReader reader, int document, List<int>[][] occurrences, int limit)
    {
        var places = Places.Join(units, occurrences);
        if (places.Count == 0) return [];
        var stored = reader.Document(document, new HashSet<string> { IndexNames.Pages }).GetBinaryValue(IndexNames.Pages);
        if (stored is null) return [];
        var pages = PageMap.Read(stored.Bytes.AsSpan(stored.Offset, stored.Length).ToArray());
        return [.. Places.BestFirst(places, units).SelectMany(place => pages.Locate(place.Position, place.Words, units[place.Unit].Alike)).Take(limit)];
    }

    private IEnumerable<string> TermsOf(MarkSlot slot) => slot.Open is null ? slot.Terms : [.. slot.Open is FuzzyNode ? slot.Terms : [], .. expansions.GetValueOrDefault(slot.Open, [])];

    private void Collect(TermsEnum terms, string term, IReadOnlyList<int> documents, Func<int, List<int>> into)
    {
        if (!terms.SeekExact(new BytesRef(term))) return;
        var postings = terms.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE);
        foreach (var document in documents)
        {
            if (postings.DocID < document && postings.Advance(document) == DocIdSetIterator.NO_MORE_DOCS) return;
            if (postings.DocID != document) continue;
            var occurrences = into(document);
            for (var left = Math.Min(postings.Freq, occurrencesOfTerm); left > 0; left--)
                occurrences.Add(postings.NextPosition());
        }
    }

    private static List<int>[] NewSlots(int count)
    {
        var slots = new List<int>[count];
        for (var slot = 0; slot < count; slot++) slots[slot] = [];
        return slots;
    }
}

using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Ecm.Lucene.Marking;

/// <summary>Marks a question in one text by analysing it as the index does.</summary>
internal static class TextMarks
{
    public static IReadOnlyList<TextRange> Find(IReadOnlyList<MarkUnit> units, string text, WordForms forms)
    {
        var occurrences = units.Select(static unit => unit.Slots.Select(static _ => new List<int>()).ToArray()).ToArray();
        var stream = forms.Stream;
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var increment = stream.GetAttribute<IPositionIncrementAttribute>();
        stream.Read([new TextPart(text, Follows: false)]);
        var words = new List<TextRange>();
        while (stream.IncrementToken())
        {
            if (increment.PositionIncrement > 0) words.Add(new(offset.StartOffset, offset.EndOffset - offset.StartOffset));
            var word = term.Buffer.AsSpan(0, term.Length);
            for (var unit = 0; unit < units.Count; unit++)
                for (var slot = 0; slot < units[unit].Slots.Count; slot++)
                    if (Fits(word, units[unit].Slots[slot])) occurrences[unit][slot].Add(words.Count - 1);
        }

        return Merge(Places.Join(units, occurrences).Select(place => Span(text, words, new(place.Position, place.Words)) with { Alike = units[place.Unit].Alike }));
    }

    /// <summary>Where words stand that were counted in this text; those beyond its end are left out.</summary>
    public static IReadOnlyList<TextRange> Locate(string text, IReadOnlyList<WordRange> wanted)
    {
        var last = wanted.Max(static range => range.First + Math.Max(1, range.Count));
        var words = new List<TextRange>();
        var reader = new WordReader();
        reader.Read(text);
        while (words.Count < last && reader.Next()) words.Add(new(reader.Start, reader.End - reader.Start));
        return [.. wanted.Where(range => range.First + Math.Max(1, range.Count) <= words.Count).Select(range => Span(text, words, range))];
    }

    private static TextRange Span(string text, List<TextRange> words, WordRange range)
    {
        var start = words[range.First];
        if (range.Count == 0) return Wholes.Read(text, start.Start, new WordReader(), out var end) is null ? start : start with { Length = end - start.Start };
        var last = words[range.First + range.Count - 1];
        return start with { Length = last.Start + last.Length - start.Start };
    }

    private static bool Fits(ReadOnlySpan<char> word, MarkSlot slot) => slot.Open switch
    {
        PrefixNode => word.StartsWith(slot.Terms[0]),
        FuzzyNode fuzzy => Has(slot.Terms, word) || (word[0] > TermMarks.Value && Edits.Within(word, slot.Terms[0], fuzzy.Edits)),
        _ => Has(slot.Terms, word),
    };

    private static bool Has(IReadOnlyList<string> terms, ReadOnlySpan<char> word)
    {
        foreach (var term in terms)
            if (word.SequenceEqual(term)) return true;
        return false;
    }

    /// <summary>Ranges in order; those that overlap become one.</summary>
    private static List<TextRange> Merge(IEnumerable<TextRange> places)
    {
        var ranges = new List<TextRange>();
        foreach (var place in places.OrderBy(static place => place.Start).ThenByDescending(static place => place.Length))
        {
            if (ranges.Count > 0 && ranges[^1] is var last && place.Start < last.Start + last.Length)
                ranges[^1] = last with { Length = Math.Max(last.Length, place.Start + place.Length - last.Start) };
            else
                ranges.Add(place);
        }

        return ranges;
    }
}

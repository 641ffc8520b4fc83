using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Ecm.Lucene.Marking;

/// <summary>Marks a question in one text by analysing it as the index does.</summary>
internal static class TextMarks
{
    public static IReadOnlyList<TextRange> Find(IReadOnlyList<MarkUnit> units, string text)
    {
        var occurrences = units.Select(static unit => unit.Slots.Select(static _ => new List<int>()).ToArray()).ToArray();
        using var stream = new WordStream();
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

        return Merge(Places.Join(units, occurrences).Select(place => Span(words, place.Position, place.Words)));
    }

    /// <summary>Where words stand that were counted in this text; those beyond its end are left out.</summary>
    public static IReadOnlyList<TextRange> Locate(string text, IReadOnlyList<WordRange> wanted)
    {
        var last = wanted.Max(static range => range.First + range.Count);
        var words = new List<TextRange>();
        var reader = new WordReader();
        reader.Read(text);
        while (words.Count < last && reader.Next()) words.Add(new(reader.Start, reader.End - reader.Start));
        return [.. wanted.Where(range => range.First + range.Count <= words.Count).Select(range => Span(words, range.First, range.Count))];
    }

    private static TextRange Span(List<TextRange> words, int first, int count)
    {
        var (start, last) = (words[first], words[first + count - 1]);
        return start with { Length = last.Start + last.Length - start.Start };
    }

    private static bool Fits(ReadOnlySpan<char> word, MarkSlot slot) => slot.Prefix is null ? word.SequenceEqual(slot.Term) : word.StartsWith(slot.Term);

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

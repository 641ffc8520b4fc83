using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Ecm.Lucene.Marking;

/// <summary>Marks a question in one text by analysing it as the index does.</summary>
internal static class TextMarks
{
    public static IReadOnlyList<TextRange> Find(IReadOnlyList<MarkUnit> units, string text)
    {
        var occurrences = units.Select(static unit => unit.Slots.Select(static _ => new List<Occurrence>()).ToArray()).ToArray();
        using var stream = new WordStream();
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var increment = stream.GetAttribute<IPositionIncrementAttribute>();
        stream.Read([new TextPart(text, 0, Follows: false)]);
        for (var position = 0; stream.IncrementToken();)
        {
            position += increment.PositionIncrement;
            var word = term.Buffer.AsSpan(0, term.Length);
            for (var unit = 0; unit < units.Count; unit++)
                for (var slot = 0; slot < units[unit].Slots.Count; slot++)
                    if (Fits(word, units[unit].Slots[slot])) occurrences[unit][slot].Add(new(position, offset.StartOffset, offset.EndOffset));
        }

        return Merge(Places.Join(units, occurrences));
    }

    private static bool Fits(ReadOnlySpan<char> word, MarkSlot slot) => slot.Prefix is null ? word.SequenceEqual(slot.Term) : word.StartsWith(slot.Term);

    /// <summary>Ranges in order; those that overlap become one.</summary>
    private static List<TextRange> Merge(List<Place> places)
    {
        var ranges = new List<TextRange>();
        foreach (var place in places.OrderBy(static place => place.Start).ThenByDescending(static place => place.End))
        {
            if (ranges.Count > 0 && ranges[^1] is var last && place.Start < last.Start + last.Length)
                ranges[^1] = last with { Length = Math.Max(last.Length, place.End - last.Start) };
            else
                ranges.Add(new(place.Start, place.End - place.Start));
        }

        return ranges;
    }
}

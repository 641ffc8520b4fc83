using Ecm.Core.Cards;

namespace Ecm.Core.Registers;

/// <summary>Where numbers without a card stand among the lines of a journal.</summary>
public static class BookPlaces
{
    /// <summary>The numbers that stand right before a line.</summary>
    /// <param name="lines">Lines of the journal, the last one first.</param>
    /// <param name="numbers">Numbers without a card, the last one first.</param>
    /// <param name="complete">No further lines follow: the numbers before the first one of all stand at the end.</param>
    /// <returns>By the place of the line, 0 the first; by the number of lines, what stands after them all.</returns>
    public static ILookup<int, NumberWithoutCard> Of(IReadOnlyList<CardView> lines, IReadOnlyList<NumberWithoutCard> numbers, bool complete)
    {
        var placed = new List<(int Place, NumberWithoutCard Number)>(numbers.Count);
        var place = 0;
        foreach (var number in numbers)
        {
            while (place < lines.Count && IsAbove(lines[place], number))
                place++;
            if (complete || place < lines.Count)
                placed.Add((place, number));
        }

        return placed.ToLookup(p => p.Place, p => p.Number);
    }

    private static bool IsAbove(CardView line, NumberWithoutCard number) =>
        line.RegisteredOn > number.Date || line.RegisteredOn == number.Date && line.RegisterCounter > number.Counter;
}

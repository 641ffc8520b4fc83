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
        return numbers.Select(n => (Number: n, Place: PlaceOf(n))).Where(n => complete || n.Place < lines.Count).ToLookup(n => n.Place, n => n.Number);

        int PlaceOf(NumberWithoutCard number)
        {
            var place = 0;
            while (place < lines.Count && IsAbove(lines[place], number))
                place++;
            return place;
        }
    }

    private static bool IsAbove(CardView line, NumberWithoutCard number) =>
        line.RegisteredOn > number.Date || line.RegisteredOn == number.Date && line.RegisterCounter > number.Counter;
}

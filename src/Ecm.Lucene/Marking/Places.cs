namespace Ecm.Lucene.Marking;

/// <summary>Joins occurrences to places and puts the best places first.</summary>
internal static class Places
{
    /// <summary>Places within so many words count as together.</summary>
    private const int Window = 50;

    /// <summary>The places of the units in a document, by position. Where a unit stands as asked for, none that only looks the same is told.</summary>
    /// <param name="units">The units.</param>
    /// <param name="occurrences">For each unit, for each of its slots, at which positions it stands.</param>
    public static List<Place> Join(IReadOnlyList<MarkUnit> units, IReadOnlyList<List<int>[]> occurrences)
    {
        var places = new List<Place>();
        var asked = new HashSet<int>();
        for (var unit = 0; unit < units.Count; unit++)
        {
            var slots = occurrences[unit];
            var rest = slots.Skip(1).Select(static slot => slot.ToHashSet()).ToArray();
            foreach (var first in slots[0].Distinct())
            {
                var at = first;
                if (!rest.All(slot => slot.Contains(++at))) continue;
                if (units[unit].Alike ? asked.Contains(first) : !asked.Add(first) && units[unit].Whole) continue;
                places.Add(new(unit, first, units[unit].Whole ? 0 : slots.Length));
            }
        }

        places.Sort(static (a, b) => (a.Position, a.Unit).CompareTo((b.Position, b.Unit)));
        return places;
    }

    /// <summary>First the places where the most words of the question stand closest together, then the rest.</summary>
    public static IEnumerable<Place> BestFirst(List<Place> places, IReadOnlyList<MarkUnit> units)
    {
        if (units.Count == 1) return places;
        var windows = new (int From, int To, int Worth)[places.Count];
        for (var from = 0; from < places.Count; from++) windows[from] = WindowAt(places, units, from);
        Array.Sort(windows, static (a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.From.CompareTo(b.From));
        var taken = new bool[places.Count];
        return windows.SelectMany(window => Enumerable.Range(window.From, window.To - window.From))
            .Where(at => !taken[at] && (taken[at] = true))
            .Select(at => places[at]);
    }

    /// <summary>The shortest run from a place on that has all units it can get within the window, and what it is worth.</summary>
    private static (int From, int To, int Worth) WindowAt(List<Place> places, IReadOnlyList<MarkUnit> units, int from)
    {
        Span<bool> seen = stackalloc bool[units.Count];
        int to = from, words = 0, span = 0;
        for (var at = from; at < places.Count && places[at].Position - places[from].Position <= Window; at++)
        {
            if (seen[places[at].Unit]) continue;
            seen[places[at].Unit] = true;
            words += units[places[at].Unit].Slots.Count;
            span = places[at].Position - places[from].Position;
            to = at + 1;
        }

        return (from, to, (words * 2 * Window) - span);
    }
}

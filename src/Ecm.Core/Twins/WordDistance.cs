namespace Ecm.Core.Twins;

/// <summary>Edit distances: of letters, and of a few words beside a few words.</summary>
internal static class WordDistance
{
    /// <summary>Two letters that stand alone cost much more than one beside the other: words and numbers that differ are put side by side.</summary>
    private const float AloneCost = 0.8f;

    /// <summary>How many letters must be changed, added or taken away.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    /// <summary>The cheapest way to lay some words beside others.</summary>
    public static IEnumerable<Aligned> Align(IReadOnlyList<TextToken> a, IReadOnlyList<TextToken> b, Range inA, Range inB)
    {
        var (a0, b0) = (inA.Start.Value, inB.Start.Value);
        var (n, m) = (inA.End.Value - a0, inB.End.Value - b0);
        var cost = new float[n + 1, m + 1];
        var step = new (byte A, byte B)[n + 1, m + 1];
        for (var i = 0; i <= n; i++)
            for (var j = 0; j <= m; j++)
                if (i + j > 0)
                    (cost[i, j], step[i, j]) = Best(i, j);

        var found = new List<Aligned>();
        for (var (i, j) = (n, m); i + j > 0;)
        {
            var (da, db) = step[i, j];
            found.Add(new Aligned((a0 + i - da)..(a0 + i), (b0 + j - db)..(b0 + j)));
            (i, j) = (i - da, j - db);
        }

        found.Reverse();
        return found;

        (float, (byte, byte)) Best(int i, int j)
        {
            var (best, way) = (float.MaxValue, ((byte)0, (byte)0));
            Try(1, 1);
            Try(2, 1);
            Try(1, 2);
            Try(1, 0);
            Try(0, 1);
            return (best, way);

            void Try(byte da, byte db)
            {
                if (i < da || j < db)
                    return;
                var price = cost[i - da, j - db] + Price(Text(a, a0 + i - da, da), Text(b, b0 + j - db, db));
                if (price < best)
                    (best, way) = (price, (da, db));
            }
        }
    }

    /// <summary>One word, or two without the space between them.</summary>
    public static string Text(IReadOnlyList<TextToken> text, int at, int count) => count switch
    {
        0 => "",
        1 => text[at].Text,
        _ => text[at].Text + text[at + 1].Text,
    };

    private static float Price(string a, string b) =>
        a.Length == 0 ? AloneCost * b.Length : b.Length == 0 ? AloneCost * a.Length : a == b ? 0 : Of(a, b);
}

namespace Ecm.Testing.Material;

/// <summary>The share of characters that are wrong, missing or too many, spaces and line ends counted as one space.</summary>
public static class CharacterErrors
{
    public static double Rate(string expected, string read)
    {
        var (a, b) = (Plain(expected), Plain(read));
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }

        return (double)previous[b.Length] / a.Length;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

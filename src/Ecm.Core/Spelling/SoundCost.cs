namespace Ecm.Core.Spelling;

/// <summary>
/// How far a word is from another for those who write by ear and type in haste: the least sum of costs of letters that are wrong, missing, added or swapped, where letters that
/// sound alike (а о, е и, б п), doubled letters and signs (ь ъ) cost less. An ordinary wrong letter costs 1, more at the beginning of the word.
/// </summary>
internal static class SoundCost
{
    private const int LongestWord = 40;
    private const double Ordinary = 1;
    private const double Swapped = 0.6;
    private const double Doubled = 0.4;
    private const double AtBeginning = 0.3;

    private static readonly Dictionary<(char, char), double> Alike = Pairs(
        ("ао еи иы эе ей ия ея шщ ьъ ий оё еэ", 0.4),
        ("бп вф гк дт жш зс цс чщ гх тц ую юу яа", 0.5),
        ("iy sz ck ei ao ie uo vw ph mn", 0.5));

    public static double Of(string typed, string meant)
    {
        if (typed.Length > LongestWord || meant.Length > LongestWord)
            return double.PositiveInfinity;
        var costs = new double[typed.Length + 1, meant.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
            for (var j = 0; j <= meant.Length; j++)
                costs[i, j] = (i, j) == (0, 0) ? 0 : Step(costs, typed, meant, i, j);
        return costs[typed.Length, meant.Length] + (typed.Length > 0 && meant.Length > 0 && typed[0] != meant[0] ? AtBeginning : 0);
    }

    private static double Step(double[,] costs, string typed, string meant, int i, int j)
    {
        var least = double.PositiveInfinity;
        if (i > 0)
            least = Math.Min(least, costs[i - 1, j] + Single(typed, i - 1));
        if (j > 0)
            least = Math.Min(least, costs[i, j - 1] + Single(meant, j - 1));
        if (i > 0 && j > 0)
            least = Math.Min(least, costs[i - 1, j - 1] + Replacing(typed[i - 1], meant[j - 1]));
        if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
            least = Math.Min(least, costs[i - 2, j - 2] + Swapped);
        return least;
    }

    private static double Single(string word, int at) =>
        word[at] is 'ь' or 'ъ' || (at > 0 && word[at] == word[at - 1]) || (at + 1 < word.Length && word[at] == word[at + 1]) ? Doubled : Ordinary;

    private static double Replacing(char typed, char meant) => typed == meant ? 0 : Alike.GetValueOrDefault((typed, meant), Ordinary);

    private static Dictionary<(char, char), double> Pairs(params ReadOnlySpan<(string Pairs, double Cost)> groups)
    {
        var pairs = new Dictionary<(char, char), double>();
        foreach (var (group, cost) in groups)
            foreach (var pair in group.Split(' '))
                pairs[(pair[0], pair[1])] = pairs[(pair[1], pair[0])] = cost;
        return pairs;
    }
}

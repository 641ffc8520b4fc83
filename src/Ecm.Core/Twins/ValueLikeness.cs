namespace Ecm.Core.Twins;

/// <summary>Whether two numbers (or months) are two readings of one.</summary>
internal static class ValueLikeness
{
    private const float AlikeCost = 0.4f;
    private const float LostCost = 0.7f;
    private const float LostGroupCost = 0.8f;
    private const int Group = 3;

    /// <summary>
    /// What it would take for a reader to make one of the other: 0 for the same; an easily mistaken digit, or a character that is no digit, counts less than
    /// a digit that is lost, and that less than one that is quite another.
    /// </summary>
    public static float Cost(string a, string b)
    {
        if (a == b)
            return 0;
        if (IsWithoutGroup(a, b) || IsWithoutGroup(b, a))
            return LostGroupCost;
        Span<float> row = stackalloc float[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j * LostCost;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i * LostCost;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + LostCost, diagonal + Change(a[i - 1], b[j - 1]));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    /// <summary>The digits of a text that holds other characters, too.</summary>
    public static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>A word that stands beside a number, read as digits.</summary>
    public static string AsNumber(string word) => string.Concat(word.Select(LookAlikes.AsDigit));

    private static float Change(char a, char b) =>
        a == b ? 0 : !char.IsAsciiDigit(a) || !char.IsAsciiDigit(b) || LookAlikes.AreAlike(a, b) ? AlikeCost : 1;

    /// <summary>«8 439» for «8 269 439»: three digits that stand by themselves are lost like any word.</summary>
    private static bool IsWithoutGroup(string shorter, string longer)
    {
        if (longer.Length - shorter.Length != Group)
            return false;
        var head = shorter.AsSpan().CommonPrefixLength(longer);
        return longer.AsSpan(head + Group).SequenceEqual(shorter.AsSpan(head));
    }
}

namespace Ecm.Core.Twins;

/// <summary>
/// What a text is found again by: the smallest hashes of its word triples (MinHash, bottom-k of one function), which two readings of one paper share some of however
/// badly they were read, and of its values, which tell one document from the others of its template: beginnings and ends of long numbers, of which one is read well
/// more often than the whole number is, and short numbers with the word before.
/// </summary>
/// <param name="Words">How many words and numbers it has.</param>
/// <param name="Marks">The hashes, each once.</param>
internal sealed record TextSketch(int Words, IReadOnlyList<long> Marks)
{
    /// <summary>Raised when texts are sketched otherwise: all are sketched again then.</summary>
    public const int Recipe = 2;

    /// <summary>A shorter text says too little to be another's twin.</summary>
    public const int MinWords = 30;

    private const int WordMarks = 24;
    private const int LongMarks = 16;
    private const int ShortMarks = 8;

    /// <summary>A million different parts: few of a million documents share one.</summary>
    private const int PartLength = 6;

    /// <summary>The sketch of a text; without marks when it is too short.</summary>
    public static TextSketch Of(IReadOnlyList<TextToken> tokens)
    {
        if (tokens.Count < MinWords)
            return new TextSketch(tokens.Count, []);
        var words = new SortedSet<ulong>();
        var parts = new SortedSet<ulong>();
        var numbers = new SortedSet<ulong>();
        for (var i = 1; i < tokens.Count; i++)
        {
            var (first, second) = (tokens[i - 1], tokens[i]);
            if (second is { Kind: TokenKind.Number, Text.Length: >= PartLength })
            {
                Keep(parts, Mix(TextTokens.KeyOf(second.Text.AsSpan(0, PartLength)), 2), LongMarks);
                Keep(parts, Mix(TextTokens.KeyOf(second.Text.AsSpan(second.Text.Length - PartLength)), 3), LongMarks);
            }
            else if (second.IsValue)
                Keep(numbers, Mix(Mix(first.Key, second.Key), 1), ShortMarks);
            else if (i + 1 < tokens.Count && !first.IsValue && !tokens[i + 1].IsValue)
                Keep(words, Mix(Mix(first.Key, second.Key), tokens[i + 1].Key), WordMarks);
        }

        words.UnionWith(parts);
        words.UnionWith(numbers);
        return new TextSketch(tokens.Count, [.. words.Select(w => unchecked((long)w))]);
    }

    private static void Keep(SortedSet<ulong> smallest, ulong hash, int most)
    {
        if (smallest.Count == most && hash >= smallest.Max)
            return;
        smallest.Add(hash);
        if (smallest.Count > most)
            smallest.Remove(smallest.Max);
    }

    /// <summary>The finaliser of splitmix64: every bit of both goes into every bit.</summary>
    private static ulong Mix(ulong a, ulong b)
    {
        var x = (a * 0x9E3779B97F4A7C15) ^ b;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}

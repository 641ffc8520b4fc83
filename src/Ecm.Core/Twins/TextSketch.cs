namespace Ecm.Core.Twins;

/// <summary>
/// What a text is found again by: the smallest hashes of its word triples (MinHash, bottom-k of one function), which two readings of one paper share some of however
/// badly they were read, and of its numbers with the word before, which tell one document from the others of its template.
/// </summary>
/// <param name="Words">How many words and numbers it has.</param>
/// <param name="Marks">The hashes, each once.</param>
internal sealed record TextSketch(int Words, IReadOnlyList<long> Marks)
{
    /// <summary>Raised when texts are sketched otherwise: all are sketched again then.</summary>
    public const int Recipe = 1;

    /// <summary>A shorter text says too little to be another's twin.</summary>
    public const int MinWords = 30;

    private const int WordMarks = 24;
    private const int NumberMarks = 8;

    /// <summary>The sketch of a text; without marks when it is too short.</summary>
    public static TextSketch Of(IReadOnlyList<TextToken> tokens)
    {
        if (tokens.Count < MinWords)
            return new TextSketch(tokens.Count, []);
        var words = new SortedSet<ulong>();
        var numbers = new SortedSet<ulong>();
        for (var i = 1; i < tokens.Count; i++)
        {
            var (first, second) = (tokens[i - 1], tokens[i]);
            if (second.IsValue)
                Keep(numbers, Mix(Mix(first.Key, second.Key), 1), NumberMarks);
            else if (i + 1 < tokens.Count && !first.IsValue && !tokens[i + 1].IsValue)
                Keep(words, Mix(Mix(first.Key, second.Key), tokens[i + 1].Key), WordMarks);
        }

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

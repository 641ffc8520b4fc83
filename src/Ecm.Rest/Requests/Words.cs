namespace Ecm.Rest.Requests;

/// <summary>Enumerations in requests and answers: lower-case words, never numbers.</summary>
internal static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Lower(value.ToString());

    /// <summary>The value of a word; <paramref name="absent"/> without one.</summary>
    /// <returns>False when there is no such word.</returns>
    public static bool TryParse<T>(string? word, T absent, out T value) where T : struct, Enum
    {
        value = absent;
        if (word is null)
            return true;
        foreach (var candidate in Enum.GetValues<T>())
            if (Of(candidate) == word)
            {
                value = candidate;
                return true;
            }

        return false;
    }

    private static string Lower(string name) => string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1));
}

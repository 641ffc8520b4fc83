using System.Text;

namespace Ecm.Core.Storage;

/// <summary>
/// Texts that every database keeps as they are: without U+0000, which PostgreSQL refuses, and without halves of surrogate pairs, which UTF-8 cannot write.
/// SQLite would take the one and change the other; so both are refused everywhere, by name where a person typed them, by <see cref="KeptTextGuard"/> otherwise.
/// </summary>
public static class KeptText
{
    /// <summary>True when a text can be kept.</summary>
    public static bool Fits(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    /// <summary>The text with a question mark in place of each character that cannot be kept.</summary>
    public static string Cleaned(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r == Rune.ReplacementChar || r.Value == 0 ? "?" : r.ToString()));

    /// <summary>True when a text can be kept and is one line without control characters, as names are.</summary>
    public static bool IsName(string text) => Fits(text) && !text.Any(char.IsControl);
}

/// <summary>A text was on its way to the database that it cannot keep.</summary>
public sealed class TextNotKeptException() : Exception("A text has a null character or half of a surrogate pair.")
{
    /// <summary>True when this is what went wrong, however wrapped.</summary>
    public static bool IsIn(Exception? exception) => exception is not null && (exception is TextNotKeptException || IsIn(exception.InnerException));
}

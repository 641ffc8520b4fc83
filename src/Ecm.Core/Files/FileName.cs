using System.Globalization;
using System.Text;

namespace Ecm.Core.Files;

/// <summary>
/// Names of uploaded files. A name is text to show and to send back, never part of a path on the server:
/// its last segment, in NFC, without control and direction-turning characters.
/// </summary>
internal static class FileName
{
    public const int MaxLength = 255;

    /// <summary>The name as it is kept; null when nothing usable is left or it is too long.</summary>
    public static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var cut = name.LastIndexOfAny(['/', '\\']);
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name[(cut + 1)..].EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                clean.Append(rune);
        var kept = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return kept.Length is > 0 and <= MaxLength && kept.Any(c => c != '.') ? kept : null;
    }

    /// <summary>A name that came from inside another file, made to fit: cut where it is too long, its extension kept; the other one where nothing usable is left.</summary>
    public static string Fit(string? name, string otherwise)
    {
        if (Clean(name) is { } clean)
            return clean;
        if (name is null)
            return otherwise;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (last.Length <= MaxLength)
            return otherwise;
        var extension = Path.GetExtension(last) is { Length: <= 10 } usual ? usual : "";
        return Clean(last[..(MaxLength - extension.Length)] + extension) ?? otherwise;
    }

    /// <summary>A path inside an archive as a name: folders become a part of it, as many of the innermost as fit.</summary>
    public static string? OfPath(string? path)
    {
        string? name = null;
        foreach (var part in (path ?? "").Split('/', '\\').Where(p => p.Any(c => c is not ('.' or ' ')) && !IsDrive(p)).Reverse())
        {
            if (name?.Length + part.Length + 3 > MaxLength)
                break;
            name = name is null ? part : $"{part} — {name}";
        }

        return name;
    }

    private static bool IsDrive(string part) => part is [var letter, ':'] && char.IsAsciiLetter(letter);

    /// <summary>The title a card gets from its file: the name without extension.</summary>
    public static string Title(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot <= 6 ? name[..dot] : name;
    }
}

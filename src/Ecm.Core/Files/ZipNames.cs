using System.Text;

namespace Ecm.Core.Files;

/// <summary>Paths inside a ZIP that every system can unpack: no two differ in case alone, and no part of one means something to the system.</summary>
internal sealed class ZipNames
{
    /// <summary>In characters; Windows allows 260 for a whole path.</summary>
    private const int LongestPart = 100;

    private static readonly HashSet<string> Devices =
    [
        "CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" }),
    ];

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A path that no other file has yet.</summary>
    /// <param name="folder">What <see cref="Folder"/> answered; null: at the top.</param>
    /// <param name="file">The file's name.</param>
    public string Of(string? folder, string file)
    {
        var (name, extension) = Split(file);
        var prefix = folder is null ? "" : $"{folder}/";
        for (var copy = 1; ; copy++)
        {
            var path = prefix + Part(name, copy == 1 ? extension : $" ({copy}){extension}");
            if (taken.Add(path))
                return path;
        }
    }

    /// <summary>A folder that no other card has yet.</summary>
    public string Folder(string title)
    {
        for (var copy = 1; ; copy++)
        {
            var folder = Part(title, copy == 1 ? "" : $" ({copy})");
            if (taken.Add(folder))
                return folder;
        }
    }

    private static (string Name, string Extension) Split(string file)
    {
        var extension = Path.GetExtension(file);
        return extension.Length is > 1 and <= 10 && extension.Length < file.Length ? (file[..^extension.Length], Plain(extension)) : (file, "");
    }

    private static string Part(string text, string end)
    {
        var plain = Plain(text);
        if (plain.Length > LongestPart)
            plain = plain[..(char.IsHighSurrogate(plain[LongestPart - 1]) ? LongestPart - 1 : LongestPart)];
        plain = plain.Trim(' ', '.');
        if (plain.Length == 0 || Devices.Contains(plain.Split('.')[0].TrimEnd().ToUpperInvariant()))
            plain = $"_{plain}";
        return plain + end;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c);
        return plain.ToString();
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ecm.Hunspell;

/// <summary>The two files of a dictionary.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Language">Their name, such as <c>ru_RU</c>.</param>
/// <param name="Package">The Debian package that brings them.</param>
internal sealed record DictionaryFiles(string Folder, string Language, string Package)
{
    public string Affixes => Path.Combine(Folder, Language + ".aff");

    public string Words => Path.Combine(Folder, Language + ".dic");

    /// <summary>What keeps the dictionary from being used, with the command that mends it; null: nothing.</summary>
    public string? Problem =>
        !NativeLibrary.TryLoad(Native.Library, out _) ? $"{Native.Library} is missing: apt-get install libhunspell-1.7-0"
        : !File.Exists(Affixes) || !File.Exists(Words) ? $"{Words} is missing: apt-get install {Package}"
        : null;

    /// <summary>Names the very bytes, so that another edition of the dictionary is another version.</summary>
    public string Print => Problem is null ? $"{Language}:{PrintOf(Affixes)}{PrintOf(Words)}" : $"{Language}:none";

    private static string PrintOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..8];
    }
}

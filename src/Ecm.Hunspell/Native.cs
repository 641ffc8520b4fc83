using System.Runtime.InteropServices;

namespace Ecm.Hunspell;

/// <summary>The functions of libhunspell that are used, under its own names. All texts are UTF-8, as the dictionaries are.</summary>
internal static partial class Native
{
    public const string Library = "libhunspell-1.7.so.0";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Hunspell_create(string affixes, string words);

    [LibraryImport(Library)]
    public static partial void Hunspell_destroy(nint dictionary);

    [LibraryImport(Library)]
    public static partial nint Hunspell_get_dic_encoding(nint dictionary);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Hunspell_stem(nint dictionary, out nint list, string word);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Hunspell_spell(nint dictionary, string word);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Hunspell_suggest(nint dictionary, out nint list, string word);

    [LibraryImport(Library)]
    public static partial void Hunspell_free_list(nint dictionary, ref nint list, int count);
}

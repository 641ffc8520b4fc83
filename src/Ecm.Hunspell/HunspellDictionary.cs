using System.Runtime.InteropServices;

namespace Ecm.Hunspell;

/// <summary>One dictionary in memory (about 17 MB for Russian). It is used by one thread at a time: libhunspell does not say that it may be shared.</summary>
internal sealed class HunspellDictionary : IDisposable
{
    private delegate int Listing(nint dictionary, out nint list, string word);

    private readonly Lock turn = new();
    private nint handle;

    private HunspellDictionary(nint handle) => this.handle = handle;

    /// <summary>Loads a dictionary.</summary>
    /// <returns>Null when there is none that can be used.</returns>
    public static HunspellDictionary? Load(DictionaryFiles files)
    {
        if (files.Problem is not null) return null;
        var handle = Native.Hunspell_create(files.Affixes, files.Words);
        if (handle == 0) return null;
        if (Marshal.PtrToStringUTF8(Native.Hunspell_get_dic_encoding(handle)) is "UTF-8") return new(handle);
        Native.Hunspell_destroy(handle);
        return null;
    }

    /// <summary>True when it has a word, in this case or a lower one.</summary>
    public bool Spell(string word)
    {
        lock (turn)
        {
            ObjectDisposedException.ThrowIf(handle == 0, this);
            return Native.Hunspell_spell(handle, word) != 0;
        }
    }

    /// <summary>The dictionary forms of a word; empty when it does not have the word.</summary>
    public string[] Stem(string word) => List(word, Native.Hunspell_stem);

    /// <summary>Words that it has and that may have been meant; takes some 50 ms.</summary>
    public string[] Suggest(string word) => List(word, Native.Hunspell_suggest);

    public void Dispose()
    {
        lock (turn)
        {
            if (handle != 0) Native.Hunspell_destroy(handle);
            handle = 0;
        }
    }

    private string[] List(string word, Listing listing)
    {
        lock (turn)
        {
            ObjectDisposedException.ThrowIf(handle == 0, this);
            var count = listing(handle, out var list, word);
            if (list == 0) return [];
            try
            {
                return Read(list, count);
            }
            finally
            {
                Native.Hunspell_free_list(handle, ref list, count);
            }
        }
    }

    private static string[] Read(nint list, int count)
    {
        var words = new string[count];
        for (var at = 0; at < count; at++) words[at] = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(list, at * nint.Size)) ?? "";
        return words;
    }
}

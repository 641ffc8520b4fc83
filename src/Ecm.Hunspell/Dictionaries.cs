namespace Ecm.Hunspell;

/// <summary>The Russian and the English dictionary, each loaded when the first word of its script is asked for.</summary>
internal sealed class Dictionaries : IDisposable
{
    private readonly DictionaryFiles[] files;
    private readonly Lazy<HunspellDictionary?>[] words;
    private readonly Lazy<HunspellDictionary?>[] suggesting;

    public Dictionaries(HunspellOptions options)
    {
        files = [new(options.Folder, "ru_RU", "hunspell-ru"), new(options.Folder, "en_US", "hunspell-en-us")];
        words = Load();
        suggesting = Load();
    }

    /// <summary>Names the very bytes of the dictionaries.</summary>
    public string Version => string.Join(' ', files.Select(static file => file.Print));

    /// <summary>What is missing and how it is installed, a sentence each.</summary>
    public IReadOnlyList<string> Problems => [.. files.Select(static file => file.Problem).OfType<string>().Distinct()];

    /// <summary>The dictionary of a word's script; null: there is none.</summary>
    public HunspellDictionary? Of(string word) => At(words, word);

    /// <summary>The same once more, so that suggesting, which is slow, holds nobody else up.</summary>
    public HunspellDictionary? ForSuggesting(string word) => At(suggesting, word);

    public void Dispose()
    {
        foreach (var dictionary in words.Concat(suggesting))
            if (dictionary.IsValueCreated) dictionary.Value?.Dispose();
    }

    private static HunspellDictionary? At(Lazy<HunspellDictionary?>[] dictionaries, string word) =>
        word.Length == 0 ? null
        : char.IsAsciiLetter(word[0]) ? dictionaries[1].Value
        : word[0] is >= '\u0400' and < '\u0500' ? dictionaries[0].Value
        : null;

    private Lazy<HunspellDictionary?>[] Load() => [.. files.Select(static file => new Lazy<HunspellDictionary?>(() => HunspellDictionary.Load(file)))];
}

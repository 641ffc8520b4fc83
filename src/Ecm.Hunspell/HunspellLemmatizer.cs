using Ecm.Abstractions.Searching;

namespace Ecm.Hunspell;

/// <summary>Dictionary forms from Hunspell's Russian and English dictionaries, each loaded when the first word of its script is asked for.</summary>
internal sealed class HunspellLemmatizer : ILemmatizer, IDisposable
{
    private readonly DictionaryFiles[] files;
    private readonly Lazy<HunspellDictionary?> russian;
    private readonly Lazy<HunspellDictionary?> english;
    private readonly Lazy<string> version;

    public HunspellLemmatizer(HunspellOptions options)
    {
        files = [new(options.Folder, "ru_RU", "hunspell-ru"), new(options.Folder, "en_US", "hunspell-en-us")];
        russian = new(() => HunspellDictionary.Load(files[0]));
        english = new(() => HunspellDictionary.Load(files[1]));
        version = new(() => string.Join(' ', files.Select(static file => file.Print)));
    }

    public string Version => version.Value;

    public IReadOnlyList<string> Problems => [.. files.Select(static file => file.Problem).OfType<string>().Distinct()];

    public IReadOnlyList<string> LemmasOf(string word)
    {
        if (word.Length == 0 || (char.IsAsciiLetter(word[0]) ? english : russian).Value is not { } dictionary) return [];
        var lemmas = dictionary.Stem(word);

        // Names are in the dictionary with their capital, and only so.
        return lemmas.Length > 0 ? lemmas : dictionary.Stem(char.ToUpperInvariant(word[0]) + word[1..]);
    }

    public void Dispose()
    {
        if (russian.IsValueCreated) russian.Value?.Dispose();
        if (english.IsValueCreated) english.Value?.Dispose();
    }
}

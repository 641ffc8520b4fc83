using Ecm.Abstractions.Searching;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// The terms that stand for all forms of a word: its Snowball stem and, where the stemmer does not join the word with any of its dictionary forms, their stems too:
/// <code>
/// договорами  →  ␁договор                  списка  →  ␁списк · ␁список
/// дела        →  ␁дел                      отцом   →  ␁отц
/// Ивановым    →  ␁иванов                   отец    →  ␁отец · ␁отц
/// </code>
/// Words are remembered, each in the one place that its hash gives it: the memory has a fixed size and needs no locks.
/// </summary>
internal sealed class WordForms
{
    private const int LongestWord = 40;

    private readonly ThreadLocal<WordStream> streams;
    private readonly Entry?[] known = new Entry?[1 << 16];

    private readonly ILemmatizer lemmatizer;

    public WordForms(ILemmatizer lemmatizer)
    {
        this.lemmatizer = lemmatizer;
        streams = new(() => new WordStream(this));
    }

    /// <summary>The stream of this thread.</summary>
    public WordStream Stream => streams.Value!;

    /// <summary>Names all that the terms depend on besides this program.</summary>
    public string Version => lemmatizer.Version;

    /// <summary>The terms of a word; none when the word is found as written only.</summary>
    public string[] Of(ReadOnlySpan<char> word, Script script)
    {
        if (script == Script.Other) return [];
        ref var place = ref known[string.GetHashCode(word) & (known.Length - 1)];
        if (Volatile.Read(ref place) is { } entry && word.SequenceEqual(entry.Word)) return entry.Terms;

        var text = word.ToString();
        string[] terms = text.Length > LongestWord ? [TermMarks.Form + text] : [.. Stems(text, script).Distinct().Select(static stem => TermMarks.Form + stem)];
        Volatile.Write(ref place, new Entry(text, terms));
        return terms;
    }

    private IEnumerable<string> Stems(string word, Script script)
    {
        var lemmas = lemmatizer.LemmasOf(word);
        var irregular = IrregularForms.LemmasOf(word);
        if (script == Script.Cyrillic && irregular.Length == 0 && Surnames.Find(word, lemmas, IsPlural(word, lemmas)) is { } surname) return surname;

        var stem = Stemmers.Stem(word, script);
        var others = lemmas.Select(lemma => Stemmers.Stem(lemma.ToLowerInvariant().Replace('ё', 'е'), script)).ToArray();

        // Where the stem is that of one lemma, the others bring strangers: «дела» is a form of «деть» too, and so would find «дети».
        if (others.Contains(stem)) others = [];
        string[] stems = [stem, .. others, .. irregular.Select(lemma => Stemmers.Stem(lemma, script))];
        return script == Script.Cyrillic && Stemmers.WithoutFleetingVowel(stem) is { } shorter ? [.. stems, shorter] : stems;
    }

    /// <summary>Dictionaries have «переговоров» as a word of its own beside «переговоры», so that nothing but the ending joins the two.</summary>
    private bool IsPlural(string word, IReadOnlyList<string> lemmas) =>
        word.Length > 4 && word.EndsWith("ов", StringComparison.Ordinal) && lemmas is [var only] && only == word && (IsWord(word[..^2] + "ы") || IsWord(word[..^2] + "и"));

    private bool IsWord(string word) => lemmatizer.LemmasOf(word).Contains(word);

    private sealed record Entry(string Word, string[] Terms);
}

using System.Collections.Frozen;

namespace Ecm.Lucene.Analysis;

/// <summary>Forms that neither the stemmer nor the dictionary joins with their word, from <c>irregular-forms.txt</c>.</summary>
internal static class IrregularForms
{
    private static readonly FrozenDictionary<string, string[]> Lemmas = Read();

    /// <summary>The dictionary forms of a word; empty for all but a few words.</summary>
    public static string[] LemmasOf(string word) => Lemmas.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, string[]> Read()
    {
        using var file = typeof(IrregularForms).Assembly.GetManifestResourceStream(typeof(IrregularForms), "irregular-forms.txt")!;
        using var lines = new StreamReader(file);
        return lines.ReadToEnd().Split('\n')
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(':'))
            .SelectMany(static line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(form => (Form: form.Trim(), Lemma: line[0])))
            .GroupBy(static pair => pair.Form)
            .ToFrozenDictionary(static group => group.Key, static group => group.Select(static pair => pair.Lemma).ToArray());
    }
}

using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;

namespace Ecm.Lucene.Marking;

/// <summary>What a question marks in a text: a word in any form, a phrase, or words with a prefix.</summary>
/// <param name="Slots">One for each word, one after another.</param>
internal sealed record MarkUnit(IReadOnlyList<MarkSlot> Slots)
{
    /// <summary>The units of a question: what it asks of the catch-all and does not exclude.</summary>
    public static List<MarkUnit> Of(SearchNode query)
    {
        var units = new List<MarkUnit>();
        Collect(query, units);
        return units;
    }

    private static void Collect(SearchNode node, List<MarkUnit> units)
    {
        switch (node)
        {
            case TermNode { Field: null } term:
                Add(term.Text, prefix: false, units);
                break;
            case PhraseNode { Field: null } phrase:
                Add(phrase.Text, prefix: false, units);
                break;
            case PrefixNode { Field: null } prefix:
                Add(prefix.Text, prefix: true, units);
                break;
            case AndNode and:
                foreach (var part in and.Parts) Collect(part, units);
                break;
            case OrNode or:
                foreach (var part in or.Parts) Collect(part, units);
                break;
        }
    }

    private static void Add(string text, bool prefix, List<MarkUnit> units)
    {
        var words = QueryWord.Of(text);
        if (words.Count == 0) return;
        units.Add(new([.. words.Select((word, at) => prefix && at == words.Count - 1
            ? new MarkSlot(word.Exact, text)
            : new MarkSlot(word.Form, null))]));
    }
}

/// <summary>A word of a unit.</summary>
/// <param name="Term">The term of the word's forms; for a prefix, what the words begin with.</param>
/// <param name="Prefix">The text of the question's prefix; null for a whole word.</param>
internal readonly record struct MarkSlot(string Term, string? Prefix);

using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;

namespace Ecm.Lucene.Marking;

/// <summary>What a question marks in a text: a word in any form, a phrase, words with a prefix, a date, a code.</summary>
/// <param name="Slots">One for each word, one after another; of a whole one, at its first word.</param>
/// <param name="Whole">True when a place goes on to the end of the date, sum or code that begins there.</param>
/// <param name="Alike">True when its places only look the same as what was asked for.</param>
internal sealed record MarkUnit(IReadOnlyList<MarkSlot> Slots, bool Whole = false, bool Alike = false)
{
    /// <summary>The units of a question: what it asks of the catch-all and does not exclude. What looks the same stands behind what it looks like.</summary>
    public static List<MarkUnit> Of(SearchNode query, WordForms forms)
    {
        var units = new List<MarkUnit>();
        Collect(query, forms, units);
        return units;
    }

    private static void Collect(SearchNode node, WordForms forms, List<MarkUnit> units)
    {
        switch (node)
        {
            case TermNode { Field: null } term:
                Add(term.Text, forms, units);
                break;
            case PhraseNode { Field: null } phrase:
                Add(phrase.Text, forms, units);
                break;
            case PrefixNode { Field: null } prefix:
                AddPrefix(prefix.Text, forms, units);
                break;
            case AndNode and:
                foreach (var part in and.Parts) Collect(part, forms, units);
                break;
            case OrNode or:
                foreach (var part in or.Parts) Collect(part, forms, units);
                break;
        }
    }

    private static void Add(string text, WordForms forms, List<MarkUnit> units)
    {
        if (QueryText.Of(text, forms) is not { } asked) return;
        units.Add(new([.. asked.Words.Select(static word => new MarkSlot(word.Forms))]));
        foreach (var whole in asked.Wholes) units.Add(new([new MarkSlot([whole])], Whole: true, Alike: whole[0] == TermMarks.Alike));
        if (asked.Words.Any(static word => word.Alike.Count > 0)) units.Add(new([.. asked.Words.Select(static word => new MarkSlot([.. word.Forms, .. word.Alike]))], Whole: asked.Words.Count == 1, Alike: true));
    }

    private static void AddPrefix(string text, WordForms forms, List<MarkUnit> units)
    {
        if (QueryText.Of(text, forms) is not { } asked) return;
        units.Add(new([.. asked.Words.SkipLast(1).Select(static word => new MarkSlot(word.Forms)), new MarkSlot([asked.Words[^1].Exact], text)]));
    }
}

/// <summary>A word of a unit.</summary>
/// <param name="Terms">The terms of which a place has one; for a prefix, what the words begin with.</param>
/// <param name="Prefix">The text of the question's prefix; null for a whole word.</param>
internal readonly record struct MarkSlot(IReadOnlyList<string> Terms, string? Prefix = null);

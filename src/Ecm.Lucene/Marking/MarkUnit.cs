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
                AddOpen(prefix, prefix.Text, forms, units);
                break;
            case FuzzyNode { Field: null } fuzzy:
                AddOpen(fuzzy, fuzzy.Text, forms, units);
                break;
            case NearNode { Field: null } near:
                foreach (var text in near.Texts) Add(text, forms, units);
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

    private static void AddOpen(SearchNode open, string text, WordForms forms, List<MarkUnit> units)
    {
        if (QueryText.Of(text, forms) is not { } asked) return;
        var last = asked.Words[^1];
        units.Add(new([.. asked.Words.SkipLast(1).Select(static word => new MarkSlot(word.Forms)), new MarkSlot(open is FuzzyNode ? [last.Exact, .. last.Forms] : [last.Exact], open)]));
    }
}

/// <summary>A word of a unit.</summary>
/// <param name="Terms">The terms of which a place has one; for a prefix, what the words begin with; for a misspelt word, first the word.</param>
/// <param name="Open">The prefix or misspelt word, which stands for more words than its own; null for others.</param>
internal readonly record struct MarkSlot(IReadOnlyList<string> Terms, SearchNode? Open = null);

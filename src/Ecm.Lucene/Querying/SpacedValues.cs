using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;

namespace Ecm.Lucene.Querying;

/// <summary>
/// Joins words that people type with spaces although they are one value: <c>5 марта 2024</c>, <c>1 250 000,00</c>, <c>40702 810 5 0000 0001234</c>.
/// A date is one part of the question then; numbers may also be meant one by one, so they are asked for in both ways.
/// </summary>
internal static class SpacedValues
{
    private const int MostWords = 8;

    /// <summary>The question with such words joined.</summary>
    public static SearchNode Join(SearchNode node) => node switch
    {
        AndNode and => Join(and),
        OrNode or => new OrNode([.. or.Parts.Select(Join)]),
        NotNode not => new NotNode(Join(not.Part)),
        _ => node,
    };

    private static SearchNode Join(AndNode and)
    {
        var parts = new List<SearchNode>();
        for (var at = 0; at < and.Parts.Count;)
        {
            var (joined, count) = JoinFrom(and.Parts, at);
            parts.Add(joined);
            at += count;
        }

        return parts.Count == 1 ? parts[0] : new AndNode(parts);
    }

    private static (SearchNode Part, int Count) JoinFrom(IReadOnlyList<SearchNode> parts, int at)
    {
        var words = parts.Skip(at).Take(MostWords).TakeWhile(static part => part is TermNode { Field: null }).Select(static part => ((TermNode)part).Text).ToArray();
        for (var count = words.Length; count > 1; count--)
        {
            var text = string.Join(' ', words[..count]);
            if (Wholes.Of(text) is not [[TermMarks.Value, ..] whole, ..]) continue;
            var value = new TermNode(null, text);
            return (Dates.Is(whole[1..]) ? value : new OrNode([value, new AndNode([.. parts.Skip(at).Take(count)])]), count);
        }

        return (Join(parts[at]), 1);
    }
}

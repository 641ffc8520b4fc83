using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;

namespace Ecm.Core.Search;

/// <summary>Gives a query its meaning: names become fields of the index, values are read by the kind of their field.</summary>
internal sealed class QueryMeaning(QueryContext context)
{
    private const int MostFuzzy = 8;

    private static readonly SearchNode Nothing = new NotNode(AllNode.Instance);

    private int fuzzy;

    /// <summary>Parses a query.</summary>
    /// <param name="query">As typed; blank: every card.</param>
    /// <param name="context">What its words may refer to.</param>
    public static Result<SearchNode> Parse(string? query, QueryContext context)
    {
        if (string.IsNullOrWhiteSpace(query))
            return AllNode.Instance;
        if (QueryLimits.Check(query) is { } tooMuch)
            return tooMuch;
        if (!QuerySyntax.TryParse(query, out var part, out var position))
            return Problems.QueryWrong("syntax", position);
        var meaning = new QueryMeaning(context).Of(part!);
        return meaning.Map(node => node ?? Nothing);
    }

    /// <summary>The parts that a card must meet all of, each with what it means; parts that ask for nothing are left out.</summary>
    /// <param name="query">A query that <see cref="Parse"/> understood.</param>
    /// <param name="context">What its words may refer to.</param>
    public static IEnumerable<(QueryPart Part, SearchNode Meaning)> PartsOf(string? query, QueryContext context)
    {
        if (string.IsNullOrWhiteSpace(query) || !QuerySyntax.TryParse(query, out var whole, out _))
            yield break;
        var meaning = new QueryMeaning(context);
        foreach (var part in whole is QueryAll all ? all.Parts : [whole!])
            if (meaning.Of(part) is { Succeeded: true, Value: { } node })
                yield return (part, node);
    }

    /// <summary>Null: nothing to look for, such as a lone dash.</summary>
    private Result<SearchNode?> Of(QueryPart part)
    {
        switch (part)
        {
            case QueryWord word:
                return Of(word);
            case QueryNot { Part: var excluded }:
                return Of(excluded).Map(node => node is null ? null : (SearchNode?)new NotNode(node));
            case QueryNear near:
                return Near(near);
            case QueryAll { Parts: var all }:
                return Combine(all, parts => new AndNode(parts));
            case QueryAny { Parts: var any }:
                return Combine(any, parts => new OrNode(parts));
            default:
                throw new InvalidOperationException($"Query part {part.GetType().Name} has no meaning.");
        }
    }

    private Result<SearchNode?> Combine(IReadOnlyList<QueryPart> parts, Func<IReadOnlyList<SearchNode>, SearchNode> make)
    {
        var nodes = new List<SearchNode>(parts.Count);
        foreach (var part in parts)
        {
            var node = Of(part);
            if (!node.Succeeded)
                return node.Problem;
            if (node.Value is { } found)
                nodes.Add(found);
        }

        return nodes.Count switch { 0 => Result.Of<SearchNode?>(null), 1 => nodes[0], _ => make(nodes) };
    }

    private Result<SearchNode?> Of(QueryWord word)
    {
        if (word is { Form: WordForm.Word, Distance: > 0 } && ++fuzzy > MostFuzzy)
            return Problems.QueryWrong("too-many-fuzzy", word.Position);
        if (!word.Text.Any(char.IsLetterOrDigit))
            return word.Field is null ? Result.Of<SearchNode?>(null) : Problems.QueryWrong("value", word.Position);
        if (word.Field is null)
            return Leaf(null, word);
        if (QueryFields.Find(word.Field, context.Types) is not { } field)
            return Problems.QueryWrong("unknown-field", word.Position);
        return field.Kind switch
        {
            IndexFieldKind.Date => Range(field, QueryValues.Dates(word.Text, context.Today), word),
            IndexFieldKind.Number => Range(field, QueryValues.Numbers(word.Text), word),
            IndexFieldKind.Keyword when field == QueryFields.Party && !Guid.TryParse(word.Text, out _) => context.PartiesNamed(Titled(word)) is { } parties
                ? AnyOf(field, [.. parties.Select(id => id.ToString())])
                : Problems.QueryWrong("too-many-parties", word.Position),
            IndexFieldKind.Keyword when field == QueryFields.Branch && !Guid.TryParse(word.Text, out _) => Problems.QueryWrong("value", word.Position),
            IndexFieldKind.Keyword when QueryFields.Aliases(field.Key, word.Text, context.Types) is { Count: > 0 } values =>
                AnyOf(field, values),
            _ => Leaf(field, word),
        };
    }

    private static SearchNode Titled(QueryWord word) => word switch
    {
        { Form: WordForm.Prefix } => new PrefixNode(QueryFields.Title, word.Text),
        { Form: WordForm.Word, Distance: > 0 } => new FuzzyNode(QueryFields.Title, word.Text, word.Distance),
        _ => new PhraseNode(QueryFields.Title, word.Text),
    };

    private static SearchNode AnyOf(IndexField field, IReadOnlyList<string> values) =>
        values.Count switch { 0 => Nothing, 1 => new TermNode(field, values[0]), _ => new OrNode([.. values.Select(v => new TermNode(field, v))]) };

    /// <summary>Words and phrases of the text, or of one field, near each other.</summary>
    private Result<SearchNode?> Near(QueryNear near)
    {
        var words = near.Parts.OfType<QueryWord>().ToArray();
        var wrong = words.Length < near.Parts.Count ? words.FirstOrDefault()?.Position ?? 0 : words.FirstOrDefault(w => w.Form == WordForm.Prefix || w.Distance > 0 || w.Field != words[0].Field)?.Position;
        if (wrong is { } position)
            return Problems.QueryWrong("near", position);
        IndexField? field = null;
        if (words[0].Field is { } name && (field = QueryFields.Find(name, context.Types)) is not { Kind: IndexFieldKind.Text })
            return Problems.QueryWrong("near", words[0].Position);
        var texts = words.Select(w => w.Text).Where(text => text.Any(char.IsLetterOrDigit)).ToArray();
        return texts.Length switch { 0 => Result.Of<SearchNode?>(null), 1 => new TermNode(field, texts[0]), _ => new NearNode(field, texts, near.Distance) };
    }

    private static SearchNode Leaf(IndexField? field, QueryWord word) => word.Form switch
    {
        WordForm.Phrase when word.Distance > 0 && (field is null || field.Value.Kind == IndexFieldKind.Text) && word.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words =>
            new NearNode(field, words, word.Distance),
        WordForm.Word when word.Distance > 0 && (field is null || field.Value.Kind == IndexFieldKind.Text) => new FuzzyNode(field, word.Text, word.Distance),
        WordForm.Phrase => new PhraseNode(field, word.Text),
        WordForm.Prefix => new PrefixNode(field, word.Text),
        _ => new TermNode(field, word.Text),
    };

    private static Result<SearchNode?> Range(IndexField field, (string? From, string? To)? range, QueryWord word) =>
        range is { } found ? new RangeNode(field, found.From, found.To) : Problems.QueryWrong("value", word.Position);
}

using System.Collections;
using Ecm.Abstractions.Searching;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>Short ways to say what the tests put in and ask.</summary>
internal static class Corpus
{
    public static readonly IndexField CardType = new(IndexFieldKind.Keyword, "type");
    public static readonly IndexField Number = new(IndexFieldKind.Keyword, "number");
    public static readonly IndexField Title = new(IndexFieldKind.Text, "title");
    public static readonly IndexField Date = new(IndexFieldKind.Date, "date");
    public static readonly IndexField Sum = new(IndexFieldKind.Number, "sum");

    private static long change;

    /// <summary>A card whose id says its place in the order of ids.</summary>
    public static IndexCard Card(int id, string title, params string[] pages) => new()
    {
        CardId = Id(id),
        Change = Interlocked.Increment(ref change),
        Title = title,
        ModifiedAt = DateTimeOffset.UnixEpoch.AddMinutes(id),
        Access = new IndexAccess(Id(id), id, 0, []),
        Pages = [.. pages.Select((text, at) => new IndexPage(File(id), at + 1, text))],
    };

    public static IndexCard In(this IndexCard card, int list, params string[] grants) => card with { Access = new IndexAccess(card.CardId, card.Change, list, grants) };

    public static IndexCard With(this IndexCard card, IndexField field, string value, bool catchAll = false, bool facet = false) =>
        card with { Values = [.. card.Values, new IndexValue(field, value, catchAll, facet)] };

    public static Guid Id(int id) => new($"00000000-0000-7000-8000-{id:000000000000}");

    public static Guid File(int id) => new($"00000000-0000-7000-9000-{id:000000000000}");

    public static TermNode Word(string text) => new(null, text);

    public static PhraseNode Phrase(string text) => new(null, text);

    public static AndNode All(params SearchNode[] parts) => new(parts);

    public static OrNode Any(params SearchNode[] parts) => new(parts);

    public static SearchRequest For(SearchNode query) => new() { Query = query };

    /// <summary>A caller who may read the given lists.</summary>
    public static SearchScope Reader(params int[] lists) => Scope(lists, []);

    public static SearchScope Scope(int[] lists, string[] principals, params Guid[] hidden)
    {
        var bits = new BitArray(lists.Append(0).Max() + 1);
        foreach (var list in lists) bits[list] = true;
        return new SearchScope(bits, principals.ToHashSet(), hidden.ToHashSet(), $"{string.Join(',', lists)};{string.Join(',', principals)}");
    }

    public static void Put(this IIndexWriter index, params IndexCard[] cards) => index.Write(new IndexBatch(cards, [], [], index.Cursor + cards.Length));

    public static void Write(this IIndexWriter index, IndexBatch batch)
    {
        index.Apply(batch);
        index.Refresh();
    }

    public static SearchAnswer Ask(this ISearchIndex index, SearchRequest request, SearchScope? scope = null) =>
        index.Search(request, scope ?? Reader(0), TestContext.Current.CancellationToken);

    /// <summary>The numbers of the cards found, in order.</summary>
    public static int[] Find(this ISearchIndex index, SearchNode query, SearchScope? scope = null) => index.Ask(For(query), scope).Numbers();

    public static int[] Numbers(this SearchAnswer answer) => [.. answer.Hits.Select(hit => int.Parse(hit.CardId.ToString()[24..]))];

    /// <summary>The pieces of text that a hit's places name.</summary>
    public static string[] Texts(this ISearchIndex index, SearchHit hit, IndexCard card) => [.. hit.Matches.Select(match =>
    {
        var text = card.Pages.Single(page => page.FileId == match.FileId && page.Page == match.Page).Text;
        var range = index.Locate(text, [match.Words]).Single();
        return text.Substring(range.Start, range.Length);
    })];
}

using Ecm.Abstractions.Searching;

namespace Ecm.Benchmarks.Searching;

/// <summary>The mix of questions: forty of each kind, over frequent and rare words; the ranks are those of the words' frequency.</summary>
internal static class Questions
{
    public static Dictionary<string, SearchNode[]> Of(Words words)
    {
        var random = new Random(5);
        TermNode Word(int from, int to) => new(null, words.Of(random.Next(from, to)));
        SearchNode[] Many(Func<SearchNode> make) => [.. Enumerable.Range(0, 40).Select(_ => make())];
        return new()
        {
            ["frequent word"] = Many(() => Word(1, 30)),
            ["usual word"] = Many(() => Word(30, 1_000)),
            ["rare word"] = Many(() => Word(1_000, 50_000)),
            ["two words"] = Many(() => new AndNode([Word(1, 300), Word(1, 300)])),
            ["any of three"] = Many(() => new OrNode([Word(1, 1_000), Word(1, 1_000), Word(1, 1_000)])),
            ["phrase"] = Many(() => new PhraseNode(null, $"{Word(0, 100).Text} {Word(0, 100).Text}")),
            ["prefix"] = Many(() => new PrefixNode(null, Word(1, 20_000).Text[..4])),
        };
    }

    /// <summary>A question as a person types it.</summary>
    public static string Typed(SearchNode question) => question switch
    {
        TermNode term => term.Text,
        PhraseNode phrase => $"\"{phrase.Text}\"",
        PrefixNode prefix => prefix.Text + "*",
        AndNode and => string.Join(' ', and.Parts.Select(Typed)),
        OrNode or => string.Join(" OR ", or.Parts.Select(Typed)),
        _ => throw new ArgumentException($"No question of the mix: {question}"),
    };
}

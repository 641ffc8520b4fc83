using System.Diagnostics;
using Ecm.Abstractions.Searching;
using Ecm.Benchmarks.Searching;
using Ecm.Client;
using Ecm.Testing.Product;

namespace Ecm.Benchmarks.Product;

/// <summary>
/// How search grows with the number of cards, through the published server over HTTP: the same questions over 100,000 and 1,000,000 cards, one person at a time
/// who may read half of 1,000 access lists; each answer has 20 hits with cards, snippets and pages, the exact count and three facets.
/// </summary>
internal static class GrowthBench
{
    private const int WarmRounds = 1, Rounds = 3;
    private const double MostGrowth = 3;

    private static readonly Dictionary<string, double> Wanted = new()
    {
        ["term"] = 50, ["AND"] = 50, ["phrase"] = 50, ["prefix"] = 50, ["fuzzy"] = 150, ["facets of everything"] = 100,
    };

    public static async Task RunAsync(bool small)
    {
        var (few, many) = small ? (2_000, 20_000) : (100_000, 1_000_000);
        var words = new Words();
        var questions = Typed(words);
        var before = await MeasureAsync(few, words, questions);
        var after = await MeasureAsync(many, words, questions);
        Figures.Begin($"search over {many:N0} cards through HTTP, p95", $"the same over {few:N0} cards");
        foreach (var (kind, most) in Wanted)
        {
            var (was, now) = (Figures.At(before[kind], 0.95), Figures.At(after[kind], 0.95));
            Figures.Judge(kind, now <= most && now <= MostGrowth * was,
                $"{was,6:0.0} → {now,6:0.0} ms, {now / was:0.0} × (wanted ≤ {most:0} ms, ≤ {MostGrowth:0} ×); p50 {Figures.Median(before[kind]):0.0} → {Figures.Median(after[kind]):0.0} ms");
        }
    }

    private static async Task<Dictionary<string, List<double>>> MeasureAsync(int count, Words words, Dictionary<string, string[]> questions)
    {
        var data = await SeededFolder.GetAsync(count, () => Cards.Make(count, words));
        await using var server = await RunningServer.StartAsync(data.Variables);
        await SearchProductBench.FilledAsync(server, count);
        var reader = await Clerk.SignInAsync(server, SeededFolder.Reader, SeededFolder.ReaderPassword);
        var times = questions.Keys.ToDictionary(kind => kind, _ => new List<double>());
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            foreach (var (kind, asked) in questions)
                foreach (var question in asked)
                {
                    var took = await TimeAsync(reader.Client, question);
                    if (round >= WarmRounds)
                        times[kind].Add(took);
                }
        }

        Figures.Begin($"{count:N0} cards", "none");
        Figures.Say("memory of the server", $"{MemoryWatch.Megabytes(server.ProcessId):0} MB after all questions");
        await server.StopAsync();
        return times;
    }

    private static async Task<double> TimeAsync(EcmClient client, string question)
    {
        var began = Stopwatch.GetTimestamp();
        await client.Search.FindAsync(new SearchQuery { Query = question });
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>The questions of the mix as they are typed; misspelt ones have one letter of a word replaced.</summary>
    private static Dictionary<string, string[]> Typed(Words words)
    {
        var mix = Questions.Of(words);
        string[] Of(params string[] kinds) => [.. kinds.SelectMany(kind => mix[kind]).Select(Questions.Typed)];
        return new()
        {
            ["term"] = Of("frequent word", "usual word", "rare word"),
            ["AND"] = Of("two words"),
            ["phrase"] = Of("phrase"),
            ["prefix"] = Of("prefix"),
            ["fuzzy"] = [.. mix["usual word"].Cast<TermNode>().Select(node => $"{Misspelt(node.Text)}~")],
            ["facets of everything"] = [.. Enumerable.Repeat("", 20)],
        };
    }

    private static string Misspelt(string word) => string.Concat(word.AsSpan(0, word.Length / 2), word[word.Length / 2] == 'о' ? "а" : "о", word.AsSpan(word.Length / 2 + 1));
}

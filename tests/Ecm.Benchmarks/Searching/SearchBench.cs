using System.Diagnostics;
using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Benchmarks.Searching;

/// <summary>
/// Search over short texts and their indexing against bare Lucene.Net on the same texts and questions, in one run; 300,000 cards, or <c>ECM_BENCH_CARDS</c>.
/// The caller may read half of 1,000 access lists; the product answers with top 20, exact count, three facets and the places of the words.
/// </summary>
internal static class SearchBench
{
    private const int BatchSize = 1_000;
    private const int WarmRounds = 3;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("ECM_BENCH_CARDS") ?? "300000", CultureInfo.InvariantCulture);
        var root = Directory.CreateTempSubdirectory("ecm-bench-").FullName;
        try
        {
            var words = new Words();
            var cards = Cards.Make(count, words);
            var bytes = Cards.TextBytes(cards);
            Console.WriteLine($"{count:N0} cards, {bytes / 1e6:0} MB of text, {Environment.ProcessorCount} cores, .NET {Environment.Version}, server GC {System.Runtime.GCSettings.IsServerGC}");

            await using var services = new ServiceCollection().AddHunspell(new HunspellOptions()).AddLuceneSearchIndex(new LuceneOptions { Folder = Path.Combine(root, "ours") }).BuildServiceProvider();
            using var bare = new BareLucene(Path.Combine(root, "bare"), services.GetRequiredService<ILemmatizer>());
            var bareTime = Time(() => bare.Fill(cards));
            Console.WriteLine($"index  bare Lucene.Net   {count / bareTime.TotalSeconds,9:N0} cards/s   {Size(Path.Combine(root, "bare")) / (double)bytes:0.00} x text");

            var index = services.GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);
            await index.OpenAsync(CancellationToken.None);
            await using var build = index.StartBuild();
            var time = Time(() => Fill(build, cards));
            Console.WriteLine($"index  ISearchIndex      {count / time.TotalSeconds,9:N0} cards/s   {index.Stats.Bytes / (double)bytes:0.00} x text   ratio {bareTime / time:0.00}");

            Compare(bare, index, Questions.Of(words));
            Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB (texts of the cards included)");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>As a rebuild does it: batches, then the swap.</summary>
    private static void Fill(IIndexBuild build, IndexCard[] cards)
    {
        foreach (var batch in cards.Chunk(BatchSize)) build.Apply(new IndexBatch(batch, [], [], batch[^1].Change));
        build.Swap();
    }

    private static void Compare(BareLucene bare, ISearchIndex index, Dictionary<string, SearchNode[]> questions)
    {
        var caller = Cards.Caller;
        var all = (Bare: new List<double>(), Ours: new List<double>());
        foreach (var (kind, nodes) in questions)
        {
            var (bareTimes, ourTimes) = (new List<double>(), new List<double>());
            long bareHits = 0, ourHits = 0;
            for (var round = 0; round < WarmRounds + Rounds; round++)
            {
                foreach (var node in nodes)
                {
                    var bareTime = Time(() => bareHits += bare.Search(node)).TotalMilliseconds;
                    var ourTime = Time(() => ourHits += index.Search(Request(node), caller, CancellationToken.None).Total).TotalMilliseconds;
                    if (round < WarmRounds) continue;
                    bareTimes.Add(bareTime);
                    ourTimes.Add(ourTime);
                }
            }

            all.Bare.AddRange(bareTimes);
            all.Ours.AddRange(ourTimes);
            Report(kind, bareTimes, ourTimes, $"{bareHits / (nodes.Length * (WarmRounds + Rounds)),8:N0} hits, readable {ourHits / (nodes.Length * (WarmRounds + Rounds)):N0}");
        }

        Report("all", all.Bare, all.Ours, "");
    }

    private static SearchRequest Request(SearchNode query) => new() { Query = query, Facets = ["type", "year", "state"] };

    private static void Report(string kind, List<double> bare, List<double> ours, string note) => Console.WriteLine(
        $"search {kind,-14} bare p50 {Figures.At(bare, 0.5),6:0.00} p95 {Figures.At(bare, 0.95),6:0.00} ms   ISearchIndex p50 {Figures.At(ours, 0.5),6:0.00} p95 {Figures.At(ours, 0.95),6:0.00} ms   {note}");

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length);

    private static TimeSpan Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began);
    }
}

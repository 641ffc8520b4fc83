using System.Diagnostics;
using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Benchmarks.Searching;
using Ecm.Client;
using Ecm.Hunspell;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Benchmarks.Product;

/// <summary>
/// Search through the published server over HTTP, and filling its index by its verb <c>reindex</c>, against bare Lucene.Net on the same texts and questions.
/// The reader may read half of 1,000 access lists; each answer has 20 hits with cards, snippets and pages, the exact count and three facets.
/// </summary>
internal static class SearchProductBench
{
    private const int WarmRounds = 2;
    private const int Rounds = 4;

    public static async Task RunAsync(bool small)
    {
        var words = new Words();
        var cards = Cards.Make(Count(small), words);
        var data = await SeededFolder.GetAsync(cards.Length, () => cards);
        var bytes = Cards.TextBytes(cards);
        using var folder = new TemporaryFolder();
        await using var dictionaries = new ServiceCollection().AddHunspell(new HunspellOptions()).BuildServiceProvider();
        using var bare = new BareLucene(folder.Path, dictionaries.GetRequiredService<ILemmatizer>());
        Figures.Begin($"{cards.Length:N0} texts, {bytes / 1e6:0} MB, into the index by the verb reindex", "bare Lucene.Net in this process, the same fields of words and analysers, all cores");
        var peer = Seconds(() => bare.Fill(cards));

        await using var server = await RunningServer.StartAsync(data.Variables);
        await FilledAsync(server, cards.Length);
        await ReindexAsync(server, data, cards.Length, bytes, peer, Size(folder.Path));
        var reader = await Clerk.SignInAsync(server, SeededFolder.Reader, SeededFolder.ReaderPassword);
        await CompareAsync(bare, reader.Client, Questions.Of(words), cards.Length);
        Figures.Say("memory of the server", $"{MemoryWatch.Megabytes(server.ProcessId):0} MB after all that");
        await server.StopAsync();
    }

    public static int Count(bool small) => int.Parse(Environment.GetEnvironmentVariable("ECM_BENCH_CARDS") ?? (small ? "5000" : "300000"), CultureInfo.InvariantCulture);

    /// <summary>Waits until a server that found no index, or an old one, has filled it.</summary>
    public static async Task FilledAsync(RunningServer server, int count)
    {
        using var http = new HttpClient();
        while (!(await http.GetStringAsync($"{server.Url}/metrics")).Split('\n').Any(line =>
            line.StartsWith("ecm_index_documents", StringComparison.Ordinal) && double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) >= count))
            await Task.Delay(200);
    }

    private static async Task ReindexAsync(RunningServer server, SeededFolder data, int count, long bytes, double peer, long peerSize)
    {
        var swaps = Swaps(server);
        var began = Stopwatch.GetTimestamp();
        await server.VerbAsync("reindex");
        while (Swaps(server) == swaps)
            await Task.Delay(20);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var size = Directory.GetDirectories(Path.Combine(data.Folder, "index"), "generation-*").Sum(Size);
        Figures.Say("peer", $"{count / peer:0} texts/s, index {peerSize / (double)bytes:0.00} × text");
        Figures.Say("product", $"{count / seconds:0} texts/s, from the verb to the swap");
        Figures.Judge("ratio", peer / seconds >= 0.5, $"{peer / seconds:0.00} × (wanted ≥ 0.5)");
        Figures.Judge("index", size <= 0.9 * bytes, $"{size / (double)bytes:0.00} × text (wanted ≤ 0.9)");
    }

    private static async Task CompareAsync(BareLucene bare, EcmClient client, Dictionary<string, SearchNode[]> questions, int count)
    {
        Figures.Begin($"search over {count:N0} texts, {Cards.Lists:N0} access lists, top 20, count, snippets, facets, whole product over HTTP", "bare Lucene.Net in this process, top 20 + count, the same questions in turn");
        var all = (Bare: new List<double>(), Ours: new List<double>());
        foreach (var (kind, nodes) in questions)
        {
            var (peers, ours, hits) = (new List<double>(), new List<double>(), 0L);
            for (var round = 0; round < WarmRounds + Rounds; round++)
            {
                foreach (var node in nodes)
                {
                    var peer = Seconds(() => bare.Search(node)) * 1000;
                    var began = Stopwatch.GetTimestamp();
                    var answer = await client.Search.FindAsync(new SearchQuery { Query = Questions.Typed(node) });
                    var own = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    hits += answer.Total;
                    if (round < WarmRounds)
                        continue;
                    peers.Add(peer);
                    ours.Add(own);
                }
            }

            all.Bare.AddRange(peers);
            all.Ours.AddRange(ours);
            Figures.Say(kind, $"bare p50 {Figures.Median(peers),5:0.00} p95 {Figures.At(peers, 0.95),5:0.00} ms   product p50 {Figures.Median(ours),5:0.00} p95 {Figures.At(ours, 0.95),5:0.00} ms   {hits / (nodes.Length * (WarmRounds + Rounds)):0} readable hits");
        }

        var (p50, p95) = (Figures.Median(all.Ours) - Figures.Median(all.Bare), Figures.At(all.Ours, 0.95) - Figures.At(all.Bare, 0.95));
        Figures.Judge("p50", p50 <= 4, $"bare {Figures.Median(all.Bare):0.00} + {p50:0.0} ms (wanted ≤ 4)");
        Figures.Judge("p95", p95 <= 15, $"bare {Figures.At(all.Bare, 0.95):0.00} + {p95:0.0} ms (wanted ≤ 15)");
    }

    private static int Swaps(RunningServer server) => server.Output.Split("A new generation").Length;

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length);

    private static double Seconds(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}

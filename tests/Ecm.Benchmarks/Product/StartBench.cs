using System.Diagnostics;
using Ecm.Benchmarks.Searching;
using Ecm.Testing;
using Ecm.Testing.Product;
using Ecm.Testing.Servers;

namespace Ecm.Benchmarks.Product;

/// <summary>How soon the published server is ready over 10,000 documents, and what it holds in memory once it has nothing to do.</summary>
internal static class StartBench
{
    private const int Documents = 10_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(bool small)
    {
        var words = new Words();
        var data = await SeededFolder.GetAsync(Documents, () => Cards.Make(Documents, words));
        await using (var filling = await RunningServer.StartAsync(data.Variables))
        {
            await SearchProductBench.FilledAsync(filling, Documents);
            await filling.StopAsync();
        }

        Figures.Begin($"start over {Documents:N0} documents, from the process to 200 of /health/ready", "none");
        var (starts, memories) = (new List<double>(), new List<double>());
        for (var round = 0; round < (small ? 2 : 7); round++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var server = await RunningServer.StartAsync(data.Variables);
            starts.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            await UseAsync(server, words);
            await Task.Delay(Rest);
            memories.Add(MemoryWatch.Megabytes(server.ProcessId));
            await server.StopAsync();
        }

        Figures.Judge("ready", Figures.Median(starts) <= 1.5, $"{Figures.Median(starts):0.00} s median of {starts.Count}, {starts.Min():0.00} to {starts.Max():0.00} (wanted ≤ 1.5)");
        Figures.Judge("at rest", memories.Max() <= 250, $"{memories.Max():0} MB at most, {Rest.TotalSeconds:0} s after 280 searches, no child running (wanted ≤ 250)");
        var launched = new List<double>();
        for (var round = 0; round < (small ? 2 : 5); round++)
            launched.Add(await LaunchAsync(data));
        // The first one may build.
        var again = launched.Skip(1).ToList();
        Figures.Judge("./ecm up", Figures.Median(again) <= 2, $"{Figures.Median(again):0.00} s median of {again.Count} on an unchanged tree (wanted ≤ 2)");
    }

    private static async Task UseAsync(RunningServer server, Words words)
    {
        var reader = await Clerk.SignInAsync(server, SeededFolder.Reader, SeededFolder.ReaderPassword);
        foreach (var question in Questions.Of(words).Values.SelectMany(static questions => questions))
            await reader.SearchAsync(Questions.Typed(question));
    }

    private static async Task<double> LaunchAsync(SeededFolder data)
    {
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var start = new ProcessStartInfo(Path.Combine(RepositoryFolder.Path, "ecm"), ["up"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["ECM_DATA"], start.Environment["ECM_URLS"]) = (data.Folder, url);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, url))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"./ecm up ended: {await process.StandardError.ReadToEndAsync()}{await process.StandardOutput.ReadToEndAsync()}");
            await Task.Delay(10);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return seconds;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string url)
    {
        try
        {
            using var answer = await http.GetAsync($"{url}/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

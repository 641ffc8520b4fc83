// The measurements of docs/performance.md, each beside its peer: all, or those named on the command line.
using Ecm.Benchmarks;
using Ecm.Benchmarks.Searching;

var benches = new Dictionary<string, Func<Task>>
{
    ["blobs"] = BlobBench.RunAsync,
    ["ocr"] = OcrBench.RunAsync,
    ["search"] = SearchBench.RunAsync,
};

foreach (var name in args.Where(name => !benches.ContainsKey(name)))
{
    Console.Error.WriteLine($"There is no measurement '{name}'; there are {string.Join(", ", benches.Keys)}.");
    return 1;
}

foreach (var (name, run) in benches)
{
    if (args.Length == 0 || args.Contains(name))
        await run();
}

return 0;

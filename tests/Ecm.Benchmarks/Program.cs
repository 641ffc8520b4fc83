// The measurements of docs/performance.md, each beside its peer: all, or those named on the command line. --small: a quick look, sizes that prove nothing.
using Ecm.Benchmarks;
using Ecm.Benchmarks.Judged;
using Ecm.Benchmarks.Product;
using Ecm.Benchmarks.Searching;
using Ecm.Benchmarks.Twins;

var small = args.Contains("--small");
var names = args.Where(static name => name != "--small").ToArray();
var benches = new Dictionary<string, Func<Task>>
{
    // The whole product, published, over HTTP.
    ["reading"] = () => OcrProductBench.RunAsync(small),
    ["found"] = () => ReadingBench.RunAsync(small),
    ["uploads"] = () => UploadBench.RunAsync(small),
    ["uploads-s3"] = () => UploadBench.RunS3Async(small),
    ["search"] = () => SearchProductBench.RunAsync(small),
    ["growth"] = () => GrowthBench.RunAsync(small),
    ["judged"] = () => JudgedBench.RunAsync(small),
    ["start"] = () => StartBench.RunAsync(small),

    // Inside the product.
    ["reading-mixed"] = () => MixedBench.RunAsync(small),
    ["near-twins"] = () => TwinBench.RunAsync(small),

    // Adapters alone, for looking closer.
    ["only-blobs"] = BlobBench.RunAsync,
    ["only-ocr"] = OcrBench.RunAsync,
    ["only-search"] = SearchBench.RunAsync,
};

foreach (var name in names.Where(name => !benches.ContainsKey(name)))
{
    Console.Error.WriteLine($"There is no measurement '{name}'; there are {string.Join(", ", benches.Keys)}.");
    return 1;
}

foreach (var (name, run) in benches)
{
    if (names.Length == 0 ? !name.StartsWith("only-", StringComparison.Ordinal) : names.Contains(name))
        await run();
}

return 0;

using Ecm.Abstractions.Extraction;
using Ecm.Extraction;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>An extractor whose children are tests/Ecm.Testing.Worker, and a folder for the files it reads.</summary>
public sealed class Reading : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TemporaryFolder folder = new();

    public Reading()
        : this(null)
    {
    }

    internal Reading(Action<ExtractionOptions>? configure)
    {
        services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddChildExtraction(options =>
            {
                options.Command = Path.Combine(AppContext.BaseDirectory, "Ecm.Testing.Worker");
                options.Arguments = [Mark];
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
        Extractor = services.GetRequiredService<ITextExtractor>();
    }

    public ITextExtractor Extractor { get; }

    /// <summary>The only argument of this extractor's children, by which tests find them.</summary>
    public string Mark { get; } = $"test-{Guid.CreateVersion7()}";

    public string File(string name) => Path.Combine(folder.Path, name);

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public Task<FileProbe> ProbeAsync(string path) => Extractor.ProbeAsync(path, Path.GetFileName(path), CancellationToken.None);

    /// <summary>Probes and reads all pages, ordered by number.</summary>
    public async Task<IReadOnlyList<PageText>> ReadAsync(string path, bool alone = false)
    {
        var probe = await ProbeAsync(path);
        var pages = new List<PageText>();
        await foreach (var page in Extractor.ReadAsync(new ReadRequest(path, probe, new HashSet<int>(), alone), CancellationToken.None))
            pages.Add(page);
        return [.. pages.OrderBy(page => page.Number)];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }
}

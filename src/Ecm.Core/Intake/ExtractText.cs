using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;

namespace Ecm.Core.Intake;

/// <summary>Reads the pages that have not been read yet and keeps each as soon as it is read, so that a long scan resumes where it stopped.</summary>
internal sealed class ExtractText(ITextExtractor extractor, ScriptMending mending, PageStore pages, IntakeProgress progress, Publish publish, TimeProvider clock)
{
    private const int SaveAtOnce = 64;
    private const string LaidOut = " laid out";

    /// <summary>How often the pages of a long file become findable before its last one is read.</summary>
    internal static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SaveEvery = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        var blobId = run.Version.BlobId;
        var recipe = Recipe(run);
        var (done, others) = await pages.DoneAsync(blobId, recipe, cancellationToken);
        if (done.Count < run.Probe!.Pages)
        {
            var read = new List<PageText>();
            var savedAt = clock.GetTimestamp();
            var publishedAt = savedAt;
            try
            {
                await foreach (var page in extractor.ReadAsync(new ReadRequest(run.PagesPath, run.Probe, done.ToHashSet(), run.Alone) { Languages = run.Version.Languages }, cancellationToken))
                {
                    read.Add(mending.Mend(page));
                    if (read.Count >= SaveAtOnce || clock.GetElapsedTime(savedAt) >= SaveEvery)
                    {
                        await SaveAsync(run, done, read, cancellationToken);
                        savedAt = clock.GetTimestamp();
                    }

                    if (read.Count == 0 && clock.GetElapsedTime(publishedAt) >= PublishEvery)
                    {
                        await publish.SoFarAsync(run, cancellationToken);
                        publishedAt = clock.GetTimestamp();
                    }
                }
            }
            finally
            {
                // What was read before a page failed stays valid.
                await SaveAsync(run, done, read, CancellationToken.None);
            }
        }

        if (others)
            await pages.DropOthersAsync(blobId, recipe, cancellationToken);
    }

    /// <summary>Pages of a layout are other pages than the parts of a text, and are kept under another name.</summary>
    private string Recipe(IntakeRun run) =>
        (run.Version.Languages is { } languages ? extractor.RecipeFor(languages) : extractor.Recipe) + (run.Rendition is null ? "" : LaidOut);

    private async Task SaveAsync(IntakeRun run, HashSet<int> done, List<PageText> read, CancellationToken cancellationToken)
    {
        if (read.Count == 0)
            return;
        await pages.SaveAsync(run.Version.BlobId, Recipe(run), read, cancellationToken);
        done.UnionWith(read.Select(p => p.Number));
        read.Clear();
        await progress.PagesAsync(run.Version.Id, done.Count, cancellationToken);
    }
}

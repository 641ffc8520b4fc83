using System.Diagnostics;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Ecm.Core.Twins;
using Ecm.Sqlite;
using Ecm.Testing.Material;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Benchmarks.Twins;

/// <summary>
/// Looks for the paper of 500 rescans with 1 to 8 % of their characters wrong among the sketches of a million texts, a third of which are of the same five templates,
/// and for that of 500 documents of these templates that are not there.
/// </summary>
internal static class TwinBench
{
    private const int Rescans = 500;
    private const int Seed = 1_000_003;

    public static async Task RunAsync(bool small)
    {
        var texts = small ? 20_000 : 1_000_000;
        Figures.Begin($"near-twins: {Rescans} bad rescans among {texts:N0} texts", "none: the goal is a time");
        var file = await TwinFilling.GetAsync(texts);
        await using var services = new ServiceCollection().AddSqliteDatabase(file).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<EcmDbContext>>();
        var search = new Search(new TwinStore(contexts, services.GetRequiredService<DatabaseDialect>()), new PageStore(contexts));

        // Once to compile the code and to have the database's upper pages in memory.
        for (var i = 0; i < 50; i++)
            await search.LookAsync(Rescan(texts, i, Seed + i));
        search.Reset();
        var found = 0;
        for (var i = 0; i < Rescans; i++)
            if ((await search.LookAsync(Rescan(texts, i, i))).Contains(TwinFilling.Id(Sought(texts, i))))
                found++;
        var (lookUps, wholes, offered) = (search.LookUps.ToArray(), search.Wholes.ToArray(), search.Offered);
        search.Reset();
        for (var i = 0; i < Rescans; i++)
            await search.LookAsync(TextTokens.Of(TwinFilling.Pages(TemplateTexts.Pages(i % TemplateTexts.Templates, TemplateValues.Of(texts + Seed + i)))));

        Figures.Say("size of the database", $"{new FileInfo(file).Length / 1024 / 1024} MB");
        Figures.Judge("candidates of one", Figures.At(lookUps, 0.95) <= 20, $"p50 {Figures.Median(lookUps):0.0} ms, p95 {Figures.At(lookUps, 0.95):0.0} ms (<= 20)");
        Figures.Say("comparing their texts, too", $"p50 {Figures.Median(wholes):0.0} ms, p95 {Figures.At(wholes, 0.95):0.0} ms");
        Figures.Judge("recall", found >= 0.95 * Rescans, $"{(double)found / Rescans:0.000} (>= 0.95)");
        Figures.Judge("false twins of rescans", offered == found, $"{offered - found} of {Rescans} (0)");
        Figures.Judge("false twins of new ones", search.Offered == 0, $"{search.Offered} of {Rescans} (0)");
    }

    /// <summary>Templates' documents from all over the database.</summary>
    private static int Sought(int texts, int i) => (int)((long)i * texts / Rescans) / TwinFilling.EveryTemplate * TwinFilling.EveryTemplate;

    private static List<TextToken> Rescan(int texts, int i, int seed) =>
        TextTokens.Of(TwinFilling.Pages([.. TwinFilling.Document(Sought(texts, i)).Select(new TextDegrader(0.01 + (0.07 * i / Rescans), seed).Read)]));

    private sealed class Search(TwinStore store, PageStore pages)
    {
        public List<double> LookUps { get; } = [];

        public List<double> Wholes { get; } = [];

        public int Offered { get; private set; }

        public void Reset()
        {
            LookUps.Clear();
            Wholes.Clear();
            Offered = 0;
        }

        /// <summary>What the step of intake does, but for keeping what it finds.</summary>
        public async Task<List<Guid>> LookAsync(List<TextToken> text)
        {
            var began = Stopwatch.GetTimestamp();
            var candidates = await store.CandidatesAsync(Guid.Empty, Guid.Empty, TextSketch.Of(text), CancellationToken.None);
            LookUps.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var twins = new List<Guid>();
            foreach (var candidate in candidates)
            {
                var other = await pages.ReadAsync(candidate.BlobId, CancellationToken.None).ToListAsync();
                if (TextComparison.Of(text, TextTokens.Of(other)) is not null)
                    twins.Add(candidate.VersionId);
            }

            Wholes.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            Offered += twins.Count;
            return twins;
        }
    }
}

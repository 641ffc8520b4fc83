using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Core.Files;
using Ecm.Core.Plugins;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Health;

/// <summary>How the server fares, part by part.</summary>
/// <param name="Ready">Requests can be served.</param>
/// <param name="Parts">The parts; a part that is not well says what to do.</param>
public sealed record HealthReport(bool Ready, IReadOnlyList<PartHealth> Parts);

/// <summary>One part.</summary>
/// <param name="Name">database, blobs, search, reading or plugin:NAME.</param>
/// <param name="State">ok, degraded or down.</param>
/// <param name="Detail">What is the matter and what to do; null: nothing.</param>
public sealed record PartHealth(string Name, string State, string? Detail);

/// <summary>Figures of the server, for metrics and the administration.</summary>
public sealed record ServerFigures(long Head, long IndexCursor, long IndexDocuments, long IndexBytes, int JobsWaiting, int JobsRunning, int FilesParked);

/// <summary>Looks at the parts of the server.</summary>
public sealed class ServerHealth
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly IBlobStore blobs;
    private readonly ISearchIndex index;
    private readonly IndexProgress progress;
    private readonly ITextExtractor extractor;
    private readonly ILemmatizer lemmatizer;
    private readonly PluginHealth plugins;

    internal ServerHealth(
        IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, ISearchIndex index, IndexProgress progress, ITextExtractor extractor, ILemmatizer lemmatizer, PluginHealth plugins)
    {
        this.contexts = contexts;
        this.blobs = blobs;
        this.index = index;
        this.progress = progress;
        this.extractor = extractor;
        this.lemmatizer = lemmatizer;
        this.plugins = plugins;
    }

    /// <summary>The state of each part now.</summary>
    public async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        var database = await DatabaseAsync(cancellationToken);
        var store = await blobs.CheckAsync(cancellationToken);
        var parts = new List<PartHealth>
        {
            database,
            new("blobs", store.Writable && store.Readable ? "ok" : store.Readable ? "degraded" : "down", store.Reason),
            new("search", progress.Partial || lemmatizer.Problems.Count > 0 ? "degraded" : "ok", progress.Partial ? "rebuilding" : Join(lemmatizer.Problems)),
            new("reading", extractor.Problems.Count > 0 ? "degraded" : "ok", Join([.. extractor.Problems, .. extractor.Warnings])),
        };
        parts.AddRange(plugins.Reports.Select(p => new PartHealth($"plugin:{p.Name}", p.State == PluginState.Ok && p.UnfitSettings.Count == 0 ? "ok" : "degraded", p.State switch
        {
            PluginState.RestartNeeded => "restart needed",
            PluginState.Tripped => "switched off after faults",
            PluginState.Off => "switched off by an administrator",
            _ => p.UnfitSettings.Count > 0 ? $"what was set does not fit this version: {string.Join(", ", p.UnfitSettings.Select(s => s.En))}" : null,
        })));

        // An index that is being filled serves what it has; one that has not caught up with the head seen at start does not yet.
        return new HealthReport(database.State == "ok" && store.Readable && (progress.CaughtUp || progress.Partial), parts);
    }

    /// <summary>Figures now.</summary>
    public async Task<ServerFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken);
        var jobs = await db.Jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var parked = await db.FileVersions.CountAsync(v => v.Intake == IntakeState.Parked, cancellationToken);
        var stats = index.Stats;
        return new ServerFigures(
            head, progress.Cursor, stats.Documents, stats.Bytes, jobs.GetValueOrDefault(Jobs.JobState.Waiting), jobs.GetValueOrDefault(Jobs.JobState.Running), parked);
    }

    private async Task<PartHealth> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Heads.AsNoTracking().SingleAsync(cancellationToken);
            return new PartHealth("database", "ok", null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new PartHealth("database", "down", "The database does not answer.");
        }
    }

    private static string? Join(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join(" ", lines);
}

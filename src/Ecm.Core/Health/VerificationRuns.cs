using System.Threading.Channels;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Health;

/// <summary>What can be verified while the server runs.</summary>
public enum VerifiedPart
{
    /// <summary>Every file's bytes are there and are those that were taken in.</summary>
    Storage,

    /// <summary>The search index holds what the database holds.</summary>
    Index,

    /// <summary>The chain of the audit is unbroken.</summary>
    Audit,
}

/// <summary>A verification that runs or was the last of its part on this node.</summary>
/// <param name="Part">What is verified.</param>
/// <param name="Looked">How many blobs, cards or entries have been looked at.</param>
/// <param name="Total">How many there were at the start.</param>
/// <param name="Report">What was found; null while it runs and after a failure.</param>
/// <param name="Failed">It could not be carried out, for the database or the store was away.</param>
public sealed record VerificationRun(VerifiedPart Part, long Looked, long Total, VerificationReport? Report, bool Failed)
{
    /// <summary>It has not come to its end.</summary>
    public bool Running => Report is null && !Failed;
}

/// <summary>
/// Verifies one part at a time in the background: 1. somebody asks; 2. the part is looked at, however long that takes; 3. the result is told to the audit,
/// where everybody sees when it was done last; its faults in full are kept by this node until it stops.
/// </summary>
public sealed partial class VerificationRuns : BackgroundService
{
    private readonly Verification verification;
    private readonly ChangeSets.ChangeSets changes;
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ISearchIndex index;
    private readonly ILogger<VerificationRuns> logger;
    private readonly Channel<(Caller By, VerifiedPart Part)> asked = Channel.CreateBounded<(Caller, VerifiedPart)>(1);
    private readonly Lock gate = new();
    private readonly Dictionary<VerifiedPart, VerificationRun> runs = [];

    internal VerificationRuns(
        Verification verification, ChangeSets.ChangeSets changes, IDbContextFactory<EcmDbContext> contexts, ISearchIndex index, ILogger<VerificationRuns> logger) =>
        (this.verification, this.changes, this.contexts, this.index, this.logger) = (verification, changes, contexts, index, logger);

    /// <summary>The run of a part, going on or the last one of this node; null: there was none since the start.</summary>
    public Result<VerificationRun?> Find(Caller caller, VerifiedPart part)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        lock (gate)
            return Result.Of(runs.GetValueOrDefault(part));
    }

    /// <summary>Begins one; only one is carried out at a time.</summary>
    public async Task<Result<VerificationRun>> StartAsync(Caller caller, VerifiedPart part, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        var run = new VerificationRun(part, 0, await TotalAsync(part, cancellationToken), null, Failed: false);
        lock (gate)
        {
            if (runs.Values.Any(r => r.Running))
                return Problems.VerificationRunning();
            runs[part] = run;
        }

        asked.Writer.TryWrite((caller with { IdempotencyKey = null }, part));
        return run;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (by, part) in asked.Reader.ReadAllAsync(stoppingToken))
                await RunAsync(by, part, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task RunAsync(Caller by, VerifiedPart part, CancellationToken cancellationToken)
    {
        try
        {
            var report = await verification.RunAsync(part, new Step(looked => Set(part, r => r with { Looked = looked })), cancellationToken);
            var told = await changes.CommitAsync(by, new ChangeSet("server.verify", part.ToString(), [new TellVerification(part, report)]), cancellationToken);
            Set(part, r => r with { Report = report, Failed = !told.Succeeded });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e, part);
            Set(part, r => r with { Failed = true });
        }
    }

    private void Set(VerifiedPart part, Func<VerificationRun, VerificationRun> change)
    {
        lock (gate)
            runs[part] = change(runs[part]);
    }

    private async Task<long> TotalAsync(VerifiedPart part, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return part switch
        {
            VerifiedPart.Storage => await db.FileVersions.LongCountAsync(cancellationToken),
            VerifiedPart.Index => index.Stats.Documents,
            _ => await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken),
        };
    }

    /// <summary>Told in place: the framework's own would come late and out of order.</summary>
    private sealed class Step(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }

    [LoggerMessage(3060, LogLevel.Error, "The verification of {Part} could not be carried out")]
    private static partial void LogFailed(ILogger logger, Exception exception, VerifiedPart part);
}

using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Health;
using Ecm.Core.Intake;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Jobs;

/// <summary>
/// Everything that is still to be done, and every file that could not be read, for whoever minds the server. They need not have a right to the documents:
/// of those they may not read they see the work and no name.
/// </summary>
public sealed class WorkQueue
{
    private const int MaxPage = 200;

    /// <summary>So many files are taken up again in one transaction.</summary>
    public const int RetriedAtOnce = 100;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal WorkQueue(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes) => (this.contexts, this.changes) = (contexts, changes);

    /// <summary>A page, first come first.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<WorkItem>>> ListAsync(Caller caller, WorkFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after))
            return Problems.ParameterWrong("cursor");
        size = Math.Clamp(size, 1, MaxPage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Two rows of things in the order of their ids; the page is what comes first in both together.
        var files = await WorkRows.FilesAsync(db, caller, filter, after, size + 1, cancellationToken);
        var others = await WorkRows.OthersAsync(db, filter, after, size + 1, cancellationToken);
        var items = files.Concat(others).OrderBy(i => i.Id).Take(size + 1).ToList();
        return new Page<WorkItem>([.. items.Take(size)], items.Count > size ? items[size - 1].Id.ToString("N") : null);
    }

    /// <summary>Has one file read again.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="id">The item.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<ChangeReceipt>> RetryAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await db.FileVersions.Where(v => v.Id == id).Select(v => (Guid?)v.FileId).SingleOrDefaultAsync(cancellationToken);
        return file is null
            ? Problems.NotFound()
            : await changes.CommitAsync(caller, new ChangeSet("file.retry", id.ToString(), [new RetryIntake(file.Value, Minding: true)]), cancellationToken);
    }

    /// <summary>Has the next files that stopped for a reason read again, at most <see cref="RetriedAtOnce"/>; one that stops once more meanwhile is behind the cursor.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="reason">Why they stopped; null: any.</param>
    /// <param name="cursor">Of the step before.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<RetryStep>> RetryNextAsync(Caller caller, string? reason, string? cursor, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after))
            return Problems.ParameterWrong("cursor");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var next = await WorkRows.Parked(db).Where(v => v.Id > after && (reason == null || v.Error == reason))
            .OrderBy(v => v.Id).Take(RetriedAtOnce + 1).Select(v => new { v.Id, v.FileId }).ToListAsync(cancellationToken);
        if (next.Count == 0)
            return new RetryStep(0, null);
        var now = next.Take(RetriedAtOnce).ToList();
        var asked = await changes.CommitAsync(
            caller with { IdempotencyKey = null }, new ChangeSet("file.retry", now[^1].Id.ToString(), [.. now.Select(v => new RetryIntake(v.FileId, Minding: true))]), cancellationToken);
        return asked.Map(_ => new RetryStep(now.Count, next.Count > now.Count ? now[^1].Id.ToString("N") : null));
    }

    /// <summary>How many files stopped, by reason.</summary>
    internal async Task<IReadOnlyList<ParkedReason>> ReasonsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await WorkRows.Parked(db).GroupBy(v => v.Error).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new ParkedReason(c.Key ?? "fault", c.Count))];
    }
}

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>Until a worker is free, or until it is tried again.</summary>
    Waiting,

    /// <summary>Somebody has it.</summary>
    Running,

    /// <summary>A file that could not be read; nobody tries again before somebody asks.</summary>
    Parked,
}

/// <summary>Which work a list shows.</summary>
/// <param name="State">In this state; null: in any.</param>
/// <param name="Reason">Stopped for this reason; null: for any, or not stopped.</param>
public sealed record WorkFilter(WorkState? State, string? Reason);

/// <summary>A piece of work.</summary>
/// <param name="Id">The version of a file, or the job.</param>
/// <param name="Kind"><c>extract</c>: a file is read; <c>change-set</c>: an act on many cards is carried out.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was begun; null when that is not known any more.</param>
/// <param name="Error">Why it stopped, a stable word, or what went wrong the last time.</param>
/// <param name="Since">When it was asked for.</param>
public sealed record WorkItem(Guid Id, string Kind, WorkState State, int? Attempts, string? Error, DateTimeOffset Since)
{
    /// <summary>What it is about, the title of a card or the name of a set; null: the caller may not read it.</summary>
    public string? Title { get; init; }

    /// <summary>The name of the file; null: none, or the caller may not read it.</summary>
    public string? FileName { get; init; }

    /// <summary>The card; null: none, or the caller may not read it.</summary>
    public Guid? CardId { get; init; }

    /// <summary>The file; null: none, or the caller may not read it.</summary>
    public Guid? FileId { get; init; }

    /// <summary>The set of changes; null: it is a file.</summary>
    public Guid? SetId { get; init; }

    /// <summary>Pages, or cards of a set; 0 while unknown.</summary>
    public int Total { get; init; }

    /// <summary>How many of them are done.</summary>
    public int Done { get; init; }
}

/// <summary>A step of taking up again all that stopped.</summary>
/// <param name="Asked">How many files will be read again.</param>
/// <param name="Cursor">Takes up the next; null: there are no more.</param>
public sealed record RetryStep(int Asked, string? Cursor);

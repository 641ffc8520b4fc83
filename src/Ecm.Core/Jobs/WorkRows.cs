using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.NamedSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Jobs;

/// <summary>The rows behind <see cref="WorkQueue"/>: files on their way, and other jobs.</summary>
internal static class WorkRows
{
    // Named, for the index is of no use to «not done», and nearly all are done.
    private static readonly IntakeState[] Open = [IntakeState.Queued, IntakeState.Running, IntakeState.Parked];

    /// <summary>Current versions that could not be read, but for those of cards in the trash: nobody needs them.</summary>
    public static IQueryable<FileVersion> Parked(EcmDbContext db) => Current(db, db.FileVersions.Where(v => v.Intake == IntakeState.Parked));

    public static async Task<IReadOnlyList<WorkItem>> FilesAsync(EcmDbContext db, Caller caller, WorkFilter filter, Guid after, int count, CancellationToken cancellationToken)
    {
        var reason = filter.Reason;
        var versions = filter.State == WorkState.Parked || reason is not null
            ? Parked(db).Where(v => filter.State != WorkState.Waiting && filter.State != WorkState.Running && (reason == null || v.Error == reason))
            : Current(db, db.FileVersions.Where(v => Open.Contains(v.Intake)));
        var rows =
            from v in versions.Where(v => v.Id > after)
            join job in db.Jobs.Where(j => j.Kind == ExtractJob.KindName) on v.Id equals job.SubjectId into jobs
            from job in jobs.DefaultIfEmpty()
            let state = v.Intake == IntakeState.Parked ? WorkState.Parked : job != null && job.State == JobState.Running ? WorkState.Running : WorkState.Waiting
            where filter.State == null || state == filter.State
            orderby v.Id
            select new
            {
                v.Id, v.FileId, v.CardId, v.Name, v.CreatedAt, v.Pages, v.PagesDone, v.Error, State = state, Attempt = (int?)job.Attempt, JobError = job.Error,
                Title = db.Readable(db.Cards, caller).Where(c => c.Id == v.CardId).Select(c => c.Title).FirstOrDefault(),
            };
        return [.. (await rows.Take(count).AsNoTracking().ToListAsync(cancellationToken)).Select(r =>
        {
            var item = new WorkItem(r.Id, ExtractJob.KindName, r.State, r.Attempt, r.Error ?? r.JobError, r.CreatedAt) { Total = r.Pages, Done = r.PagesDone };
            return r.Title is null ? item : item with { Title = r.Title, FileName = r.Name, CardId = r.CardId, FileId = r.FileId };
        })];
    }

    public static async Task<IReadOnlyList<WorkItem>> OthersAsync(EcmDbContext db, WorkFilter filter, Guid after, int count, CancellationToken cancellationToken)
    {
        if (filter.State == WorkState.Parked || filter.Reason is not null)
            return [];
        var rows =
            from job in db.Jobs.Where(j => j.Kind != ExtractJob.KindName && j.Id > after)
            join set in db.NamedSets on job.SubjectId equals set.Id into sets
            from set in sets.DefaultIfEmpty()
            let state = job.State == JobState.Running ? WorkState.Running : WorkState.Waiting
            where filter.State == null || state == filter.State
            orderby job.Id
            select new { job.Id, job.Kind, State = state, job.Attempt, job.Error, job.CreatedAt, SetId = (Guid?)set.Id, Title = set.Name ?? set.Act, Total = (int?)set.Total, Done = (int?)set.Next };
        return [.. (await rows.Take(count).AsNoTracking().ToListAsync(cancellationToken)).Select(r => new WorkItem(r.Id, r.Kind, r.State, r.Attempt, r.Error, r.CreatedAt)
        {
            SetId = r.SetId, Title = r.Title, Total = r.Total ?? 0, Done = r.Done ?? 0,
        })];
    }

    private static IQueryable<FileVersion> Current(EcmDbContext db, IQueryable<FileVersion> versions) =>
        from v in versions
        join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
        where !db.Cards.Any(c => c.Id == v.CardId && c.TrashedAt != null)
        select v;
}

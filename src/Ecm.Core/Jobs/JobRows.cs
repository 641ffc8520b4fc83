namespace Ecm.Core.Jobs;

/// <summary>New rows of the job table.</summary>
internal static class JobRows
{
    /// <summary>A job that its maker does itself, for a worker lacks what it needs: another gets it only when the maker dies.</summary>
    public static Job Taken(string kind, Guid subjectId, DateTimeOffset now, TimeSpan lease) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subjectId, State = JobState.Running, Attempt = 1, RunAfter = now, LeaseUntil = now + lease, CreatedAt = now,
    };

    /// <summary>A job that may start at once.</summary>
    public static Job New(string kind, Guid subjectId, DateTimeOffset now, bool background = false) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subjectId, State = JobState.Waiting, RunAfter = now, CreatedAt = now, Background = background,
    };
}

namespace Ecm.Core.Jobs;

/// <summary>New rows of the job table.</summary>
internal static class JobRows
{
    /// <summary>A job that may start at once.</summary>
    public static Job New(string kind, Guid subjectId, DateTimeOffset now, bool background = false) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subjectId, State = JobState.Waiting, RunAfter = now, CreatedAt = now, Background = background,
    };
}

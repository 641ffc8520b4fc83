namespace Ecm.Core.Jobs;

/// <summary>Work that exactly one worker must do.</summary>
internal sealed class Job
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>What it is about: for <c>extract</c> the file version.</summary>
    public required Guid SubjectId { get; init; }

    public required JobState State { get; set; }

    /// <summary>Counted when the job is claimed; a claim is finished only under its own number.</summary>
    public int Attempt { get; set; }

    /// <summary>How many of the attempts ended with a failure that was reported (the others: the process died).</summary>
    public int Failures { get; set; }

    public required DateTimeOffset RunAfter { get; set; }

    /// <summary>True for work that nobody waits for: it comes after all other that is due.</summary>
    public bool Background { get; init; }

    public DateTimeOffset? LeaseUntil { get; set; }
    public string? Error { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal enum JobState
{
    Waiting,
    Running,
}

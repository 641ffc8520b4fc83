namespace Ecm.Lucene.Rights;

/// <summary>When a question is given up.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan budget, CancellationToken cancellationToken)
{
    private readonly long began = time.GetTimestamp();

    /// <summary>Throws when the caller has gone or the budget is spent.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (time.GetElapsedTime(began) > budget) throw new OperationCanceledException($"The search took longer than its budget of {budget.TotalSeconds:0.##} s.");
    }
}

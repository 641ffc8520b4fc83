namespace Ecm.Core.Search;

/// <summary>What is nice to have beside an answer and may not hold it up.</summary>
internal static class Hints
{
    /// <summary>Computes it within a budget; over it, there is none.</summary>
    public static T? Within<T>(TimeSpan budget, Func<CancellationToken, T?> hint, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(budget);
        try
        {
            return hint(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }
}

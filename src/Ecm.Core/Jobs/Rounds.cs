namespace Ecm.Core.Jobs;

/// <summary>Work that comes round again and again, whatever a single round ends with.</summary>
internal static class Rounds
{
    /// <summary>Does the work each time a while has passed, until it is stopped.</summary>
    /// <param name="every">The while; the first round comes after one.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="round">One round.</param>
    /// <param name="failed">Is told of a round that failed; the next one comes as usual.</param>
    /// <param name="stopping">Stops it.</param>
    public static async Task EveryAsync(TimeSpan every, TimeProvider clock, Func<CancellationToken, Task> round, Action<Exception> failed, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await round(stopping);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}

using System.Diagnostics;

namespace Ecm.Testing;

/// <summary>Waits for what will be so in a while, never for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="atMost">How long; null: two minutes, which a busy machine does not need.</param>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, TimeSpan? atMost = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > (atMost ?? Patience))
                throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:0} s in vain: {what}");
            await Task.Delay(Pause);
        }
    }

    /// <inheritdoc cref="HoldsAsync(string, Func{Task{bool}}, TimeSpan?)"/>
    public static Task HoldsAsync(string what, Func<bool> condition, TimeSpan? atMost = null) =>
        HoldsAsync(what, () => Task.FromResult(condition()), atMost);
}

using Ecm.Core.Access;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Components;

namespace Ecm.Web.Administration;

/// <summary>A component that looks again by itself as long as it is on the page.</summary>
public abstract class FollowingComponent : EcmComponent
{
    private bool following;

    /// <summary>The last look failed: what is shown is older.</summary>
    protected bool Stale { get; private set; }

    /// <summary>Time.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>Reads every so often while something holds; what it reads is shown at once.</summary>
    protected async Task FollowAsync(TimeSpan pause, Func<bool> holds, Func<Caller, CancellationToken, Task> read)
    {
        if (following)
            return;
        following = true;
        try
        {
            while (holds())
            {
                await Task.Delay(pause, Clock, Gone);
                // What was read before stays in sight until the database is back.
                Stale = false;
                await AsCallerAsync(read, onFault: () => Stale = true);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(fault);
        }
        finally
        {
            following = false;
        }
    }
}

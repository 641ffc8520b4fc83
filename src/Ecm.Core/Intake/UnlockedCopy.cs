namespace Ecm.Core.Intake;

/// <summary>A copy of a locked file without its password, as long as it is read; it holds one of the hands that do so.</summary>
internal sealed class UnlockedCopy(SemaphoreSlim hands) : IDisposable
{
    private bool taken;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ecm-unlocked-{Guid.CreateVersion7():N}");

    /// <summary>Whoever calls this disposes it from now on.</summary>
    public UnlockedCopy Take()
    {
        taken = true;
        return this;
    }

    public void DisposeUnlessTaken()
    {
        if (!taken)
            Dispose();
    }

    public void Dispose()
    {
        File.Delete(Path);
        hands.Release();
    }
}

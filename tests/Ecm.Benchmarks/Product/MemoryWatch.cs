using System.Globalization;

namespace Ecm.Benchmarks.Product;

/// <summary>The memory of a process, watched while something runs.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly int process;
    private readonly CancellationTokenSource ending = new();
    private readonly Task watching;

    public MemoryWatch(int process)
    {
        this.process = process;
        Before = Peak = Megabytes(process);
        watching = WatchAsync();
    }

    /// <summary>MB in use when watching began.</summary>
    public double Before { get; }

    /// <summary>The most that was seen, MB.</summary>
    public double Peak { get; private set; }

    /// <summary>The memory that a process has in RAM now (VmRSS), MB.</summary>
    public static double Megabytes(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watching;
        ending.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            Peak = Math.Max(Peak, Megabytes(process));
            await Task.Delay(50, CancellationToken.None);
        }
    }
}

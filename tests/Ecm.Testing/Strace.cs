using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ecm.Testing;

/// <summary>strace at a running process: watches its system calls, or makes some of them fail. Disposing lets the process go.</summary>
public sealed class Strace : IAsyncDisposable
{
    private static readonly TimeSpan LettingGo = TimeSpan.FromSeconds(10);

    private readonly Process tracer;
    private readonly Task<string> rest;

    private Strace(Process tracer)
    {
        this.tracer = tracer;
        rest = tracer.StandardError.ReadToEndAsync();
    }

    /// <summary>Attaches to all threads of a process.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="options">What strace shall do.</param>
    public static async Task<Strace> AttachAsync(int processId, params IEnumerable<string> options)
    {
        string[] command = ["-f", .. options, "-p", processId.ToString(CultureInfo.InvariantCulture)];
        var tracer = Process.Start(new ProcessStartInfo("strace", command) { RedirectStandardError = true })!;
        var attached = await tracer.StandardError.ReadLineAsync();
        return attached?.Contains("attached") is true
            ? new Strace(tracer)
            : throw new InvalidOperationException($"strace could not attach: {attached}");
    }

    /// <summary>Waits until the traced process has ended.</summary>
    public async Task ProcessEndedAsync()
    {
        await tracer.WaitForExitAsync();
        await rest;
    }

    public async ValueTask DisposeAsync()
    {
        if (!tracer.HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", tracer.Id.ToString(CultureInfo.InvariantCulture)]);
            await interrupt.WaitForExitAsync();
        }

        try
        {
            await ProcessEndedAsync().WaitAsync(LettingGo);
        }
        catch (TimeoutException)
        {
            // A process that was just being forked can keep strace from letting go; the kernel lets go of all when strace ends.
            tracer.Kill();
            await ProcessEndedAsync();
        }

        tracer.Dispose();
    }
}

/// <summary>What strace -f wrote: a line a call, or two when another thread made one meanwhile.</summary>
public sealed class SystemCalls(IReadOnlyList<string> lines)
{
    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The lines at which a matching call begins.</summary>
    public IReadOnlyList<int> All(string pattern) =>
        [.. lines.Index().Where(line => Regex.IsMatch(line.Item, pattern)).Select(line => line.Index)];

    /// <summary>The line at which the one matching call begins.</summary>
    public int Only(string pattern) => All(pattern) is [var only]
        ? only
        : throw new InvalidOperationException($"{All(pattern).Count} calls match {pattern}:\n{string.Join('\n', All(pattern).Select(at => lines[at]))}");

    /// <summary>The line at which the call ends that begins at a line.</summary>
    public int End(int begin)
    {
        if (!lines[begin].EndsWith("<unfinished ...>", StringComparison.Ordinal))
            return begin;
        var thread = lines[begin].Split(' ')[0] + " ";
        return lines.Index().First(line => line.Index > begin && line.Item.StartsWith(thread, StringComparison.Ordinal) && line.Item.Contains("resumed>")).Index;
    }

    /// <summary>Whether the call that begins at a line answered 0.</summary>
    public bool Succeeded(int begin) => lines[End(begin)].EndsWith(" = 0", StringComparison.Ordinal);
}

using System.Diagnostics;
using System.Globalization;

namespace Ecm.Testing;

/// <summary>Starts tests/Ecm.Testing.BlobHost, by itself or under another program such as strace.</summary>
public static class BlobHost
{
    private const int Killed = 128 + 9;

    /// <summary>The host's executable, beside the running tests.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "Ecm.Testing.BlobHost");

    /// <summary>Runs the host to its end and answers its lines.</summary>
    /// <param name="wrapper">A program and its arguments that start the host; empty: the host itself.</param>
    /// <param name="arguments">Folder, count, size, and how many at once.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> wrapper, params IEnumerable<string> arguments)
    {
        using var host = Start(wrapper, arguments);
        return await GoAsync(host);
    }

    /// <inheritdoc cref="RunTracedAsync(IEnumerable{string}, Func{Task}, IEnumerable{string})"/>
    public static Task<IReadOnlyList<string>> RunTracedAsync(IEnumerable<string> strace, params IEnumerable<string> arguments) =>
        RunTracedAsync(strace, () => Task.CompletedTask, arguments);

    /// <summary>Runs the host under a tracer that is attached after the store has been opened, and answers its lines.</summary>
    /// <param name="strace">What strace shall do.</param>
    /// <param name="meanwhile">Runs when the host has been let go.</param>
    /// <param name="arguments">Folder, count, size, and how many at once.</param>
    public static async Task<IReadOnlyList<string>> RunTracedAsync(IEnumerable<string> strace, Func<Task> meanwhile, params IEnumerable<string> arguments)
    {
        using var host = await StartReadyAsync(arguments);

        await using var tracer = await Strace.AttachAsync(host.Id, strace);
        var running = GoAsync(host);
        await meanwhile();
        var lines = await running;
        await tracer.ProcessEndedAsync();
        return lines;
    }

    /// <summary>Starts the host; its lines come on standard output, and it waits for one on standard input.</summary>
    public static Process Start(IEnumerable<string> wrapper, params IEnumerable<string> arguments)
    {
        string[] command = [.. wrapper, Executable, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Lets an endless host store blobs for a while, ends it without warning, and answers its lines.</summary>
    /// <param name="time">How long it runs.</param>
    /// <param name="beforeTheEnd">What happens to the machine just before the process is killed.</param>
    /// <param name="arguments">Folder, 0, the most bytes of a blob, and how many at once.</param>
    public static async Task<IReadOnlyList<string>> RunAndKillAsync(TimeSpan time, Action beforeTheEnd, params IEnumerable<string> arguments)
    {
        using var host = await StartReadyAsync(arguments);
        var running = GoAsync(host);
        await Task.Delay(time);
        beforeTheEnd();
        host.Kill();
        return await running;
    }

    /// <summary>The host when it has opened its store and waits to be let go.</summary>
    private static async Task<Process> StartReadyAsync(IEnumerable<string> arguments)
    {
        var host = Start([], arguments);
        while (await host.StandardOutput.ReadLineAsync() is { } line)
            if (line == "ready")
                return host;
        throw new InvalidOperationException($"The blob host did not open its store: {await host.StandardError.ReadToEndAsync()}");
    }

    private static async Task<IReadOnlyList<string>> GoAsync(Process host)
    {
        await host.StandardInput.WriteLineAsync();
        await host.StandardInput.FlushAsync();
        var lines = new List<string>();
        while (await host.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        await host.WaitForExitAsync();
        return host.ExitCode is 0 or Killed
            ? lines
            : throw new InvalidOperationException($"The blob host ended with {host.ExitCode}: {await host.StandardError.ReadToEndAsync()}");
    }
}

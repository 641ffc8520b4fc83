using System.Diagnostics;
using System.Globalization;

namespace Ecm.Testing.Servers;

/// <summary>
/// A script beside this file that starts servers in a folder of its own, says "ready", and ends them when its standard input ends.
/// The pipe is held by this process alone, so the servers end with it, however it ends.
/// </summary>
internal static class ServerScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Kept so that no finaliser closes the pipe while tests run.
    private static readonly List<Process> Running = [];

    /// <summary>Runs the script with a new folder and the ports as its arguments until it is ready.</summary>
    public static async Task StartAsync(string script, params int[] ports)
    {
        var folder = Directory.CreateTempSubdirectory("ecm-").FullName;
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Servers", script), folder,
            .. ports.Select(p => p.ToString(CultureInfo.InvariantCulture)),
        ];
        var process = Process.Start(new ProcessStartInfo("bash", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        lock (Running)
            Running.Add(process);

        var complaints = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                if (line == "ready")
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close();
        }

        throw new InvalidOperationException(
            $"{script} did not start (are the packages of packages/tests.txt installed?): {await complaints}");
    }
}

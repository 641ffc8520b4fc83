using System.Globalization;

namespace Ecm.Core.Plugins;

/// <summary>
/// Remembers on disk in whose intake step the process is, so that a step which takes the whole server with it (a native crash, memory without
/// end) is known at the next start. Two such deaths within a day switch the plugin off until somebody resumes it.
/// A kill or a power cut in that moment counts as well: the process cannot know why it died.
/// </summary>
public sealed class PluginDeaths
{
    private const int DeathsToTrip = 2;
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> inside = new(StringComparer.Ordinal);

    /// <param name="folder">A folder of this node's own.</param>
    /// <param name="clock">The time.</param>
    public PluginDeaths(string folder, TimeProvider clock) => (this.folder, this.clock) = (folder, clock);

    /// <summary>Counts as deaths what the last server left running. Once, by a server that starts: a verb beside a running one must not.</summary>
    public void TakeStock()
    {
        Directory.CreateDirectory(folder);
        foreach (var mark in Directory.GetFiles(folder, "*.running"))
        {
            File.AppendAllText(Path.ChangeExtension(mark, ".died"), $"{File.ReadAllText(mark)}\n");
            File.Delete(mark);
        }
    }

    /// <summary>Whether the server died in steps of the plugin often enough that it must not be called.</summary>
    public bool TooMany(string plugin)
    {
        var file = Path.Combine(folder, $"{plugin}.died");
        var since = clock.GetUtcNow() - Window;
        return File.Exists(file) && File.ReadLines(file).Count(line =>
            DateTimeOffset.TryParse(line, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > since) >= DeathsToTrip;
    }

    /// <summary>Forgets the deaths of a plugin.</summary>
    public void Forget(string plugin) => File.Delete(Path.Combine(folder, $"{plugin}.died"));

    /// <summary>Marks that a step of the plugin runs, until the answer is disposed.</summary>
    public IDisposable Enter(string plugin)
    {
        lock (gate)
        {
            var count = inside[plugin] = inside.GetValueOrDefault(plugin) + 1;
            if (count == 1)
                File.WriteAllText(MarkOf(plugin), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        }

        return new Leaving(this, plugin);
    }

    private string MarkOf(string plugin) => Path.Combine(folder, $"{plugin}.running");

    private sealed class Leaving(PluginDeaths deaths, string plugin) : IDisposable
    {
        public void Dispose()
        {
            lock (deaths.gate)
                if (--deaths.inside[plugin] == 0)
                    File.Delete(deaths.MarkOf(plugin));
        }
    }
}

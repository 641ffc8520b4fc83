using System.Collections.Concurrent;
using Spectre.Console;

namespace Ecm.Cli.Uploading;

/// <summary>On a terminal: a bar for everything and one for each file under way.</summary>
internal sealed class UploadBars(ProgressContext progress, ProgressTask all) : IUploadWatch
{
    private const int NameWidth = 40;
    private readonly ConcurrentDictionary<string, ProgressTask> bars = new();

    public void Sending(string path, long size)
    {
        var bar = bars.GetOrAdd(path, p => progress.AddTask(Markup.Escape(Short(Path.GetFileName(p)))));
        bar.MaxValue = Math.Max(1, size);
        bar.Value = 0;
    }

    public void Sent(string path, long bytes) => bars[path].Value = bytes;

    public void Reading(string path, int done, int pages)
    {
        var bar = bars[path];
        bar.IsIndeterminate = pages == 0;
        if (pages == 0)
            return;
        bar.MaxValue = pages;
        bar.Value = done;
    }

    public void Ended(UploadedLine line)
    {
        if (bars.TryGetValue(line.Path, out var bar))
            bar.StopTask();
        all.Increment(1);
    }

    private static string Short(string name)
    {
        var plain = Plain.Text(name);
        return plain.Length <= NameWidth ? plain : $"{plain[..(NameWidth - 1)]}…";
    }
}

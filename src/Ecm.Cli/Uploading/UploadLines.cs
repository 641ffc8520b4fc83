using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>Without a terminal: one line a file when it has come to its end.</summary>
internal sealed class UploadLines(Surroundings surroundings) : IUploadWatch
{
    private readonly Lock gate = new();

    public void Sending(string path, long size)
    {
    }

    public void Sent(string path, long bytes)
    {
    }

    public void Reading(string path, int done, int pages)
    {
    }

    public void Ended(UploadedLine line)
    {
        lock (gate)
            surroundings.Complain($"{line.Path}: {Describe(surroundings, line)}");
    }

    /// <summary>How a file ended, for people.</summary>
    public static string Describe(Surroundings surroundings, UploadedLine line) => line.State switch
    {
        UploadedLine.Failed => surroundings.Say($"не принят. {line.Error}", $"not taken in. {line.Error}"),
        UploadedLine.Discarded => surroundings.Say("такой уже есть", "is there already"),
        IntakeStates.Parked => surroundings.Say($"сохранён, но не прочитан ({line.Error})", $"stored, but not read ({line.Error})"),
        IntakeStates.Done => surroundings.Say($"прочитан, страниц: {line.Pages}", $"read, pages: {line.Pages}"),
        _ => surroundings.Say("сохранён", "stored"),
    };
}

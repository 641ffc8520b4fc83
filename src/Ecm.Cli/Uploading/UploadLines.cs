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
            surroundings.Complain($"{line.Path}: {UploadWords.Describe(surroundings, line)}");
    }
}

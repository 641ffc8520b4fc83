using System.Threading.Channels;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>
/// One request with an answer of many messages: the files inside a file, a copy of a locked one. Few messages are held here: whoever is slow to store them fills the pipe, and the child waits.
/// </summary>
internal sealed class StreamLane(FrameKind kind, byte[] body, bool alone, CancellationToken cancellationToken) : Lane(alone)
{
    private const int MostUnread = 8;

    private readonly Channel<Frame> frames = Channel.CreateBounded<Frame>(MostUnread);
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool taken;

    public ChannelReader<Frame> Frames => frames.Reader;

    /// <summary>Completes when the child is no longer at work for this lane.</summary>
    public Task Left => left.Task;

    public override bool IsOver => taken || cancellationToken.IsCancellationRequested;

    public override bool IsReady => !IsOver;

    public override Func<Func<CancellationToken, Task<ReadingChild>>, Task> Take()
    {
        taken = true;
        return RunAsync;
    }

    /// <summary>A lane that never had its turn is not waited for.</summary>
    public void GiveUp()
    {
        if (!taken)
            left.TrySetResult();
    }

    private async Task RunAsync(Func<CancellationToken, Task<ReadingChild>> lease)
    {
        try
        {
            var child = await lease(cancellationToken);
            await foreach (var frame in child.AskAsync(kind, body, cancellationToken))
                await frames.Writer.WriteAsync(frame, cancellationToken);
            frames.Writer.TryComplete();
        }
        catch (Exception e)
        {
            frames.Writer.TryComplete(e is ExtractionException or OperationCanceledException ? e : new ExtractionException(ExtractionFailure.Crashed, e.Message, e));
        }
        finally
        {
            left.TrySetResult();
        }
    }
}

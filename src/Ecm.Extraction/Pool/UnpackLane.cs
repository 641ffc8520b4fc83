using System.Threading.Channels;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>
/// The files inside one file, as the child sends them. Few messages are held here: whoever is slow to store them fills the pipe, and the child waits.
/// </summary>
internal sealed class UnpackLane(UnpackRequest request, CancellationToken cancellationToken) : Lane(request.Alone)
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
            var body = MessageJson.Write(new UnpackFile(request.Path, request.Probe.MediaType, [.. request.Done], request.Limits));
            await foreach (var frame in child.AskAsync(FrameKind.Unpack, body, cancellationToken))
            {
                if (frame.Kind is not (FrameKind.Entry or FrameKind.Chunk))
                    throw new ExtractionException(ExtractionFailure.Crashed, $"The child answered {frame.Kind} for a file inside.");
                await frames.Writer.WriteAsync(frame, cancellationToken);
            }

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

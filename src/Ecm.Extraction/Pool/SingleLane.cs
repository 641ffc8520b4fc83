using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>One request with one answer: a look at a file, a picture.</summary>
internal sealed class SingleLane(FrameKind kind, byte[] body, FrameKind expected, CancellationToken cancellationToken) : Lane(alone: false)
{
    private readonly TaskCompletionSource<byte[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool taken;

    /// <summary>A caller that gives up while its lane waits for its turn is answered at once.</summary>
    public Task<byte[]> Answer => answer.Task.WaitAsync(cancellationToken);

    public override bool IsOver => taken || cancellationToken.IsCancellationRequested;

    public override bool IsReady => !IsOver;

    public override Func<Func<CancellationToken, Task<ReadingChild>>, Task> Take()
    {
        taken = true;
        return RunAsync;
    }

    private async Task RunAsync(Func<CancellationToken, Task<ReadingChild>> lease)
    {
        try
        {
            var child = await lease(cancellationToken);
            await foreach (var frame in child.AskAsync(kind, body, cancellationToken))
            {
                if (frame.Kind != expected)
                    throw new ExtractionException(ExtractionFailure.Crashed, $"The child answered {frame.Kind} for {expected}.");
                answer.TrySetResult(frame.Body);
            }

            answer.TrySetException(new ExtractionException(ExtractionFailure.Crashed, $"The child did not answer {kind}."));
        }
        catch (OperationCanceledException)
        {
            answer.TrySetCanceled(cancellationToken);
        }
        catch (Exception e)
        {
            answer.TrySetException(e);
        }
    }
}

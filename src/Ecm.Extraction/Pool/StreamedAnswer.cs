using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>An answer of many messages while it is taken; leaving it in the middle ends the child.</summary>
internal sealed class StreamedAnswer : IAsyncDisposable
{
    private readonly ChildPool pool;
    private readonly SemaphoreSlim entrance;
    private readonly CancellationTokenSource ending;
    private readonly StreamLane lane;

    private StreamedAnswer(ChildPool pool, SemaphoreSlim entrance, CancellationTokenSource ending, StreamLane lane) =>
        (this.pool, this.entrance, this.ending, this.lane) = (pool, entrance, ending, lane);

    public static async Task<StreamedAnswer> AskAsync(
        ChildPool pool, SemaphoreSlim entrance, FrameKind kind, byte[] body, bool alone, CancellationToken cancellationToken)
    {
        await entrance.WaitAsync(cancellationToken);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pool.Stopping);
        var answer = new StreamedAnswer(pool, entrance, ending, new StreamLane(kind, body, alone, ending.Token));
        try
        {
            pool.Enter(answer.lane);
            return answer;
        }
        catch
        {
            await answer.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message; null behind the last.</summary>
    public async Task<Frame?> NextAsync() => await lane.Frames.WaitToReadAsync(ending.Token) ? await lane.Frames.ReadAsync(ending.Token) : null;

    /// <summary>The bytes up to the next message that is none.</summary>
    public InnerContent Content() => new(lane.Frames);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        pool.Leave(lane);
        lane.GiveUp();
        await lane.Left;
        ending.Dispose();
        entrance.Release();
    }
}

using System.Threading.Channels;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Pool;

/// <summary>
/// The pages of one file. A unit is one page while pages need recognition; while they come from a text layer it doubles up to
/// <see cref="LongestUnit"/>, because then the start of poppler costs more than a page. A page that fails is set aside and the others
/// are read; after <see cref="MostFailures"/> the file is given up.
/// </summary>
internal sealed class ReadLane : Lane
{
    private const int LongestUnit = 32;
    private const int MostFailures = 3;

    /// <summary>A slow reader of the answers stops the reading of its own file only.</summary>
    private const int MostUnread = 64;

    private readonly Lock gate = new();
    private readonly Channel<PageText> answers = Channel.CreateUnbounded<PageText>();
    private readonly ReadRequest request;
    private readonly CancellationToken cancellationToken;
    private readonly SortedSet<int> wanted;
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExtractionException? firstFailure;
    private Exception? abandoned;
    private int failures;
    private int unitLength = 1;
    private int running;

    public ReadLane(ReadRequest request, CancellationToken cancellationToken)
        : base(request.Alone)
    {
        this.request = request;
        this.cancellationToken = cancellationToken;
        wanted = [.. Enumerable.Range(1, request.Probe.Pages).Where(page => !request.Done.Contains(page))];
        CompleteWhenOver();
    }

    public ChannelReader<PageText> Answers => answers.Reader;

    /// <summary>Completes when no unit of this lane runs any more.</summary>
    public Task Left => left.Task;

    public override bool IsOver
    {
        get
        {
            lock (gate)
                return wanted.Count == 0 && running == 0;
        }
    }

    public override bool IsReady
    {
        get
        {
            lock (gate)
                return wanted.Count > 0 && answers.Reader.Count < MostUnread;
        }
    }

    public override Func<Func<CancellationToken, Task<ReadingChild>>, Task> Take()
    {
        lock (gate)
        {
            List<int> unit = [.. wanted.Take(unitLength)];
            wanted.ExceptWith(unit);
            running++;
            return lease => RunAsync(unit, lease);
        }
    }

    private async Task RunAsync(List<int> unit, Func<CancellationToken, Task<ReadingChild>> lease)
    {
        try
        {
            var child = await lease(cancellationToken);
            var body = MessageJson.Write(new ReadPages(request.Path, request.Probe.Kind, request.Probe.MediaType, unit, request.Languages));
            await foreach (var frame in child.AskAsync(FrameKind.Read, body, cancellationToken))
                Accept(frame, unit);
            GiveBack(unit);
        }
        catch (OperationCanceledException e)
        {
            GiveUp(e);
        }
        catch (ExtractionException e)
        {
            Fail(e, unit);
        }
        catch (Exception e)
        {
            Fail(new ExtractionException(ExtractionFailure.Crashed, e.Message, e), unit);
        }
        finally
        {
            lock (gate)
            {
                running--;
                CompleteWhenOver();
            }
        }
    }

    private void Accept(Frame frame, List<int> unit)
    {
        var page = frame.Kind == FrameKind.Page ? PageTextCodec.Unpack(frame.Body) : throw new InvalidDataException($"The child answered {frame.Kind} for a page.");
        if (!unit.Remove(page.Number))
            throw new InvalidDataException($"The child answered page {page.Number}, which was not asked for.");
        lock (gate)
            unitLength = page.Origin == TextOrigin.TextLayer ? Math.Min(unitLength * 2, LongestUnit) : 1;
        answers.Writer.TryWrite(page);
    }

    private void GiveBack(List<int> unit)
    {
        lock (gate)
        {
            if (failures < MostFailures && !cancellationToken.IsCancellationRequested)
                wanted.UnionWith(unit);
        }
    }

    private void Fail(ExtractionException failure, List<int> unit)
    {
        var page = failure.Page ?? unit.FirstOrDefault(request.Probe.Pages);
        lock (gate)
        {
            unit.Remove(page);
            unitLength = 1;
            failures += failure.Reason is ExtractionFailure.NotInstalled or ExtractionFailure.Password ? MostFailures : 1;
            firstFailure ??= new ExtractionException(failure.Reason, failure.Detail, failure) { Page = page };
            if (failures >= MostFailures || cancellationToken.IsCancellationRequested)
                wanted.Clear();
            else
                wanted.UnionWith(unit);
        }
    }

    /// <summary>Gives up what is not yet read; <see cref="Left"/> completes when the running units have ended.</summary>
    public void GiveUp(Exception? reason = null)
    {
        lock (gate)
        {
            wanted.Clear();
            abandoned ??= reason;
            CompleteWhenOver();
        }
    }

    private void CompleteWhenOver()
    {
        if (running > 0 || wanted.Count > 0)
            return;
        answers.Writer.TryComplete(abandoned ?? firstFailure);
        left.TrySetResult();
    }
}

using System.Threading.Channels;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Office;
using Ecm.Extraction.Worker.Pdf;

namespace Ecm.Extraction.Worker;

/// <summary>Reads requests, answers them one after the other, and ends with the pipe even while a page is being read.</summary>
internal sealed class RequestLoop(Stream stdin, Stream stdout)
{
    private readonly Channel<Frame> requests = Channel.CreateUnbounded<Frame>();

    public async Task<int> RunAsync()
    {
        var answering = Task.Run(AnswerAsync);
        await Task.WhenAny(Task.Run(ListenAsync), answering);
        Programs.KillRunning();
        return answering.IsFaulted ? 1 : 0;
    }

    private async Task ListenAsync()
    {
        while (await Frames.ReadAsync(stdin, CancellationToken.None) is { } frame)
            await requests.Writer.WriteAsync(frame);
    }

    private async Task AnswerAsync()
    {
        await SendAsync(FrameKind.Hello, MessageJson.Write(new Hello(Hello.Current)));
        FileReader? reader = null;
        await foreach (var request in requests.Reader.ReadAllAsync())
        {
            if (request.Kind == FrameKind.Settings)
                reader = new FileReader(MessageJson.Read<Settings>(request.Body));
            else
                await AnswerAsync(reader ?? throw new InvalidDataException("A request before the settings."), request);
        }
    }

    private async Task AnswerAsync(FileReader reader, Frame request)
    {
        try
        {
            switch (request.Kind)
            {
                case FrameKind.Probe:
                    await SendAsync(FrameKind.Probed, MessageJson.Write(reader.Probe(MessageJson.Read<ProbeFile>(request.Body))));
                    break;
                case FrameKind.Read:
                    foreach (var page in reader.Read(MessageJson.Read<ReadPages>(request.Body)))
                        await SendAsync(FrameKind.Page, PageTextCodec.Pack(page));
                    await SendAsync(FrameKind.Done, ReadOnlyMemory<byte>.Empty);
                    break;
                case FrameKind.Unpack:
                    await FileReader.UnpackAsync(MessageJson.Read<UnpackFile>(request.Body), SendAsync);
                    await SendAsync(FrameKind.Done, ReadOnlyMemory<byte>.Empty);
                    break;
                case FrameKind.Unlock:
                    var outcome = await LockedPdf.UnlockAsync(MessageJson.Read<UnlockFile>(request.Body), SendAsync);
                    await SendAsync(FrameKind.Unlocked, MessageJson.Write(new Unlocked(outcome)));
                    break;
                case FrameKind.Render:
                    var partial = await OfficeRendition.RenderAsync(MessageJson.Read<RenderFile>(request.Body), SendAsync);
                    await SendAsync(FrameKind.Rendered, MessageJson.Write(new Rendered(partial)));
                    break;
                case FrameKind.Draw:
                    await SendAsync(FrameKind.Picture, FileReader.Draw(MessageJson.Read<DrawPage>(request.Body)));
                    break;
                case FrameKind.Cut:
                    await SendAsync(FrameKind.Picture, Pictures.Cut(MessageJson.Read<CutPicture>(request.Body)));
                    break;
                default:
                    throw new InvalidDataException($"No request is {request.Kind}.");
            }
        }
        catch (Exception e) when (Explain(e) is { } failed)
        {
            await SendAsync(FrameKind.Failed, MessageJson.Write(failed));
        }
    }

    /// <returns>Null for a fault of ours: the child ends, the pool says so.</returns>
    private static Failed? Explain(Exception e) => e switch
    {
        ExtractionException known => new Failed(known.Reason, known.Detail, known.Page),
        DllNotFoundException or EntryPointNotFoundException => new Failed(ExtractionFailure.NotInstalled, e.Message, null),
        OutOfMemoryException => new Failed(ExtractionFailure.OutOfMemory, e.Message, null),
        FileNotFoundException or EndOfStreamException or UnauthorizedAccessException => new Failed(ExtractionFailure.Damaged, e.Message, null),
        _ => null,
    };

    private Task SendAsync(FrameKind kind, ReadOnlyMemory<byte> body) => Frames.WriteAsync(stdout, kind, body, CancellationToken.None);
}

using System.Runtime.CompilerServices;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Native;
using Ecm.Extraction.Worker.Office;
using Microsoft.Extensions.Logging;

namespace Ecm.Extraction.Pool;

/// <summary>Reads files in child processes, so that a hostile one costs a child and never this process.</summary>
internal sealed partial class ChildTextExtractor : ITextExtractor, IAsyncDisposable
{
    /// <summary>
    /// Raised when the same file would be read otherwise: preparation of pictures, choice of text layer or OCR, cutting. 2: stamps, bad light, white on black, a second
    /// look, garbled layers.
    /// </summary>
    private const int Rules = 2;

    /// <summary>Raised when files of more kinds are read. 2: office documents, web pages, DjVu, mail, Outlook's too, with what is attached to it.</summary>
    private const int Kinds = 2;

    /// <summary>What <see cref="Kinds"/> is with LibreOffice, so that a server that got it looks again at what it could not read before.</summary>
    private const int KindsWithOffice = 3;

    private readonly ExtractionOptions options;
    private readonly ChildCommand command;
    private readonly ChildPool pool;
    private readonly SemaphoreSlim entrance;
    private readonly Lazy<string> recipe;

    public ChildTextExtractor(ExtractionOptions options, TimeProvider time, ILogger<ChildTextExtractor> logger)
    {
        this.options = options;
        command = new ChildCommand(options);
        pool = new ChildPool(options, command, time, logger);
        entrance = new SemaphoreSlim(options.Waiting);
        recipe = new Lazy<string>(() => $"rules {Rules} {NativeParts.Describe(options.Models, options.Languages)}");
        if (!command.Isolated)
            LogNotIsolated(logger);
    }

    public string Recipe => recipe.Value;

    public IReadOnlyList<string> Languages => NativeParts.Languages(options.Models);

    public string RecipeFor(string languages) => $"rules {Rules} {NativeParts.Describe(options.Models, languages)} asked for";

    public int KindsVersion => OfficeProgram.IsInstalled ? KindsWithOffice : Kinds;

    public IReadOnlyCollection<string> RenderedTypes => OfficeProgram.IsInstalled ? OfficeRendition.Types : [];

    public IReadOnlyList<string> Problems => NativeParts.Missing(options.Models, options.Languages);

    public IReadOnlyList<string> Warnings => command.Isolated ? [] : [NotIsolated];

    private const string NotIsolated =
        "Reading children are not cut off from the network: bwrap is missing (apt-get install bubblewrap) or this system forbids it new namespaces";

    public async Task<FileProbe> ProbeAsync(string path, string name, CancellationToken cancellationToken) =>
        MessageJson.Read<FileProbe>(await AskAsync(FrameKind.Probe, MessageJson.Write(new ProbeFile(path)), FrameKind.Probed, cancellationToken));

    public Task<byte[]> DrawAsync(string path, FileProbe probe, int page, int width, int rotation, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4000);
        if (rotation is not (0 or 90 or 180 or 270))
            throw new ArgumentOutOfRangeException(nameof(rotation), rotation, "A page is turned by 0, 90, 180 or 270 degrees.");
        return AskAsync(FrameKind.Draw, MessageJson.Write(new DrawPage(path, probe.Kind, probe.MediaType, page, width, rotation)), FrameKind.Picture, cancellationToken);
    }

    public Task<byte[]> CutAsync(string path, PicturePart part, CancellationToken cancellationToken)
    {
        if (part.Right <= part.Left || part.Bottom <= part.Top)
            throw new ArgumentOutOfRangeException(nameof(part), part, "A part has a width and a height.");
        return AskAsync(FrameKind.Cut, MessageJson.Write(new CutPicture(path, part)), FrameKind.Picture, cancellationToken);
    }

    public async IAsyncEnumerable<PageText> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await entrance.WaitAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pool.Stopping);
        var lane = new ReadLane(request, ending.Token);
        try
        {
            pool.Enter(lane);
            await foreach (var page in lane.Answers.ReadAllAsync(ending.Token))
            {
                yield return page;
                pool.Pump(); // it may have waited for us to take answers
            }
        }
        finally
        {
            await ending.CancelAsync();
            lane.GiveUp();
            pool.Leave(lane);
            await lane.Left;
            entrance.Release();
        }
    }

    public async IAsyncEnumerable<InnerFile> UnpackAsync(UnpackRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var body = MessageJson.Write(new UnpackFile(request.Path, request.Probe.MediaType, [.. request.Done], request.Limits));
        await using var answer = await StreamedAnswer.AskAsync(pool, entrance, FrameKind.Unpack, body, request.Alone, cancellationToken);
        while (await answer.NextAsync() is { } frame)
        {
            if (frame.Kind != FrameKind.Entry)
                throw new ExtractionException(ExtractionFailure.Crashed, $"The child answered {frame.Kind} for a file inside.");
            var entry = MessageJson.Read<Entry>(frame.Body);
            await using var content = answer.Content();
            yield return new InnerFile(entry.Place, entry.Name, entry.MediaType, entry.Refused, content);
            await content.SkipAsync(cancellationToken);
        }
    }

    public async Task<UnlockOutcome> UnlockAsync(string path, string password, Stream into, CancellationToken cancellationToken)
    {
        var body = MessageJson.Write(new UnlockFile(path, password));
        await using var answer = await StreamedAnswer.AskAsync(pool, entrance, FrameKind.Unlock, body, alone: false, cancellationToken);
        await using (var copy = answer.Content())
            await copy.CopyToAsync(into, cancellationToken);
        return await answer.NextAsync() is { Kind: FrameKind.Unlocked } end
            ? MessageJson.Read<Unlocked>(end.Body).Outcome
            : throw new ExtractionException(ExtractionFailure.Crashed, "The child did not say what came of the password.");
    }

    public async Task<bool> RenderAsync(string path, string mediaType, bool alone, Stream into, CancellationToken cancellationToken)
    {
        var body = MessageJson.Write(new RenderFile(path, mediaType));
        await using var answer = await StreamedAnswer.AskAsync(pool, entrance, FrameKind.Render, body, alone, cancellationToken);
        await using (var pages = answer.Content())
            await pages.CopyToAsync(into, cancellationToken);
        return await answer.NextAsync() is { Kind: FrameKind.Rendered } end
            ? MessageJson.Read<Rendered>(end.Body).Partial
            : throw new ExtractionException(ExtractionFailure.Crashed, "The child did not say whether the pages are whole.");
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private async Task<byte[]> AskAsync(FrameKind kind, byte[] body, FrameKind expected, CancellationToken cancellationToken)
    {
        await entrance.WaitAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pool.Stopping);
        var lane = new SingleLane(kind, body, expected, ending.Token);
        try
        {
            pool.Enter(lane);
            return await lane.Answer;
        }
        finally
        {
            entrance.Release();
        }
    }

    [LoggerMessage(200, LogLevel.Warning, NotIsolated)]
    private static partial void LogNotIsolated(ILogger logger);
}

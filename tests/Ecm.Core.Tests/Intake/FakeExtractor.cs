using System.Runtime.CompilerServices;
using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Tests.Intake;

/// <summary>Reads nothing out of files and knows what lies in them.</summary>
internal sealed class FakeExtractor : ITextExtractor
{
    /// <summary>What every file is.</summary>
    public FileProbe Probe { get; set; } = new("message/rfc822", FileKind.Text, 1, false) { MayHoldFiles = true };

    /// <summary>What lies in every file: its name, its bytes.</summary>
    public List<(string? Name, byte[] Bytes)> Inside { get; } = [];

    /// <summary>The place at which it breaks off; 0: it does not.</summary>
    public int BreaksAt { get; set; }

    /// <summary>The place at which it does not go on; 0: it does.</summary>
    public int HangsAt { get; set; }

    /// <summary>Places that were sent.</summary>
    public List<int> Sent { get; } = [];

    public int KindsVersion { get; set; } = 2;

    /// <summary>Waited for before a file is read.</summary>
    public Task Reading { get; set; } = Task.CompletedTask;

    /// <summary>The files that were read, by their bytes.</summary>
    public List<string> ReadFiles { get; } = [];

    /// <summary>The languages that were asked for last.</summary>
    public string? Asked { get; private set; }

    public string Recipe => "test";

    public IReadOnlyList<string> Languages => ["deu", "eng", "rus"];

    public IReadOnlyList<string> Problems => [];

    /// <summary>Media types of files that are laid out.</summary>
    public IReadOnlyCollection<string> RenderedTypes { get; set; } = [];

    /// <summary>What a file that was laid out is.</summary>
    public FileProbe LaidOut { get; set; } = new("application/pdf", FileKind.Pdf, 2, false);

    /// <summary>Why files cannot be laid out; null: they can.</summary>
    public ExtractionException? RefusesToRender { get; set; }

    /// <summary>Whether files that are laid out have more text than their pages.</summary>
    public bool HasMoreThanPages { get; set; }

    /// <summary>Waited for before a file is laid out.</summary>
    public Task Rendering { get; set; } = Task.CompletedTask;

    /// <summary>How many files were laid out.</summary>
    public int Rendered { get; private set; }

    public Task<FileProbe> ProbeAsync(string path, string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(path) && File.ReadAllText(path).StartsWith("pages of", StringComparison.Ordinal) ? LaidOut : Probe);

    /// <summary>A file «x» is laid out as «pages of x».</summary>
    public async Task<bool> RenderAsync(string path, string mediaType, bool alone, Stream into, CancellationToken cancellationToken)
    {
        if (RefusesToRender is { } refusal)
            throw refusal;
        Rendered++;
        await Rendering.WaitAsync(cancellationToken);
        await into.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"pages of {await File.ReadAllTextAsync(path, cancellationToken)}"), cancellationToken);
        return HasMoreThanPages;
    }

    public async IAsyncEnumerable<PageText> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Reading.WaitAsync(cancellationToken);
        Asked = request.Languages;
        ReadFiles.Add(await File.ReadAllTextAsync(request.Path, cancellationToken));
        for (var page = 1; page <= request.Probe.Pages; page++)
            if (!request.Done.Contains(page))
                yield return new PageText { Number = page, Origin = TextOrigin.TextLayer, Text = "текст" };
    }

    public Task<byte[]> DrawAsync(string path, FileProbe probe, int page, int width, int rotation, CancellationToken cancellationToken) =>
        Task.FromResult(System.Text.Encoding.UTF8.GetBytes($"{File.ReadAllText(path)} {page}"));

    public Task<byte[]> CutAsync(string path, PicturePart part, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The password of every file is «верный»; without it a file says «открыт».</summary>
    public async Task<UnlockOutcome> UnlockAsync(string path, string password, Stream into, CancellationToken cancellationToken)
    {
        if (password != "верный")
            return UnlockOutcome.WrongPassword;
        await into.WriteAsync("открыт"u8.ToArray(), cancellationToken);
        return UnlockOutcome.Unlocked;
    }

    public async IAsyncEnumerable<InnerFile> UnpackAsync(UnpackRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var place = 1; place <= Inside.Count; place++)
        {
            if (place == HangsAt)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            if (place == BreaksAt)
                throw new ExtractionException(ExtractionFailure.Crashed, "gone");
            var (name, bytes) = Inside[place - 1];
            UnpackRefusal? refused = place > request.Limits.Files ? UnpackRefusal.TooMany : bytes.Length > request.Limits.FileSize ? UnpackRefusal.TooLarge : null;
            if (refused is null && request.Done.Contains(place))
                continue;
            if (refused is null)
                Sent.Add(place);
            yield return new InnerFile(place, name, "text/plain", refused, refused is null ? new MemoryStream(bytes) : Stream.Null);
        }
    }
}

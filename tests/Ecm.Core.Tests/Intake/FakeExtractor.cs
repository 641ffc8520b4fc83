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

    /// <summary>Places that were sent.</summary>
    public List<int> Sent { get; } = [];

    public int KindsVersion { get; set; } = 2;

    public string Recipe => "test";

    public IReadOnlyList<string> Problems => [];

    public Task<FileProbe> ProbeAsync(string path, string name, CancellationToken cancellationToken) => Task.FromResult(Probe);

    public async IAsyncEnumerable<PageText> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var page = 1; page <= request.Probe.Pages; page++)
            if (!request.Done.Contains(page))
                yield return new PageText { Number = page, Origin = TextOrigin.TextLayer, Text = "текст" };
    }

    public Task<byte[]> DrawAsync(string path, FileProbe probe, int page, int width, int rotation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<InnerFile> UnpackAsync(UnpackRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var place = 1; place <= Inside.Count; place++)
        {
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

using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Documents;

namespace Ecm.Extraction.Worker.Texts;

/// <summary>Texts without pages: plain ones and those of documents. The last file is kept decoded: its parts are asked for in several requests.</summary>
internal sealed class TextFile
{
    private const int MostBytes = 64 * 1024 * 1024;

    private Decoded? last;

    /// <returns>Null when the bytes are no text in any known encoding.</returns>
    public FileProbe? Probe(string path, string mediaType, int mostParts) =>
        Decode(path, mediaType, mostParts) is { } text ? new FileProbe(mediaType, FileKind.Text, text.Parts.Count, text.More) : null;

    public IEnumerable<PageText> Read(string path, string mediaType, IReadOnlyList<int> parts, int mostParts)
    {
        var text = Decode(path, mediaType, mostParts) ?? throw new ExtractionException(ExtractionFailure.Damaged, "No text in a known encoding.");
        foreach (var number in parts)
        {
            if (number < 1 || number > text.Parts.Count)
                throw new ExtractionException(ExtractionFailure.Damaged, $"The text has {text.Parts.Count} parts.") { Page = number };
            yield return new PageText { Number = number, Origin = TextOrigin.TextLayer, Text = text.Text[text.Parts[number - 1]] };
        }
    }

    private Decoded? Decode(string path, string mediaType, int mostParts)
    {
        var file = new FileInfo(path);
        var key = (path, file.Length, file.LastWriteTimeUtc);
        if (last is null || last.Key != key)
        {
            last = null;
            var (decoded, cut) = DocumentText.Reads(mediaType) ? DocumentText.Read(path, mediaType) : ReadPlain(path);
            if (decoded is null)
                return null;
            var text = TextParts.Clean(decoded);
            var (parts, more) = TextParts.Cut(text, mostParts);
            last = new Decoded(key, text, parts, more || cut);
        }

        return last;
    }

    private static (string? Text, bool More) ReadPlain(string path)
    {
        var bytes = ReadFront(path);
        return (Charsets.Decode(bytes), new FileInfo(path).Length > bytes.Length);
    }

    private static byte[] ReadFront(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, MostBytes)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Decoded((string, long, DateTime) Key, string Text, IReadOnlyList<Range> Parts, bool More);
}

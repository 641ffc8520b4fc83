using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ecm.Client;

/// <summary>
/// A multipart/form-data body with one file, written while it is read, of known length. Built by hand: a file name with any character arrives unchanged
/// in <c>filename*</c>, and <c>filename</c> has what older servers understand.
/// </summary>
internal sealed class FileBody : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly Stream content;
    private readonly long length;
    private readonly IProgress<long>? progress;
    private readonly byte[] head;
    private readonly byte[] tail;

    /// <param name="content">Read once from its present position; must be able to tell its length.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="mediaType">What it is; null: not known.</param>
    /// <param name="progress">Is told the bytes sent so far.</param>
    public FileBody(Stream content, string name, string? mediaType, IProgress<long>? progress)
    {
        this.content = content;
        this.progress = progress;
        length = content.Length - content.Position;
        var boundary = $"ecm-{Guid.CreateVersion7():N}";
        head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; {Name(name)}\r\nContent-Type: {mediaType ?? "application/octet-stream"}\r\n\r\n");
        tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };
    }

    /// <summary>Both forms of a name. Browsers write quote and line ends in the plain one as %22, %0D and %0A, so do we; a backslash would break the header.</summary>
    internal static string Name(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            plain.Append(rune.Value switch { '"' => "%22", '\r' => "%0D", '\n' => "%0A", '\\' or < ' ' or 0x7f => "_", _ => rune.ToString() });
        return $"filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(head, cancellationToken);
        var buffer = new byte[BufferSize];
        var sent = 0L;
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            progress?.Report(sent += count);
        }

        await stream.WriteAsync(tail, cancellationToken);
    }

    protected override bool TryComputeLength(out long total)
    {
        total = head.Length + length + tail.Length;
        return true;
    }
}

using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Worker;

/// <summary>Files that the child made, on their way to the server.</summary>
internal static class FileChunks
{
    private const int Length = 128 * 1024;

    public static async Task SendAsync(string path, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
    {
        await using var file = File.OpenRead(path);
        var buffer = new byte[Length];
        for (int read; (read = await file.ReadAsync(buffer)) > 0;)
            await send(FrameKind.Chunk, buffer.AsMemory(0, read));
    }
}

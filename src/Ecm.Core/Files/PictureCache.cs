using Ecm.Core.Results;

namespace Ecm.Core.Files;

/// <summary>
/// A folder of drawn pages that may be deleted at any time; the oldest go when it grows over its size. The same page is drawn once at a time,
/// for all who wait for it: whoever leaves ends nothing for the others, and the last one ends the drawing.
/// </summary>
internal sealed class PictureCache(string folder, long maxBytes)
{
    private readonly Dictionary<string, Drawing> drawings = [];
    private readonly Lock gate = new();
    private int sinceTrim;

    /// <summary>A picture of a blob, kept or drawn.</summary>
    /// <param name="blobId">The blob.</param>
    /// <param name="picture">Which picture of it; part of a file name.</param>
    /// <param name="draw">Draws it; its token is cancelled when nobody waits any more.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Result<byte[]>> GetAsync(
        Guid blobId, string picture, Func<CancellationToken, Task<Result<byte[]>>> draw, CancellationToken cancellationToken)
    {
        var path = PathOf(blobId, picture);
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return await DrawOnceAsync(path, draw, cancellationToken);
        }
    }

    // The last digits of a UUIDv7 are random; the first ones are the time and would put years into one folder.
    private string PathOf(Guid blobId, string picture)
    {
        var id = $"{blobId:N}";
        return Path.Combine(folder, id[^2..], $"{id}-{picture}.jpg");
    }

    private async Task<Result<byte[]>> DrawOnceAsync(string path, Func<CancellationToken, Task<Result<byte[]>>> draw, CancellationToken cancellationToken)
    {
        Drawing? drawing;
        lock (gate)
        {
            if (!drawings.TryGetValue(path, out drawing))
            {
                drawings[path] = drawing = new Drawing();
                drawing.Task = DrawAsync(path, drawing, draw);
            }

            drawing.Viewers++;
        }

        try
        {
            return await drawing.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(path, drawing);
        }
    }

    private void Leave(string path, Drawing drawing)
    {
        lock (gate)
        {
            if (--drawing.Viewers > 0)
                return;
            Forget(path, drawing);
        }

        drawing.Abandoned.Cancel();
    }

    private async Task<Result<byte[]>> DrawAsync(string path, Drawing drawing, Func<CancellationToken, Task<Result<byte[]>>> draw)
    {
        await Task.Yield();
        try
        {
            var drawn = await draw(drawing.Abandoned.Token);
            if (drawn.Succeeded)
                Keep(path, drawn.Value);
            return drawn;
        }
        finally
        {
            lock (gate)
                Forget(path, drawing);
        }
    }

    // A later viewer may have begun anew after this one was abandoned.
    private void Forget(string path, Drawing drawing)
    {
        if (drawings.GetValueOrDefault(path) == drawing)
            drawings.Remove(path);
    }

    private void Keep(string path, byte[] picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.CreateVersion7():N}";
        File.WriteAllBytes(temporary, picture);
        File.Move(temporary, path, overwrite: true);
        if (Interlocked.Increment(ref sinceTrim) % 100 == 0)
            Trim();
    }

    private void Trim()
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*.jpg", SearchOption.AllDirectories).OrderByDescending(f => f.LastWriteTimeUtc).ToList();
        long kept = 0;
        foreach (var file in files)
            if ((kept += file.Length) > maxBytes)
                file.Delete();
    }

    private sealed class Drawing
    {
        public Task<Result<byte[]>> Task { get; set; } = null!;
        public CancellationTokenSource Abandoned { get; } = new();
        public int Viewers { get; set; }
    }
}

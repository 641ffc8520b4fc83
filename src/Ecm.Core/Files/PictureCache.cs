using Ecm.Core.Results;

namespace Ecm.Core.Files;

/// <summary>A folder of drawn pages that may be deleted at any time; the oldest go when it grows over its size. The same page is drawn once at a time.</summary>
internal sealed class PictureCache(string folder, long maxBytes)
{
    private readonly Dictionary<string, Task<Result<byte[]>>> drawing = [];
    private readonly Lock gate = new();
    private int sinceTrim;

    public async Task<Result<byte[]>> GetAsync(string key, Func<Task<Result<byte[]>>> draw, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, key[..2], key + ".jpg");
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return await DrawOnceAsync(key, path, draw);
        }
    }

    private async Task<Result<byte[]>> DrawOnceAsync(string key, string path, Func<Task<Result<byte[]>>> draw)
    {
        Task<Result<byte[]>>? task;
        lock (gate)
        {
            if (!drawing.TryGetValue(key, out task))
                drawing[key] = task = DrawAsync(key, path, draw);
        }

        return await task;
    }

    private async Task<Result<byte[]>> DrawAsync(string key, string path, Func<Task<Result<byte[]>>> draw)
    {
        await Task.Yield();
        try
        {
            var drawn = await draw();
            if (drawn.Succeeded)
                Keep(path, drawn.Value);
            return drawn;
        }
        finally
        {
            lock (gate)
                drawing.Remove(key);
        }
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
}

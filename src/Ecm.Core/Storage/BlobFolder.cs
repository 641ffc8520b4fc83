using System.Globalization;
using Ecm.Abstractions.Blobs;

namespace Ecm.Core.Storage;

/// <summary>
/// Where the bytes lie: <c>ff/0192…ff</c> below the root, and unfinished ones in <c>tmp</c> beside them, so on the same file system.
/// The shard is the last byte of the id: a UUIDv7 begins with the time, and only its end is spread evenly.
/// All 256 shards are made when the folder is opened, so that a Put never has a new parent to make durable.
/// </summary>
internal sealed class BlobFolder
{
    public const int Shards = 256;

    private readonly string temporary;

    /// <summary>Makes what is missing and proves that it can be written.</summary>
    /// <exception cref="BlobFolderException">It cannot; the message is for the administrator.</exception>
    public BlobFolder(string path)
    {
        Root = Path.GetFullPath(path);
        temporary = Path.Combine(Root, "tmp");
        try
        {
            DurableFile.MakeFolder(temporary);
            for (var shard = 0; shard < Shards; shard++)
                Directory.CreateDirectory(ShardPath(shard));
            DurableFile.SyncFolder(Root);
            ProveWritable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlobFolderException(Root, e);
        }
    }

    public string Root { get; }

    /// <summary>False when the disk below has gone.</summary>
    public bool Exists => Directory.Exists(temporary);

    public string PathOf(Guid id)
    {
        var name = id.ToString("n");
        return Path.Combine(Root, name[^2..], name);
    }

    public string NewTemporary() => Path.Combine(temporary, Guid.CreateVersion7().ToString("n"));

    /// <summary>The blobs of one shard, 0 to 255. A file of another name is not ours and is passed over.</summary>
    public List<BlobStat> List(int shard)
    {
        var blobs = new List<BlobStat>();
        foreach (var file in new DirectoryInfo(ShardPath(shard)).EnumerateFiles())
        {
            if (Guid.TryParseExact(file.Name, "n", out var id) && Stat(id, file) is { } blob)
                blobs.Add(blob);
        }

        return blobs;
    }

    public BlobStat? Stat(Guid id) => Stat(id, new FileInfo(PathOf(id)));

    /// <summary>
    /// Removes what a crash left unfinished. A file that somebody is still writing is locked (<see cref="FileShare.None"/>)
    /// and stays: an offline verb may open the folder while a server runs.
    /// </summary>
    /// <returns>How many were removed.</returns>
    public int SweepTemporary()
    {
        var swept = 0;
        foreach (var path in Directory.EnumerateFiles(temporary))
        {
            try
            {
                using var unlocked = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
                swept++;
            }
            catch (IOException)
            {
                // In use, or its owner has just removed it.
            }
        }

        return swept;
    }

    /// <summary>Free bytes on the disk, and its size.</summary>
    /// <exception cref="DiskException">The disk has gone.</exception>
    public (long Free, long Size) Space()
    {
        try
        {
            var disk = new DriveInfo(Root);
            return (disk.AvailableFreeSpace, disk.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException(e);
        }
    }

    // Exists reads size and time once, so a file deleted meanwhile is simply not there.
    private static BlobStat? Stat(Guid id, FileInfo file) =>
        file.Exists ? new BlobStat(id, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)) : null;

    private string ShardPath(int shard) => Path.Combine(Root, shard.ToString("x2", CultureInfo.InvariantCulture));

    private void ProveWritable()
    {
        var probe = NewTemporary();
        using (var file = File.OpenHandle(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            DurableFile.Sync(file);
        }

        File.Delete(probe);
    }
}

/// <summary>The folder for blobs cannot be used; stops the start.</summary>
internal sealed class BlobFolderException(string path, Exception cause) : StartupException(
    $"The folder for documents '{path}' cannot be written: {cause.Message} "
    + "Give the server's user the right to write there, or name another folder in the setting Blobs:Path.", cause);

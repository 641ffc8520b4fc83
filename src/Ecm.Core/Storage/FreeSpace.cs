using Ecm.Abstractions.Blobs;

namespace Ecm.Core.Storage;

/// <summary>Keeps room on the disk for the database and the index: uploads are refused before the disk is full.</summary>
/// <param name="folder">Lies on the disk.</param>
/// <param name="floor">Bytes to leave free; null: 5 % of the disk or 512 MiB, whichever is smaller.</param>
internal sealed class FreeSpace(BlobFolder folder, long? floor)
{
    private const long Most = 512L * 1024 * 1024;

    /// <exception cref="BlobStoreFullException">The next bytes would go below the floor.</exception>
    public void RefuseWhenScarce(int next)
    {
        if (Shortage(next) is { } reason)
            throw new BlobStoreFullException(reason);
    }

    /// <summary>Why nothing more is taken, for people; null while there is room.</summary>
    public string? Shortage(int next = 1)
    {
        var (free, size) = folder.Space();
        var keep = floor ?? Math.Min(size / 20, Most);
        return free - next >= keep
            ? null
            : $"The disk for documents has {free >> 20} MiB free and keeps {keep >> 20} MiB for the server itself.";
    }
}

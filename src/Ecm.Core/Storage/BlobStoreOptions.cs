using System.ComponentModel.DataAnnotations;

namespace Ecm.Core.Storage;

/// <summary>Settings of the folder store, section <c>Blobs</c>.</summary>
public sealed class BlobStoreOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Blobs";

    /// <summary>
    /// The folder that holds the blobs; made when it does not exist. It needs a local file system that keeps what fsync
    /// promised: ext4, xfs and btrfs do. Default <c>data/blobs</c>.
    /// </summary>
    [Required]
    public string Path { get; set; } = "data/blobs";

    /// <summary>
    /// Room in bytes that uploads leave on the disk for the database, the index and the administrator.
    /// Default null: 5 % of the disk or 512 MiB, whichever is smaller. 0 switches the floor off.
    /// </summary>
    [Range(0L, long.MaxValue)]
    public long? FreeSpaceFloor { get; set; }
}

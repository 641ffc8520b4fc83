namespace Ecm.Core;

/// <summary>What must be known before the host is built: folders and the names of the chosen stores.</summary>
public sealed record EcmSettings
{
    /// <summary>The data folder: database, blobs, index, caches, the organisation's own configuration.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The key of the blob store: <c>FileSystem</c> or <c>Minio</c>.</summary>
    public string BlobStore { get; init; } = "FileSystem";

    /// <summary>The key of the search index.</summary>
    public string SearchIndex { get; init; } = "Lucene";

    /// <summary>What this node does: <c>web</c>, <c>worker</c> or both.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["web", "worker"];

    /// <summary>How many bytes of drawn pages are kept. Default 1 GB.</summary>
    public long PictureCacheBytes { get; init; } = 1_000_000_000;

    /// <summary>The first administrator's password on an empty database; null: a link is printed.</summary>
    public string? AdminPassword { get; init; }
}

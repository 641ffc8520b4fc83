namespace Ecm.Core.Search;

/// <summary>A copy of a search index in the blob store, from which a node without one begins.</summary>
internal sealed class IndexSnapshotRow
{
    public Guid BlobId { get; set; }

    /// <summary>What it was written with; only a program that writes the same can use it.</summary>
    public required string Generation { get; set; }

    /// <summary>The change up to which it holds everything.</summary>
    public long Cursor { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}

namespace Ecm.Lucene;

/// <summary>Where the index lies and how much memory and time it may take.</summary>
public sealed class LuceneOptions
{
    /// <summary>The folder of the index; made when missing. Nothing else may lie in it.</summary>
    public required string Folder { get; set; }

    /// <summary>How many MB of new cards are kept in memory before they are written out; default 64.</summary>
    public double BufferMegabytes { get; set; } = 64;

    /// <summary>The same for a generation that is filled beside the one that serves, default 256: less than half as many pieces, and a question looks into each.</summary>
    public double FillingMegabytes { get; set; } = 256;

    /// <summary>Up to this size, in bytes, opening reads every byte of the index against its checksums; above it only the ends of the files. Default 1 GiB.</summary>
    public long FullCheckBytes { get; set; } = 1L << 30;
}

using Ecm.Core.Files;

namespace Ecm.Core.Twins;

/// <summary>The sketch of a file version's text; goes with the version.</summary>
internal sealed class SketchRow
{
    public long Id { get; init; }
    public required Guid VersionId { get; init; }

    /// <summary>Words and numbers; 0 for a text that was not sketched because it is too short.</summary>
    public required int Words { get; init; }

    /// <summary>How it was made (<see cref="TextSketch.Recipe"/>).</summary>
    public required int Recipe { get; init; }

    public List<MarkRow> Marks { get; init; } = [];
}

/// <summary>One hash of a sketch: what candidates are looked up by.</summary>
internal sealed class MarkRow
{
    public required long Mark { get; init; }
    public long SketchId { get; init; }
}

/// <summary>Two file versions whose texts are readings of one paper; goes with either of them.</summary>
internal sealed class TwinRow
{
    /// <summary>A version of the file that came later.</summary>
    public required Guid LaterId { get; init; }

    /// <summary>A version of the file that was there before.</summary>
    public required Guid EarlierId { get; init; }

    /// <summary>The share of equal text, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Pages of the later one that stand in the earlier.</summary>
    public required int Pages { get; init; }

    /// <summary>The list of <see cref="TwinDifference"/> as JSON.</summary>
    public required string Check { get; init; }
}

/// <summary>What a person decided about two files: they are not asked again. Goes with either file.</summary>
internal sealed class TwinDecision
{
    /// <summary>The file that came later.</summary>
    public required Guid FileId { get; init; }

    /// <summary>The file that was there before.</summary>
    public required Guid OtherFileId { get; init; }

    public required TwinChoice Choice { get; init; }

    /// <summary>The version that the other file got from this one; null unless it did.</summary>
    public Guid? AddedVersionId { get; init; }
}

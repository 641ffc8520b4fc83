namespace Ecm.Core.Doubt;

/// <summary>How far a page that was read by OCR can be trusted; goes with the file version.</summary>
internal sealed class PageScore
{
    public const int Scale = 10_000;

    /// <summary>What scores less is to be looked at.</summary>
    public const int Doubtful = 9_000;

    public required Guid VersionId { get; init; }
    public required int Page { get; init; }

    /// <summary>Confidence × share of known words, in 1/10,000.</summary>
    public required int Score { get; init; }

    /// <summary>Corrections that found no word any more when the page was read anew.</summary>
    public required int Lost { get; set; }
}

/// <summary>What people changed in the reading of a page, or that they found it right; goes with the file version. The reading itself stays as it is.</summary>
internal sealed class PageCorrection
{
    public required Guid VersionId { get; init; }
    public required int Page { get; init; }

    /// <summary>The list of <see cref="WordCorrection"/> as JSON; empty when the page was found right.</summary>
    public required string Words { get; set; }

    public required Guid AuthorId { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Raised with each change.</summary>
    public required int Version { get; set; }
}

/// <summary>One word that a person read otherwise. It is known by its place, so that it holds for another reading of the page as well.</summary>
/// <param name="Left">Left edge in 1/65535 of the upright page.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Was">What was read.</param>
/// <param name="Text">What stands there; empty: nothing, the reading took a spot for a word.</param>
/// <param name="Learned">Words, as the organisation's are compared, that it got by it and loses when it is taken back.</param>
internal sealed record WordCorrection(ushort Left, ushort Top, ushort Right, ushort Bottom, string Was, string Text, IReadOnlyList<string> Learned);

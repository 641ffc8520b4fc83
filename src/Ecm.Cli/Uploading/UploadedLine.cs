using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>What became of one file of an upload; a line of the answer.</summary>
/// <param name="Path">The file on this disk.</param>
/// <param name="State">One of <see cref="IntakeStates"/>, <c>discarded</c> or <c>failed</c>.</param>
internal sealed record UploadedLine(string Path, string State)
{
    /// <summary>Nothing new was kept: the server has the same bytes.</summary>
    public const string Discarded = "discarded";

    /// <summary>It did not come to the server.</summary>
    public const string Failed = "failed";

    /// <summary>The card; null when it failed.</summary>
    public Guid? CardId { get; init; }

    /// <summary>The file; null when it failed.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Pages or parts; 0 while unknown.</summary>
    public int Pages { get; init; }

    /// <summary>How many files with the same bytes were there before.</summary>
    public int Twins { get; init; }

    /// <summary>Why it failed or is parked; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Whether all is well with it.</summary>
    public bool Good => State is not (Failed or IntakeStates.Parked);
}

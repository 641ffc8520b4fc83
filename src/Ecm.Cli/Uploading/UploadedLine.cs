using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>What became of one file of an upload; a line of the answer.</summary>
/// <param name="Path">The file on this disk.</param>
/// <param name="State">One of <see cref="IntakeStates"/>, <c>discarded</c>, <c>unknown</c> or <c>failed</c>.</param>
internal sealed record UploadedLine(string Path, string State)
{
    /// <summary>Nothing new was kept: the server has the same bytes.</summary>
    public const string Discarded = "discarded";

    /// <summary>It is stored; how far its reading is could not be learnt.</summary>
    public const string Unknown = "unknown";

    /// <summary>It did not come to the server.</summary>
    public const string Failed = "failed";

    /// <summary>The card; null when it failed.</summary>
    public Guid? CardId { get; init; }

    /// <summary>The file; null when it failed.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Pages or parts; 0 while unknown.</summary>
    public int Pages { get; init; }

    /// <summary>True: the text of this kind of file is not read.</summary>
    public bool Unread { get; init; }

    /// <summary>True: it will be read once the server has LibreOffice.</summary>
    public bool NeedsOffice { get; init; }

    /// <summary>How many cards were made of what lies in it.</summary>
    public int Opened { get; init; }

    /// <summary>How many files with the same bytes were there before.</summary>
    public int Twins { get; init; }

    /// <summary>The first of them; null: there is none.</summary>
    public TwinCard? Twin { get; init; }

    /// <summary>True when nothing was stored and the ids are those of the file that was there.</summary>
    public bool Existing { get; init; }

    /// <summary>Why it failed, is parked, or was not followed to its end; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Whether all is well with it.</summary>
    public bool Good => State is not (Failed or IntakeStates.Parked) && Error is null;
}

/// <summary>The card of a file with the same bytes.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Title">Its title; null: the server did not tell.</param>
/// <param name="Number">Its number; null: it has none.</param>
internal sealed record TwinCard(Guid CardId, string? Title, string? Number);

namespace Ecm.Core.Files;

/// <summary>A file with its current (or the asked-for) version, as a caller who may read its card sees it.</summary>
public sealed record FileView
{
    /// <summary>The file.</summary>
    public required Guid Id { get; init; }

    /// <summary>The card it lies on.</summary>
    public required Guid CardId { get; init; }

    /// <summary>The file that it is attached to, on the same card; null: it was brought in by itself.</summary>
    public Guid? ParentFileId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which version this is, from 1; the ETag of the content.</summary>
    public required int Version { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The media type found by content.</summary>
    public required string MediaType { get; init; }

    /// <summary>When this version came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>How far reading is.</summary>
    public required IntakeView Intake { get; init; }

    /// <summary>This is the version that is found by its words.</summary>
    public required bool IsCurrent { get; init; }

    internal Guid VersionId { get; init; }

    internal Guid BlobId { get; init; }

    internal Guid? RenditionId { get; init; }

    internal Abstractions.Extraction.FileKind? Kind { get; init; }

    /// <summary>It was read page by page, and not as a text without pages.</summary>
    public bool HasPages { get; init; }

    /// <summary>What only LibreOffice reads.</summary>
    private static readonly string[] OldOffice = ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"];

    internal static FileView From(CardFile file, FileVersion version, long indexCursor, int opened = 0) => new()
    {
        Id = file.Id, CardId = file.CardId, ParentFileId = file.ParentFileId, Name = version.Name, Version = version.Number, Size = version.Size, Sha256 = version.Sha256,
        MediaType = version.MediaType, CreatedAt = version.CreatedAt, AuthorId = version.AuthorId,
        IsCurrent = file.CurrentVersionId == version.Id, VersionId = version.Id, BlobId = version.BlobId, RenditionId = version.RenditionId,
        Kind = Enum.TryParse<Abstractions.Extraction.FileKind>(version.Kind, out var kind) ? kind : null, HasPages = version.Kind != nameof(Abstractions.Extraction.FileKind.Text),
        Intake = new IntakeView(
            // Done means findable: the index of this node must have reached the change that published the file.
            version.Intake == IntakeState.Done && version.PublishedChange > indexCursor ? IntakeState.Running : version.Intake,
            version.Pages, version.PagesDone, version.Error, version.Partial, version.Kind == nameof(Abstractions.Extraction.FileKind.Unread))
        {
            LeftOut = LeftOut.From(version.LeftOut), Opened = opened,
            NeedsOffice = version is { Intake: IntakeState.Done, Kind: nameof(Abstractions.Extraction.FileKind.Unread) } && OldOffice.Contains(version.MediaType),
        },
    };
}

/// <summary>How far the reading of a file is.</summary>
/// <param name="State">The state.</param>
/// <param name="Pages">Pages or parts; 0 while unknown.</param>
/// <param name="PagesDone">How many of them have been read.</param>
/// <param name="Error">Why it is parked, a stable word; null otherwise.</param>
/// <param name="Partial">The file has more than was read.</param>
/// <param name="Unread">Files of this kind are stored and found by their card; their text is not read.</param>
public sealed record IntakeView(IntakeState State, int Pages, int PagesDone, string? Error, bool Partial, bool Unread)
{
    /// <summary>What is attached to it and was not taken out.</summary>
    public LeftOut LeftOut { get; init; } = LeftOut.None;

    /// <summary>How many cards that the caller may read were made of what lies in it, an archive or mail that was opened.</summary>
    public int Opened { get; init; }

    /// <summary>It will be read once LibreOffice is installed.</summary>
    public bool NeedsOffice { get; init; }
}

/// <summary>A file with the same bytes that the caller may read.</summary>
/// <param name="CardId">Its card.</param>
/// <param name="FileId">The file.</param>
public sealed record Twin(Guid CardId, Guid FileId);

/// <summary>What became of an uploaded file.</summary>
/// <param name="File">The file; that of the twin when nothing new was kept.</param>
/// <param name="Twins">Files with the same bytes that were there before.</param>
/// <param name="Discarded">True when nothing new was kept because of a twin.</param>
public sealed record UploadedFile(FileView File, IReadOnlyList<Twin> Twins, bool Discarded);

/// <summary>What to do with a file whose bytes are there already.</summary>
public enum TwinChoice
{
    /// <summary>Keep both, and say so.</summary>
    Keep,

    /// <summary>Answer the card and file that hold the bytes already: they are its newest version.</summary>
    Version,

    /// <summary>Keep nothing new.</summary>
    Discard,
}

/// <summary>Where uploaded files go.</summary>
/// <param name="Type">The type of the new cards; null: <c>document</c>.</param>
/// <param name="ParentId">The card they hang below; null: at the top.</param>
/// <param name="Access">A named access list that holds from the first moment; null: inherited.</param>
/// <param name="Twins">What to do with twins.</param>
/// <param name="Expand">True: what lies in archives and mails becomes cards of their own.</param>
public sealed record UploadTarget(string? Type, Guid? ParentId, string? Access, TwinChoice Twins, bool Expand = false);

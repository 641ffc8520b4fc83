namespace Ecm.Core.Files;

/// <summary>A file attached to a card. Its content is that of its current version.</summary>
internal sealed class CardFile
{
    public required Guid Id { get; init; }
    public required Guid CardId { get; set; }
    public required string Name { get; set; }
    public required Guid CurrentVersionId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The file that it was attached to, which may lie on another card by now; null: it was brought in by itself.</summary>
    public Guid? ParentFileId { get; init; }

    /// <summary>
    /// The version of a file out of which it was taken, and where it lay there: no place is taken out twice. It lies on a card of its own when there is no
    /// <see cref="ParentFileId"/>.
    /// </summary>
    public Guid? ParentVersionId { get; init; }

    public int ParentPlace { get; init; }

    /// <summary>The highest number of a version that was taken back; no other content gets it, for it is the ETag of what was read.</summary>
    public int TakenBack { get; set; }
}

/// <summary>One content of a file; never changes but for how far it has been read, and on which card the file lies.</summary>
internal sealed class FileVersion
{
    public required Guid Id { get; init; }
    public required Guid FileId { get; init; }
    public required Guid CardId { get; set; }

    /// <summary>1 for the first content, then rising.</summary>
    public required int Number { get; init; }

    public required Guid BlobId { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string MediaType { get; set; }
    public required Guid AuthorId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public required IntakeState Intake { get; set; }

    /// <summary>Number of pages (or parts); 0 while unknown and for files whose text is not read.</summary>
    public int Pages { get; set; }

    public int PagesDone { get; set; }

    /// <summary>Why it is parked: a <see cref="Abstractions.Extraction.ExtractionFailure"/> or another stable word; null otherwise.</summary>
    public string? Error { get; set; }

    /// <summary>More in the file than was read.</summary>
    public bool Partial { get; set; }

    /// <summary>How it was read (<see cref="Abstractions.Extraction.FileKind"/>); null while unknown.</summary>
    public string? Kind { get; set; }

    /// <summary>Languages that it was asked to be recognised in, as Tesseract writes them; null: the usual ones.</summary>
    public string? Languages { get; set; }

    /// <summary>Which kinds of files were read when it was looked at (<see cref="Abstractions.Extraction.ITextExtractor.KindsVersion"/>); 0 while it was not.</summary>
    public int KindsVersion { get; set; }

    /// <summary>How its pages were scored (<see cref="Doubt.ScorePages.Recipe"/>); 0 while they were not.</summary>
    public int ScoreRecipe { get; set; }

    /// <summary>What lies in it becomes cards of their own, below its card.</summary>
    public bool Expand { get; init; }

    /// <summary>What is attached to it and was not taken out (<see cref="Files.LeftOut"/> as JSON); null: nothing.</summary>
    public string? LeftOut { get; set; }

    /// <summary>The blob with the PDF whose pages are its own (an office document); null: none was made. It belongs to this version, and is made anew when it is lost.</summary>
    public Guid? RenditionId { get; set; }

    /// <summary>The change that published it; the index must have reached it before intake is reported done.</summary>
    public long PublishedChange { get; set; }
}

/// <summary>How far the reading of a file version is.</summary>
public enum IntakeState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>Being read.</summary>
    Running,

    /// <summary>Read and findable; an end.</summary>
    Done,

    /// <summary>Could not be read; stored and found by its card; an end until retried.</summary>
    Parked,
}

/// <summary>A picture of a page that cannot be drawn again, for the file is locked: the blob that holds it, as JPEG.</summary>
internal sealed class KeptPicture
{
    public required Guid BlobId { get; init; }
    public required int Page { get; init; }
    public required Guid PictureId { get; init; }
}

/// <summary>The words of one page of a blob under one recipe, packed.</summary>
internal sealed class PageRow
{
    public required Guid BlobId { get; init; }
    public required int Page { get; init; }
    public required string Recipe { get; init; }
    public required byte[] Packed { get; init; }
}

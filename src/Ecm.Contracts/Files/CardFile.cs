using System.Text.Json.Serialization;

namespace Ecm.Contracts.Files;

/// <summary>A file on a card with one of its versions: the current one unless another was asked for.</summary>
public sealed record CardFile
{
    /// <summary>The file.</summary>
    public required Guid Id { get; init; }

    /// <summary>The card it lies on.</summary>
    public required Guid CardId { get; init; }

    /// <summary>The file that it is attached to, a mail of the same card; null: it was brought in by itself.</summary>
    public Guid? ParentFileId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which version of the content this is, from 1; quoted, the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it is, found by looking at the content.</summary>
    public required string MediaType { get; init; }

    /// <summary>When this version came.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The user who brought it.</summary>
    public Guid AuthorId { get; init; }

    /// <summary>How far its reading is.</summary>
    public required FileIntake Intake { get; init; }

    /// <summary>
    /// In the answer to an upload: files with the same bytes that were there before. In that to a question for the file: other scans of the same paper that were
    /// there before, found once the text has been read, nearest first, as long as nobody has decided about them.
    /// </summary>
    public IReadOnlyList<FileTwin> Twins { get; init; } = [];
}

/// <summary>How far the reading of a file is.</summary>
public sealed record FileIntake
{
    /// <summary>One of <see cref="IntakeStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Pages, or parts of a file without pages; 0 while unknown.</summary>
    public int Pages { get; init; }

    /// <summary>How many of them have been read.</summary>
    public int PagesDone { get; init; }

    /// <summary>Why it is parked, a stable word; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>The file has more than was read.</summary>
    public bool Partial { get; init; }

    /// <summary>The text of this kind of file is not read; it is found by its card.</summary>
    public bool Unread { get; init; }

    /// <summary>How many files are attached to it and were not taken out.</summary>
    public int LeftOutCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<FileLeftOut> LeftOut { get; init; } = [];

    /// <summary>How many cards were made of what lies in it, an archive or mail that was opened (<c>expand=true</c>).</summary>
    public int Opened { get; init; }

    /// <summary>Its text will be read once LibreOffice is installed on the server.</summary>
    public bool NeedsOffice { get; init; }
}

/// <summary>Opens a file that is locked by a password.</summary>
/// <param name="Password">Its password; used for this reading and kept nowhere.</param>
public sealed record UnlockRequest(string Password);

/// <summary>Lets a file be recognised in other languages.</summary>
/// <param name="Language">As in the settings of recognition: <c>rus</c>, <c>eng</c>, <c>rus+eng</c>, or others whose models are installed.</param>
public sealed record ReadAgainRequest(string Language);

/// <summary>A file attached to another one that was not taken out of it.</summary>
/// <param name="Name">Its name; empty: it has none.</param>
/// <param name="Reason">Why, a stable word such as <c>too-large</c>.</param>
public sealed record FileLeftOut(string Name, string Reason);

/// <summary>The states of <see cref="FileIntake.State"/>.</summary>
public static class IntakeStates
{
    /// <summary>Waiting for a worker.</summary>
    public const string Queued = "queued";

    /// <summary>Being read.</summary>
    public const string Running = "running";

    /// <summary>Read and findable; an end.</summary>
    public const string Done = "done";

    /// <summary>Could not be read; stored and found by its card; an end until it is retried.</summary>
    public const string Parked = "parked";
}

/// <summary>What became of one part of an upload: a card with its file, or the problem that stood in the way.</summary>
public sealed record UploadedPart
{
    /// <summary>The card; null when the part failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CardId { get; init; }

    /// <summary>The file; null when the part failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? FileId { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Files with the same bytes that were there before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FileTwin>? Twins { get; init; }

    /// <summary>True when nothing new was kept because a twin is there; then the ids are the twin's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Discarded { get; init; }

    /// <summary>Why the part was not taken in; null when it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Problems.ProblemDocument? Error { get; init; }
}

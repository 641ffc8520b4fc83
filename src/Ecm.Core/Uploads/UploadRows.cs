namespace Ecm.Core.Uploads;

/// <summary>A file that comes in pieces.</summary>
internal sealed class UploadRow
{
    public const int LongestWord = 200;

    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }
    public string? MediaType { get; init; }

    /// <summary>The card it is added to; null: it makes one.</summary>
    public Guid? CardId { get; init; }

    /// <summary>The file whose next version it is; null: it is a file of its own.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The version of that file which the caller has seen.</summary>
    public int? Seen { get; init; }

    public string? Type { get; init; }
    public Guid? ParentId { get; init; }
    public string? Access { get; init; }
    public required Files.TwinChoice Twins { get; init; }
    public required bool Expand { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Under this idempotency key the file is made; null: under the id.</summary>
    public string? Key { get; init; }

    /// <summary>The file that was made of it; null: there are bytes to come.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Nothing new was kept: the bytes were there already.</summary>
    public bool Discarded { get; init; }
}

/// <summary>A piece that is stored. Pieces lie one behind the other: where one ends the next begins.</summary>
internal sealed class UploadPiece
{
    public required Guid UploadId { get; init; }

    /// <summary>The byte of the file at which it begins.</summary>
    public required long Offset { get; init; }

    public required long Length { get; init; }
    public required Guid BlobId { get; init; }
}

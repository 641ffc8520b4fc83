using System.Text.Json.Serialization;

namespace Ecm.Contracts.Files;

/// <summary>Announces a file that is sent in pieces.</summary>
public sealed record BeginUploadRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes, at least one.</summary>
    public required long Size { get; init; }

    /// <summary>What it is; null: left to the server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaType { get; init; }

    /// <summary>The card it is added to; null: it makes one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CardId { get; init; }

    /// <summary>The file whose next version it is; null: it is a file of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? FileId { get; init; }

    /// <summary>The number of the version of that file which the caller has seen; needed with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>The type of the new card; null: <c>document</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The card that the new one hangs below; null: at the top.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ParentId { get; init; }

    /// <summary>A named access list; null: inherited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Access { get; init; }

    /// <summary>What to do when the same bytes are there already: <c>keep</c>, <c>version</c> or <c>discard</c>; null: keep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Twins { get; init; }

    /// <summary>True: what lies in an archive or mail becomes cards of their own, below its card.</summary>
    public bool Expand { get; init; }
}

/// <summary>An upload that has been announced.</summary>
/// <param name="UploadId">Under this id the pieces are sent.</param>
public sealed record BegunUpload(Guid UploadId);

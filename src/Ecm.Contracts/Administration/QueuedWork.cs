using System.Text.Json.Serialization;

namespace Ecm.Contracts.Administration;

/// <summary>A piece of work that is still to be done, or a file that could not be read.</summary>
public sealed record QueuedWork
{
    /// <summary>Names it when it is to be tried again.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>extract</c>: a file is read; <c>change-set</c>: an act on many cards is carried out.</summary>
    public required string Kind { get; init; }

    /// <summary><c>waiting</c>, <c>running</c> or <c>parked</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often it was begun; absent when that is not known any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Attempts { get; init; }

    /// <summary>Why it stopped, a stable word, or what went wrong the last time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Pages of the file or cards of the set; 0 while unknown.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int Done { get; init; }

    /// <summary>The title of the card or the name of the set; absent when the caller may not read it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The name of the file; absent when the caller may not read it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FileName { get; init; }

    /// <summary>The card; absent when the caller may not read it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CardId { get; init; }

    /// <summary>The file; absent when the caller may not read it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? FileId { get; init; }

    /// <summary>The set of changes; absent for files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SetId { get; init; }
}

/// <summary>A step of taking up again all files that stopped.</summary>
/// <param name="Asked">How many of them will be read again.</param>
/// <param name="Cursor">Takes up the next; absent: there are no more.</param>
public sealed record RetriedFiles(int Asked, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cursor);

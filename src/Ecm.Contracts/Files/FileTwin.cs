using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ecm.Contracts.Files;

/// <summary>A file that was there before and that the caller may read: the same bytes, or another scan of the same paper.</summary>
/// <param name="CardId">Its card.</param>
/// <param name="FileId">The file.</param>
public sealed record FileTwin(Guid CardId, Guid FileId)
{
    /// <summary>The share of equal text, 0 to 1; null: the bytes are the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Share { get; init; }

    /// <summary>How many pages of the later file stand in this one; null: the bytes are the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Pages { get; init; }

    /// <summary>What reads otherwise and could be another number, date or name; empty: nothing. The later file is not discarded while there is something.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FileTwinDifference>? Check { get; init; }
}

/// <summary>One place at which two scans read otherwise.</summary>
/// <param name="Page">The page of the later file.</param>
/// <param name="Mine">How it reads there; empty: it is not there.</param>
/// <param name="Theirs">How it reads in the other file; empty: it is not there.</param>
public sealed record FileTwinDifference(int Page, string Mine, string Theirs);

/// <summary>What to do with another scan of a paper.</summary>
public sealed record DecideTwinRequest
{
    /// <summary>
    /// <c>version</c>: it becomes the newest version of the other file, and its own card goes to the trash; <c>keep</c>: both stay, and are not shown as twins again;
    /// <c>discard</c>: its card goes to the trash.
    /// </summary>
    [Required]
    public required string Decision { get; init; }
}

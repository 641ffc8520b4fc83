namespace Ecm.Core.Lists;

/// <summary>A shared list: what is in force, and what its file brings. At run time the database is the only source of lists.</summary>
internal sealed class ListRow
{
    public required string Name { get; init; }

    /// <summary>The definition in force, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>What a file brought at the last start; null: people made the list, or its file is gone.</summary>
    public string? Base { get; set; }

    /// <summary>Raised by every change: who edits names the one they have read.</summary>
    public int Version { get; set; }
}

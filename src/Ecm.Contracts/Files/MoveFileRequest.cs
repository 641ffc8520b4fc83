namespace Ecm.Contracts.Files;

/// <summary>Where a file is to lie.</summary>
public sealed record MoveFileRequest
{
    /// <summary>The card; left out: a new one, below the card on which it lies when that takes any, with the same readers.</summary>
    public Guid? CardId { get; init; }
}

namespace Ecm.Core.Links;

/// <summary>A typed, directed relation between two cards. The parent is not a link: it is a column of the card.</summary>
internal sealed class CardLink
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required Guid SourceId { get; init; }
    public required Guid TargetId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid AuthorId { get; init; }
}

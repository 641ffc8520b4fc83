namespace Ecm.Contracts.Search;

/// <summary>A card whose text is like that of another.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Type">Its type.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">Its registration number; null before registration.</param>
/// <param name="State">Its state; null: its type has none.</param>
/// <param name="Date">Its date; null: none.</param>
public sealed record SimilarCard(Guid CardId, string Type, string Title, string? Number, string? State, DateOnly? Date);

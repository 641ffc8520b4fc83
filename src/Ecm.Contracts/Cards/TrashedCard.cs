namespace Ecm.Contracts.Cards;

/// <summary>A card in the trash.</summary>
/// <param name="Card">The card.</param>
/// <param name="Until">It is not destroyed before this moment; null: the trash keeps for ever.</param>
/// <param name="Hold">Why it stays longer, as far as the caller may know: <c>registered</c> (its number would be missing in the journal), <c>children</c>, <c>referred</c>; null: nothing keeps it.</param>
public sealed record TrashedCard(Card Card, DateTimeOffset? Until, string? Hold);

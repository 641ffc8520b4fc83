using Ecm.Core.Cards;

namespace Ecm.Web.Registers;

/// <summary>A line of a journal.</summary>
/// <param name="Card">The card.</param>
/// <param name="Values">Its values, in the order of the columns.</param>
public sealed record BookLine(CardView Card, IReadOnlyList<object?> Values);

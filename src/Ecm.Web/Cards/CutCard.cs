using Ecm.Core.Cards;

namespace Ecm.Web.Cards;

/// <summary>The card that was cut out of a tree in this tab and is to be hung elsewhere, perhaps in another tree; it stays where it is until then.</summary>
internal sealed class CutCard
{
    public CardView? Card { get; set; }
}

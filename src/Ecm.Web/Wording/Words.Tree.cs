using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the tree of cards.</summary>
internal static partial class Words
{
    internal static class Tree
    {
        public static readonly Localized CutHint = new("Вырезана: {0}. Встаньте в дереве на карточку, под которую её повесить, и нажмите Ctrl+V.", "Cut: {0}. Go to the card of a tree that it is to hang below and press Ctrl+V.");
        public static readonly Localized IsCut = new("вырезана", "cut");
        public static readonly Localized Forget = new("Оставить на месте", "Leave it where it is");
        public static readonly Localized More = new("Показать ещё", "Show more");
        public static readonly Localized HungElsewhere = new("Карточку тем временем переместили. Откройте её и вырежьте снова.", "The card was moved meanwhile. Open it and cut it again.");
    }
}

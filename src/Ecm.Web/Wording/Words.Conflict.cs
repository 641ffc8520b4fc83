using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of a card that somebody else changed while it was being edited.</summary>
internal static partial class Words
{
    internal static class Conflict
    {
        public static readonly Localized ByAt = new("Карточка изменена в {1}: {0}.", "{0} changed the card at {1}.");
        public static readonly Localized ByOn = new("Карточка изменена, {1}: {0}.", "{0} changed the card, {1}.");
        public static readonly Localized ByYou = new("Карточку изменили вы в другом окне, {0}.", "You changed the card in another window, {0}.");
        public static readonly Localized BySomebody = new("Карточку тем временем изменили.", "The card was changed meanwhile.");
        public static readonly Localized Kept = new("Ваши правки сохранены здесь.", "Your edits are kept here.");
        public static readonly Localized Show = new("Показать различия", "Show the differences");
        public static readonly Localized Hide = new("Скрыть различия", "Hide the differences");
        public static readonly Localized Both = new("Изменили и вы, и другие: выберите", "Changed by you and by others: choose");
        public static readonly Localized Theirs = new("Изменено без вас, так и останется", "Changed without you, stays so");
        public static readonly Localized Mine = new("Изменили только вы, будет записано", "Changed by you alone, will be saved");
        public static readonly Localized FieldWas = new("{0}, было: {1}", "{0}, was: {1}");
        public static readonly Localized TakeMine = new("ваше: {0}", "yours: {0}");
        public static readonly Localized TakeTheirs = new("в карточке: {0}", "on the card: {0}");
        public static readonly Localized Change = new("{0}: {1} → {2}", "{0}: {1} → {2}");
        public static readonly Localized NoValues = new("Реквизитов это не коснулось: {0}.", "No fields were touched: {0}.");
    }
}

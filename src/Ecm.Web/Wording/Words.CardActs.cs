using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of what is done to a card from its head, and of files dropped on it.</summary>
internal static partial class Words
{
    internal static class CardActs
    {
        public static readonly Localized NextNumber = new("следующий: {0}", "next: {0}");
        public static readonly Localized NumberIsTaken = new("Номер займётся при регистрации. Если её отменить, он останется в журнале пропущенным, и его можно будет занять снова.", "The number is taken by registering. If that is undone it stays in the register as a gap, and may be taken again.");
        public static readonly Localized Unregister = new("Отменить регистрацию…", "Undo the registration…");
        public static readonly Localized UnregisterNow = new("Отменить регистрацию", "Undo the registration");
        public static readonly Localized UnregisterNot = new("Оставить как есть", "Leave it as it is");
        public static readonly Localized UnregisterWhy = new("Почему отменяется регистрация № {0}", "Why the registration under No. {0} is undone");
        public static readonly Localized Accepted = new("Принято значений: {0}", "Values accepted: {0}");
        public static readonly Localized NumberGivenBack = new("Регистрация отменена. Номер {0} остался в журнале пропущенным, его можно занять снова.", "The registration was undone. Number {0} stays in the register as a gap and may be taken again.");
        public static readonly Localized StateNow = new("Состояние: {0}", "State: {0}");
        public static readonly Localized DropAnew = new("Создать новые карточки", "Make new cards");
    }
}

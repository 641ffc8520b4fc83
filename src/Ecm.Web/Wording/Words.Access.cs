using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Access
    {
        public static readonly Localized Tab = new("Доступ", "Access");
        public static readonly Localized AsParent = new("Доступ как у вышестоящей карточки. Что меняется там, меняется и здесь.", "Access as the card above. What changes there changes here.");
        public static readonly Localized AsType = new("Доступ как у вида «{0}». Если вид потом изменят, здесь останется прежний.", "Access as the type “{0}”. Later changes of the type do not reach this card.");
        public static readonly Localized Named = new("Доступ по списку «{0}».", "Access by the list “{0}”.");
        public static readonly Localized Own = new("У карточки свой список доступа.", "The card has a list of its own.");
        public static readonly Localized ToParent = new("Открыть вышестоящую", "Open the card above");
        public static readonly Localized Inherit = new("Снова как у вышестоящей карточки или вида", "Use the inherited list");
        public static readonly Localized Who = new("Кто", "Who");
        public static readonly Localized May = new("Может", "May");
        public static readonly Localized Remove = new("Убрать: {0}", "Remove: {0}");
        public static readonly Localized LevelOf = new("Что может {0}", "What {0} may do");
        public static readonly Localized Add = new("Добавить", "Add");
        public static readonly Localized AddWhom = new("Сотрудник, группа или роль", "Person, group or role");
        public static readonly Localized ChooseOne = new("Выберите из предложенных.", "Choose one of those offered.");
        public static readonly Localized Group = new("{0} · группа", "{0} · group");
        public static readonly Localized Role = new("{0} · роль", "{0} · role");
        public static readonly Localized Person = new("{0} · {1}", "{0} · {1}");
        public static readonly Localized Nobody = new("В списке никого нет.", "The list is empty.");
        public static readonly Localized ListedAlready = new("Уже в списке: измените право в строке.", "Listed already: change the right in its row.");
        public static readonly Localized ChangedSince = new("Доступ с тех пор изменили ещё раз: проверьте список.", "Access has been changed since: look at the list.");
        public static readonly Localized Changed = new("Доступ изменён", "Access was changed");
        public static readonly Localized Seeing = new("Кто видит и почему", "Who sees this and why");
        public static readonly Localized Find = new("Найти сотрудника", "Find a person");
        public static readonly Localized ByList = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized Himself = new("в списке лично: {0}", "listed in person: {0}");
        public static readonly Localized NoReason = new("нет ни в списке, ни в его группах", "neither listed nor in a listed group");
        public static readonly Localized Unknown = new("Такого сотрудника нет.", "There is no such person.");
        public static readonly Localized MorePeople = new("Показаны первые {0} из {1}: найдите по имени.", "The first {0} of {1} are shown: find others by name.");
        public static readonly Localized OnlyManagers = new("Кто именно видит карточку, знают те, кто ею управляет.", "Those who manage the card are told which people see it.");
        public static readonly Localized TakeOver = new("Взять управление", "Take over");
        public static readonly Localized TakeOverWhy = new("Причина останется в истории карточки", "The reason stays in the history of the card");
        public static readonly Localized TakeOverNote = new("Если карточка есть, но закрыта для вас, администратор может взять управление ею.", "If the card is there but closed to you, an administrator may take it over.");
        public static readonly Localized Withdraw = new("Снять", "Withdraw");
    }
}

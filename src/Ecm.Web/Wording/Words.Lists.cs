using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>Setting shared lists up.</summary>
    internal static class Lists
    {
        public static readonly Localized Title = new("Общие списки", "Shared lists");
        public static readonly Localized New = new("Новый список", "New list");
        public static readonly Localized Name = new("Название списка", "Name of the list");
        public static readonly Localized NameNeeded = new("Напишите, как называется список, и хотя бы одно значение.", "Write what the list is called, and at least one item.");
        public static readonly Localized FirstItems = new("Значения, каждое с новой строки", "Items, each on a line of its own");
        public static readonly Localized Make = new("Создать", "Make it");
        public static readonly Localized ItemCount = new("Значений", "Items");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized UsedIn = new("Где используется", "Used in");
        public static readonly Localized UsedNowhere = new("Нигде. Поле «Выбор из списка» берёт значения отсюда, если так указано в его виде документов (кнопка «Подробнее»).", "Nowhere. A field “Choice from a list” takes its choices from here when its document type says so (button “More”).");
        public static readonly Localized Use = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized ItemOf = new("Значение {0}", "Item {0}");
        public static readonly Localized ItemInEnglish = new("Значение {0} по-английски", "Item {0} in English");
        public static readonly Localized ItemInRussian = new("Значение {0} по-русски", "Item {0} in Russian");
        public static readonly Localized Nameless = new("значение {0}", "item {0}");
        public static readonly Localized Hidden = new("не предлагать", "not offered");
        public static readonly Localized HiddenOf = new("Не предлагать: {0}", "Not offered: {0}");
        public static readonly Localized AddItem = new("Добавить значение", "Add an item");
        public static readonly Localized Items = new("Значения", "Items");
        public static readonly Localized ItemsHint = new("Предлагаются в этом порядке. Что «не предлагать», в карточках остаётся. Порядок меняют кнопки и Alt+↑, Alt+↓.", "Offered in this order. What is not offered stays on cards. Buttons and Alt+↑, Alt+↓ change the order.");
        public static readonly Localized Unsaved = new("Не сохранено", "Not saved");
        public static readonly Localized Saved = new("Список «{0}» сохранён.", "The list “{0}” was saved.");
        public static readonly Localized Reverted = new("Список снова как в файле.", "The list is as its file says again.");
        public static readonly Localized HideInstead = new("Скрыть", "Hide it");
        public static readonly Localized NoSuch = new("Такого списка нет.", "There is no such list.");
        public static readonly Localized ToAll = new("Все списки", "All lists");
        public static readonly Localized ToIndex = new("Построить индекс заново", "Fill the index anew");
        public static readonly Localized From = new("Откуда значения", "Where they come from");
        public static readonly Localized OwnChoices = new("свои значения", "its own choices");
        public static readonly Localized ListOf = new("общий список «{0}»", "shared list “{0}”");
        public static readonly Localized ToList = new("Открыть список", "Open the list");
    }
}

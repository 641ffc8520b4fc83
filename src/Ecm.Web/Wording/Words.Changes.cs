using Ecm.Abstractions;
using Ecm.Core.Trash;

namespace Ecm.Web.Wording;

/// <summary>The texts of acts on many cards, of change sets and of the trash.</summary>
internal static partial class Words
{
    internal static class Changes
    {
        public static readonly Localized Title = new("Пакеты изменений", "Change sets");
        public static readonly Localized None = new("Пакетов изменений пока нет. Выберите документы в поиске и измените их вместе.", "There are no change sets yet. Select documents in the search and change them together.");
        public static readonly Localized ToSearch = new("Все документы", "All documents");
        public static readonly Localized NotFound = new("Такого пакета изменений нет, или его сделали не вы.", "There is no such change set, or somebody else made it.");
        public static readonly Localized ToSets = new("Все пакеты изменений", "All change sets");
        public static readonly Localized Bar = new("Выбранные документы", "Selected documents");
        public static readonly Localized Select = new("Выбрать: {0}", "Select: {0}");
        public static readonly Localized SelectPage = new("Выбрать все на странице", "Select all on the page");
        public static readonly Localized Selected = new("Выбрано: {0}", "Selected: {0}");
        public static readonly Localized SelectFound = new("Выбрать все найденные: {0}", "Select all found: {0}");
        public static readonly Localized Unselect = new("Снять выбор", "Clear the selection");
        public static readonly Localized Fields = new("Реквизиты…", "Fields…");
        public static readonly Localized Field = new("Реквизит", "Field");
        public static readonly Localized Clear = new("Очистить реквизит", "Empty the field");
        public static readonly Localized ValueOrClear = new("Введите значение или отметьте «Очистить реквизит»", "Enter a value or mark “Empty the field”");
        public static readonly Localized ClearOrValue = new("Значение введено, а отмечено «Очистить реквизит»: оставьте одно", "A value is entered and “Empty the field” is marked: leave one of them");
        public static readonly Localized NoFields = new("У выбранных документов нет общих реквизитов.", "The selected documents have no field in common.");
        public static readonly Localized Move = new("Переместить", "Move");
        public static readonly Localized Access = new("Доступ", "Access");
        public static readonly Localized AccessList = new("Список доступа", "Access list");
        public static readonly Localized RetypeOf = new("Смена вида: {0}", "Change of type: {0}");
        public static readonly Localized TypeOf = new("Вид…", "Type…");
        public static readonly Localized ToPeople = new("Открыть доступ людям и группам", "Open to people and groups");
        public static readonly Localized Share = new("Открыть доступ", "Open access");
        public static readonly Localized ByList = new("По списку доступа…", "By an access list…");
        public static readonly Localized AsParent = new("Как у вышестоящей карточки или вида", "As the parent card or the type");
        public static readonly Localized Register = new("Зарегистрировать", "Register");
        public static readonly Localized InRegister = new("Журнал", "Register");
        public static readonly Localized OfType = new("По виду документа", "That of the document type");
        public static readonly Localized OnDay = new("Дата регистрации", "Registration date");
        public static readonly Localized Download = new("Скачать ZIP", "Download ZIP");
        public static readonly Localized ArchiveName = new("Документы", "Documents");
        public static readonly Localized ToTrash = new("В корзину", "Move to trash");
        public static readonly Localized Name = new("Назвать пакет, если нужно", "A name for the set, if wanted");
        public static readonly Localized Apply = new("Применить", "Apply");
        public static readonly Localized Running = new("Выполняется: {0} из {1}", "Running: {0} of {1}");
        public static readonly Localized Stopped = new("Остановлено: {0} из {1}", "Stopped: {0} of {1}");
        public static readonly Localized Continue = new("Продолжить", "Go on");
        public static readonly Localized Changed = new("Изменено: {0}", "Changed: {0}");
        public static readonly Localized Unchanged = new(", не изменено: {0}", ", not changed: {0}");
        public static readonly Localized Show = new("Показать", "Show");
        public static readonly Localized UndoThese = new("Отменить изменения", "Undo the changes");
        public static readonly Localized Undone = new("Отменено", "Undone");
        public static readonly Localized UndoneBy = new("Пакет отменён: показать отмену", "The set was undone: show the undo");
        public static readonly Localized UndoOf = new("Отмена пакета: показать его", "Undoes a set: show it");
        public static readonly Localized Later = new("Изменено после пакета. Отметьте карточки, на которых вернуть прежнее и поверх этих изменений.", "Changed after the set. Mark the cards on which the former values are to replace these changes, too.");
        public static readonly Localized Failed = new("Не изменены", "Not changed");
        public static readonly Localized Done = new("Изменены", "Changed");
        public static readonly Localized Closed = new("Закрытый документ", "Closed document");
        public static readonly Localized More = new("Показать ещё", "Show more");
        public static readonly Localized Trash = new("Корзина", "Trash");
        public static readonly Localized TrashEmpty = new("Корзина пуста.", "The trash is empty.");
        public static readonly Localized Restore = new("Вернуть", "Restore");
        public static readonly Localized RestoreSelected = new("Вернуть выбранные", "Restore the selected");
        public static readonly Localized KeptFor = new("Карточки хранятся в корзине {0}, потом удаляются навсегда.", "Cards are kept in the trash for {0}, then destroyed.");
        public static readonly Localized KeptForEver = new("Карточки хранятся в корзине без срока.", "Cards are kept in the trash for ever.");
        public static readonly Localized Left = new("ещё {0}", "{0} left");
        public static readonly Localized LastDay = new("удалится со дня на день", "to be destroyed any day");
        public static readonly Localized Until = new("Не раньше {0}", "Not before {0}");

        /// <summary>Why a card stays longer, by <see cref="TrashHold"/>.</summary>
        public static readonly IReadOnlyDictionary<TrashHold, Localized> Holds = new Dictionary<TrashHold, Localized>
        {
            [TrashHold.Registered] = new("останется: зарегистрирована в журнале", "stays: it is registered in a journal"),
            [TrashHold.Children] = new("останется, пока есть подчинённые", "stays while cards hang below it"),
            [TrashHold.Referred] = new("останется, пока на неё ссылаются", "stays while others refer to it"),
        };


        /// <summary>Acts by their words.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> Acts = new Dictionary<string, Localized>
        {
            ["fields"] = new("Изменение реквизитов", "Change of fields"),
            ["move"] = new("Перемещение", "Move"),
            ["access"] = new("Изменение доступа", "Change of access"),
            ["type"] = new("Смена вида", "Change of type"),
            ["share"] = new("Открытие доступа", "Access opened"),
            ["register"] = new("Регистрация", "Registration"),
            ["accept"] = new("Принятие предложений", "Suggestions taken"),
            ["trash"] = new("В корзину", "Move to trash"),
            ["restore"] = new("Возврат из корзины", "Restored from trash"),
            ["samples"] = new("Загрузка примера", "Load of the samples"),
            ["undo"] = new("Отмена", "Undo"),
        };
    }
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of finding what is not found, of saved searches and of the start page.</summary>
internal static partial class Words
{
    internal static class Why
    {
        public static readonly Localized Title = new("Нет нужного документа?", "Is a document missing?");
        public static readonly Localized Label = new("Номер, часть названия или ссылка", "Number, part of the title or a link");
        public static readonly Localized Check = new("Проверить", "Check");
        public static readonly Localized FillIn = new("Введите номер, часть названия или ссылку.", "Enter a number, a part of the title or a link.");
        public static readonly Localized NotThere = new("По «{0}» документа нет, или он закрыт для вас. Проверьте номер или возьмите другую часть названия.", "There is no document by “{0}”, or it is closed to you. Check the number or take another part of the title.");
        public static readonly Localized IsFound = new("Этот документ есть среди найденных.", "This document is among the results.");
        public static readonly Localized Unknown = new("Поиск об этом документе пока не знает. Откройте его по ссылке.", "The search does not know this document yet. Open it by its link.");
        public static readonly Localized Drop = new("Убрать уточнение", "Drop the filter");
        public static readonly Localized ShowPage = new("Показать страницу", "Show the page");
        public static readonly Localized Others = new("Или вы искали:", "Or did you mean:");
        public static readonly Localized WithoutFilter = new("Без уточнения «{0}»: {1}", "Without the filter “{0}”: {1}");
        public static readonly Localized ReadAs = new("Запрос «{0}» прочитан как «{1}».", "The query “{0}” was read as “{1}”.");
        public static readonly Localized AsTyped = new("Искать как набрано", "Search as typed");
    }

    internal static class Saved
    {
        public static readonly Localized Which = new("Что записать", "What to write");
        public static readonly Localized NewOne = new("Новый поиск", "A new search");
        public static readonly Localized Instead = new("Заменить условия поиска «{0}»", "Replace the conditions of “{0}”");
        public static readonly Localized Title = new("Сохранённые поиски", "Saved searches");
        public static readonly Localized Save = new("Сохранить поиск", "Save the search");
        public static readonly Localized Name = new("Название", "Name");
        public static readonly Localized Who = new("Кто видит", "Who has it");
        public static readonly Localized OnlyMe = new("только я", "only me");
        public static readonly Localized GroupOf = new("группа «{0}»", "group “{0}”");
        public static readonly Localized OnStart = new("Показывать на главной", "Show on the start page");
        public static readonly Localized Notify = new("Сообщать о новых", "Tell of new ones");
        public static readonly Localized Notifies = new("сообщает о новых", "tells of new ones");
        public static readonly Localized IsOnStart = new("на главной", "on the start page");
        public static readonly Localized Keep = new("Сохранить", "Save");
        public static readonly Localized Done = new("Поиск «{0}» сохранён", "The search “{0}” is saved");
        public static readonly Localized Deleted = new("Поиск «{0}» удалён", "The search “{0}” was removed");
        public static readonly Localized Change = new("Изменить", "Change");
        public static readonly Localized Delete = new("Удалить", "Remove");
        public static readonly Localized New = new("+{0}", "+{0}");
        public static readonly Localized None = new("Сохранённых поисков пока нет. Найдите нужное и нажмите «Сохранить поиск».", "There are no saved searches yet. Find what you need and press “Save the search”.");
        public static readonly Localized NotFound = new("Такого поиска нет", "There is no such search");
        public static readonly Localized NotFoundText = new("Его удалили, или он не ваш и вашей группе не открыт.", "It was removed, or it is not yours and not shared with a group of yours.");
    }

    internal static class Start
    {
        public static readonly Localized ManyDoubtful = new("Больше {0} страниц прочитано плохо", "More than {0} pages were read badly");
        public static readonly Localized Title = new("Главная", "Home");
        public static readonly Localized Opened = new("Вы открывали", "You opened");
        public static readonly Localized Up = new("Выше: {0}", "Further up: {0}");
        public static readonly Localized Choose = new("Настроить главную", "Arrange this page");
        public static readonly Localized EmptyForReaders = new("Здесь будет то, что вы открывали и искали.", "What you have opened and looked for will be here.");
        public static readonly Localized Empty = new("Дел нет. Загрузите документы или найдите нужный.", "Nothing to do. Upload documents or find the one you need.");
        public static readonly Localized Failed = new("Эту часть не удалось прочитать. Остальное работает.", "This part could not be read. The rest works.");
    }
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Doubts
    {
        public static readonly Localized Title = new("Сомнительный текст", "Doubtful text");
        public static readonly Localized Lead = new("Страницы, прочитанные хуже всего, стоят первыми. Исправленное слово сразу находится поиском.", "The pages that were read worst come first. A corrected word is found at once.");
        public static readonly Localized None = new("Сомнительных страниц нет: всё прочитано уверенно или уже проверено.", "There are no doubtful pages: all were read with confidence or have been looked at.");
        public static readonly Localized ToIntake = new("Открыть приём", "Open the intake");
        public static readonly Localized Pages = new("Страницы", "Pages");
        public static readonly Localized Place = new("{0}, стр. {1}", "{0}, p. {1}");
        public static readonly Localized Sure = new("уверенность {0}", "confidence {0}");
        public static readonly Localized Lost = new("пропали исправления: {0}", "corrections lost: {0}");
        public static readonly Localized LostOnes = new("При новом чтении не нашли места: {0}", "Found no place when it was read anew: {0}");
        public static readonly Localized LostOne = new("«{0}» вместо «{1}»", "“{0}” for “{1}”");
        public static readonly Localized Correct = new("Исправить прочитанный текст страницы", "Correct the text read from the page");
        public static readonly Localized OpenPage = new("Открыть страницу", "Open the page");
        public static readonly Localized WordPicture = new("Слово на странице", "The word on the page");
        public static readonly Localized ReadsAs = new("Прочитано «{0}». Что написано", "Read as “{0}”. What it says");
        public static readonly Localized Learn = new("в словарь", "to the dictionary");
        public static readonly Localized LearnOf = new("Добавить «{0}» в словарь организации", "Add “{0}” to the organisation's dictionary");
        public static readonly Localized NothingHere = new("На этой странице сомнительных слов нет.", "There are no doubtful words on this page.");
        public static readonly Localized Most = new("Показаны первые {0} слов.", "The first {0} words are shown.");
        public static readonly Localized SaveNext = new("Сохранить и дальше", "Save and go on");
        public static readonly Localized AllRight = new("Всё верно, дальше", "All right, go on");
        public static readonly Localized Saved = new("Страница проверена, исправлено слов: {0}", "The page was checked, words corrected: {0}");
        public static readonly Localized TakenBack = new("Исправления отменены", "The corrections were taken back");
        public static readonly Localized More = new("Показать ещё", "Show more");
    }
}

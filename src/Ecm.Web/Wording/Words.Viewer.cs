using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the viewer.</summary>
internal static partial class Words
{
    internal static class Viewer
    {
        public static readonly Localized Label = new("Просмотр файла", "File view");
        public static readonly Localized Desk = new("Страница файла", "Page of the file");
        public static readonly Localized Facts = new("версия {0} · {1}", "version {0} · {1}");
        public static readonly Localized FactsWithPages = new("версия {0} · {1} стр. · {2}", "version {0} · {1} p. · {2}");
        public static readonly Localized Previous = new("Предыдущая страница", "Previous page");
        public static readonly Localized Next = new("Следующая страница", "Next page");
        public static readonly Localized ZoomOut = new("Мельче", "Zoom out");
        public static readonly Localized ZoomIn = new("Крупнее", "Zoom in");
        public static readonly Localized FitWidth = new("По ширине", "Fit width");
        public static readonly Localized WholePage = new("Вся страница", "Whole page");
        public static readonly Localized Turn = new("Повернуть", "Turn");
        public static readonly Localized Print = new("Печать", "Print");
        public static readonly Localized Printing = new("Готовим к печати: {0} из {1}", "Getting ready to print: {0} of {1}");
        public static readonly Localized Find = new("Найти в документе", "Find in the document");
        public static readonly Localized CloseFind = new("Закрыть поиск в документе", "Close the search in the document");
        public static readonly Localized HitOf = new("{0} из {1}", "{0} of {1}");
        public static readonly Localized HitsInAll = new("всего {0}", "{0} in all");
        public static readonly Localized NoHits = new("Не найдено", "Not found");
        public static readonly Localized NextHit = new("Следующее найденное слово", "Next word found");
        public static readonly Localized PreviousHit = new("Предыдущее найденное слово", "Previous word found");
        public static readonly Localized Selection = new("Выделенный текст", "Selected text");
        public static readonly Localized IntoField = new("В поле…", "Into a field…");
        public static readonly Localized SearchSelection = new("Найти", "Find");
        public static readonly Localized Text = new("Текст", "Text");
        public static readonly Localized Pages = new("Страницы", "Pages");
        public static readonly Localized PageOf = new("Страница {0} из {1}", "Page {0} of {1}");
        public static readonly Localized PageWithHits = new("Страница {0}, есть найденное", "Page {0}, has hits");
        public static readonly Localized PageNumber = new("Страница {0}", "Page {0}");
        public static readonly Localized NotYet = new("Эта страница ещё читается.", "This page is still being read.");
        public static readonly Localized NoPreview = new("Файлы этого вида не показываются.", "This kind of file is not shown here.");
        public static readonly Localized NotRead = new("Текст не прочитан: {0}.", "The text could not be read: {0}.");
        public static readonly Localized Failed = new("Страницу не удалось показать.", "The page could not be shown.");
    }
}

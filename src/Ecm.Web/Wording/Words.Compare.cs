using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Compare
    {
        public static readonly Localized Title = new("Сравнение текстов", "Comparison of texts");
        public static readonly Localized First = new("Первый текст", "First text");
        public static readonly Localized Second = new("Второй текст", "Second text");
        public static readonly Localized WithCurrent = new("Сравнить с нынешней", "Compare with the current one");
        public static readonly Localized NotBoth = new("Не у обеих карточек есть файл.", "Not both cards have a file.");
        public static readonly Localized Texts = new("Сравнить тексты", "Compare texts");
        public static readonly Localized Restore = new("Вернуть эту версию", "Restore this version");
        public static readonly Localized Restored = new("Версия {0} возвращена: теперь это версия {1}", "Version {0} is back as version {1}");
        public static readonly Localized VersionName = new("{0}, версия {1}", "{0}, version {1}");
        public static readonly Localized Same = new("Тексты совпадают. Картинки и оформление не сравниваются.", "The texts are the same. Pictures and looks are not compared.");
        public static readonly Localized Partial = new("Текст одного из файлов прочитан не весь: различий может быть больше.", "The text of one of the files has not been read whole: there may be more differences.");
        public static readonly Localized Most = new("Показаны первые {0}.", "The first {0} are shown.");
        public static readonly Localized Next = new("Следующее", "Next");
        public static readonly Localized Previous = new("Предыдущее", "Previous");
        public static readonly Localized Differences = new("Различия", "Differences");
        public static readonly Localized PageOf = new("стр. {0}", "p. {0}");
        public static readonly Localized NotHere = new("здесь нет", "not here");
        public static readonly Localized PagePicture = new("{0}, страница {1}", "{0}, page {1}");
    }
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the list of keys.</summary>
internal static partial class Words
{
    internal static class Keys
    {
        public static readonly Localized Title = new("Клавиши", "Keys");
        public static readonly Localized Close = new("Закрыть", "Close");
        public static readonly Localized Here = new("На этом экране", "On this screen");
        public static readonly Localized Lists = new("Списки и везде", "Lists and everywhere");
        public static readonly Localized Sections = new("Разделы", "Sections");
        public static readonly Localized GoHow = new("Сначала G, затем буква. Буквы действуют в любой раскладке.", "First G, then the letter. Letters work in any layout.");
        public static readonly Localized Next = new("следующая строка", "next row");
        public static readonly Localized Previous = new("предыдущая строка", "row before");
        public static readonly Localized Ends = new("первая, последняя строка", "first, last row");
        public static readonly Localized Open = new("открыть", "open");
        public static readonly Localized Select = new("выбрать строку", "select the row");
        public static readonly Localized SelectTo = new("выбрать до этой строки", "select up to this row");
        public static readonly Localized Child = new("в дереве: новая карточка под этой", "in a tree: a new card below this one");
        public static readonly Localized Cut = new("в дереве: вырезать карточку", "in a tree: cut the card");
        public static readonly Localized Hang = new("в дереве: повесить под эту вырезанную", "in a tree: hang the one that was cut below this one");
        public static readonly Localized Up = new("на уровень выше, закрыть", "one level up, close");
        public static readonly Localized This = new("эта подсказка", "this list");
    }
}

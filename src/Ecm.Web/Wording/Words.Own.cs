using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>The organisation's own words.</summary>
    internal static class Own
    {
        public static readonly Localized Title = new("Свои слова", "Own words");
        public static readonly Localized Hint = new("Имена, изделия, термины вашей организации: они не считаются ошибками, подсказываются в поиске и видны всем.", "Names, products and terms of your organisation: they are no mistakes, search suggests them, and everybody sees them.");
        public static readonly Localized Find = new("Найти слово по началу", "Find a word by its beginning");
        public static readonly Localized Word = new("Слово", "Word");
        public static readonly Localized Added = new("Добавлено", "Added");
        public static readonly Localized By = new("Кто добавил", "Added by");
        public static readonly Localized Imported = new("списком", "from a list");
        public static readonly Localized New = new("Новое слово", "New word");
        public static readonly Localized Add = new("Добавить слово", "Add the word");
        public static readonly Localized Remove = new("Убрать", "Remove");
        public static readonly Localized RemoveOf = new("Убрать слово: {0}", "Remove the word: {0}");
        public static readonly Localized Removed = new("Слово «{0}» убрано.", "The word “{0}” was removed.");
        public static readonly Localized Kept = new("Слово «{0}» добавлено.", "The word “{0}” was added.");
        public static readonly Localized Empty = new("Своих слов пока нет.", "There are no own words yet.");
        public static readonly Localized NothingFits = new("Слов, которые начинаются так, нет.", "No word begins so.");
        public static readonly Localized More = new("Показать ещё слова", "Show more words");
    }
}

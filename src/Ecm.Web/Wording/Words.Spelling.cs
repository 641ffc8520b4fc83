using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of spelling marks.</summary>
internal static partial class Words
{
    internal static class Spelling
    {
        public static readonly Localized Title = new("Орфография", "Spelling");
        public static readonly Localized Add = new("Добавить «{0}» в словарь организации", "Add “{0}” to the organisation's words");
        public static readonly Localized Skip = new("Пропустить", "Skip");
        public static readonly Localized None = new("Похожих слов в словаре нет.", "The dictionary has no similar words.");
        public static readonly Localized Next = new("следующая пометка орфографии", "next spelling mark");
    }
}

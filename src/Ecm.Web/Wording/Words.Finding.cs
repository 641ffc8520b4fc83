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
}

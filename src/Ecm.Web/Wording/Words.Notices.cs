using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of notices.</summary>
internal static partial class Words
{
    internal static class Notices
    {
        public static readonly Localized Title = new("Уведомления", "Notices");
        public static readonly Localized Unseen = new("Уведомления, новых: {0}", "Notices, new: {0}");
        public static readonly Localized None = new(
            "Уведомлений нет. Здесь появятся комментарии, открытые для вас документы и новое в сохранённых поисках.",
            "There are no notices. Comments, documents opened for you and what is new in saved searches will appear here.");
        public static readonly Localized SeeAll = new("Отметить все просмотренными", "Mark all as seen");
        public static readonly Localized Fresh = new("Новое", "New");
        public static readonly Localized Times = new("× {0}", "× {0}");
        public static readonly Localized Access = new("Вам открыт доступ", "Opened for you");
        public static readonly Localized Responsible = new("Вы — ответственный", "You are responsible");
        public static readonly Localized Comment = new("Комментарий", "Comment");
        public static readonly Localized TakenOver = new("Взята под управление", "Taken over");
        public static readonly Localized Parked = new("Файл не прочитан", "File could not be read");
        public static readonly Localized Search = new("Новое в поиске", "New in the search");
    }
}

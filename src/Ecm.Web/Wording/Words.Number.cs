using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Number
    {
        public static readonly Localized Several = new("Номер {0} есть у нескольких документов", "Several documents have the number {0}");
        public static readonly Localized None = new("Документа с номером {0} не нашлось", "No document has the number {0}");
        public static readonly Localized NoneText = new("Такого номера нет, или документ закрыт для вас.", "There is no such number, or the document is closed to you.");
        public static readonly Localized Find = new("Искать в документах", "Search the documents");
    }
}

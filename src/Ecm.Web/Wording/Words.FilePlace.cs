using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class FilePlace
    {
        public static readonly Localized Ask = new("Перенести или убрать", "Move or take off");
        public static readonly Localized AskOf = new("{0}: перенести или убрать", "{0}: move or take off");
        public static readonly Localized Other = new("На другую карточку", "To another card");
        public static readonly Localized Move = new("Перенести", "Move");
        public static readonly Localized Part = new("Сделать отдельной карточкой", "Make it a card of its own");
        public static readonly Localized Moved = new("Файл «{0}» перенесён", "The file “{0}” was moved");
        public static readonly Localized Parted = new("Файл «{0}» теперь на отдельной карточке", "The file “{0}” is on a card of its own now");
        public static readonly Localized TakenOff = new("Файл «{0}» в корзине", "The file “{0}” is in the trash");
    }
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>Setting registers up.</summary>
    internal static class RegisterSetup
    {
        public static readonly Localized Title = new("Журналы и номера", "Registers and numbers");
        public static readonly Localized New = new("Новый журнал", "New register");
        public static readonly Localized Name = new("Название журнала", "Name of the register");
        public static readonly Localized NameNeeded = new("Напишите, как называется журнал.", "Write what the register is called.");
        public static readonly Localized BasedOn = new("Номера как в журнале", "Numbers as in register");
        public static readonly Localized Blank = new("по счёту: 1, 2, 3…", "by counting: 1, 2, 3…");
        public static readonly Localized Make = new("Создать", "Make it");
        public static readonly Localized Number = new("Номер", "Number");
        public static readonly Localized TypesOf = new("Виды документов", "Document types");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized Open = new("Открыт", "Open");
        public static readonly Localized Closed = new("Закрыт", "Closed");
        public static readonly Localized ClosedOf = new("{0} (закрыт)", "{0} (closed)");
        public static readonly Localized NoFile = new("файла журнала больше нет", "its file is gone");
        public static readonly Localized NoFileHint = new("Файла этого журнала больше нет, поэтому номеров он не даёт. Если открыть журнал, он останется вашим.", "The file of this register is gone, so it gives no numbers. If you open it, it stays as yours.");
        public static readonly Localized Differs = new("отличается от файла", "differs from its file");
        public static readonly Localized Revert = new("Вернуть как в файле", "Put back what the file says");
        public static readonly Localized Reverted = new("Журнал снова как в файле.", "The register is as its file says again.");
        public static readonly Localized Scheme = new("Чем нумеруется", "What makes its numbers");
        public static readonly Localized SchemeGone = new("{0} (плагин не отвечает)", "{0} (its plugin does not answer)");
        public static readonly Localized Settings = new("Настройки нумератора", "Settings of the scheme");
        public static readonly Localized SettingsHint = new("Каждая с новой строки: имя, двоеточие, значение.", "Each on a line of its own: name, colon, value.");
        public static readonly Localized Places = new("Что можно поставить в номер", "What can stand in a number");
        public static readonly Localized PlacesHint = new("Нажмите, чтобы вставить. Остальное остаётся как написано.", "Press one to insert it. All else stays as it is written.");
        public static readonly Localized Insert = new("Вставить {0}: {1}", "Insert {0}: {1}");
        public static readonly Localized Example = new("например {0}", "such as {0}");
        public static readonly Localized Next = new("следующий: {0}", "next: {0}");
        public static readonly Localized NoNext = new("номер пока не получается", "no number can be made yet");
        public static readonly Localized InSaved = new("после сохранения", "once it is saved");
        public static readonly Localized SharedWith = new("Считает вместе с журналами: {0}.", "Counts together with: {0}.");
        public static readonly Localized BeginAt = new("Начать с", "Begin at");
        public static readonly Localized BeginAtHint = new("Когда бумажный журнал продолжают здесь. Вперёд можно, назад нельзя.", "For a paper journal that is carried on here. Forward alone.");
        public static readonly Localized BeginQuestion = new("Счёт пойдёт с {0}. Номера до него никто не получит, вернуть счёт назад нельзя.", "Counting goes on from {0}. Nobody gets the numbers before it, and it cannot go back.");
        public static readonly Localized Begin = new("Начать с {0}", "Begin at {0}");
        public static readonly Localized BeginShort = new("Начать", "Begin");
        public static readonly Localized Begun = new("Следующий номер: {0}", "Next number: {0}");
        public static readonly Localized BeginNumber = new("Нужно целое число, например 500.", "A whole number is needed, such as 500.");
        public static readonly Localized NotNow = new("Не сейчас", "Not now");
        public static readonly Localized Save = new("Сохранить", "Save");
        public static readonly Localized Saved = new("Журнал «{0}» сохранён.", "The register “{0}” was saved.");
        public static readonly Localized Drop = new("Не сохранять", "Do not save");
        public static readonly Localized Unsaved = new("не сохранено", "not saved");
        public static readonly Localized Close = new("Закрыть журнал", "Close the register");
        public static readonly Localized OpenAgain = new("Открыть журнал", "Open the register");
        public static readonly Localized ClosedNow = new("Журнал «{0}» закрыт: новых номеров он не даёт.", "The register “{0}” is closed: it gives no new numbers.");
        public static readonly Localized OpenedNow = new("Журнал «{0}» открыт.", "The register “{0}” is open.");
        public static readonly Localized UsedBy = new("Здесь регистрируются", "Registered here");
        public static readonly Localized UsedByNone = new("Ни один вид документов. Журнал выбирают на вкладке «Журнал и номер» вида.", "No document type. A type chooses its register on its tab “Register and number”.");
        public static readonly Localized Book = new("Записи журнала", "Entries of the register");
        public static readonly Localized ToSettings = new("Настройки журнала", "Settings of the register");
        public static readonly Localized NoSuch = new("Такого журнала нет.", "There is no such register.");
        public static readonly Localized ToAll = new("Все журналы", "All registers");
        public static readonly Localized TakeTheirs = new("Взять, как сейчас", "Take it as it is now");
        public static readonly Localized WriteMine = new("Записать моё", "Write mine");
    }
}

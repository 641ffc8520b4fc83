using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Registers
    {
        public static readonly Localized Title = new("Журналы", "Registers");
        public static readonly Localized Name = new("Журнал", "Register");
        public static readonly Localized Year = new("Год", "Year");
        public static readonly Localized AllYears = new("За все годы", "All years");
        public static readonly Localized InYear = new("В этом году", "This year");
        public static readonly Localized LastNumber = new("Последний номер", "Last number");
        public static readonly Localized TitleOf = new("Журнал «{0}»", "Register “{0}”");
        public static readonly Localized Enter = new("Зарегистрировать", "Register");
        public static readonly Localized Filter = new("Отобрать", "Filter");
        public static readonly Localized Show = new("Показать", "Show");
        public static readonly Localized NumberPart = new("Номер или его часть", "Number or a part");
        public static readonly Localized SomeWords = new("Слова документа", "Words of the document");
        public static readonly Localized Responsible = new("Исполнитель", "Performer");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized Anyone = new("любой", "anyone");
        public static readonly Localized Any = new("любое", "any");
        public static readonly Localized Reset = new("Сбросить", "Reset");
        public static readonly Localized MostByWords = new("По словам показаны не больше {0} последних.", "By words, at most the last {0} are shown.");
        public static readonly Localized Columns = new("Столбцы", "Columns");
        public static readonly Localized Up = new("Левее: {0}", "Further left: {0}");
        public static readonly Localized AsUsual = new("Как обычно", "As usual");
        public static readonly Localized Print = new("Печать", "Print");
        public static readonly Localized PrintNow = new("Напечатать", "Print");
        public static readonly Localized Export = new("Выгрузить", "Export");
        public static readonly Localized Gaps = new("Номера без карточек · {0}", "Numbers without cards · {0}");
        public static readonly Localized GapsTitle = new("Номера без карточек: «{0}»", "Numbers without cards: “{0}”");
        public static readonly Localized Foot = new("{0}: {1} – {2}", "{0}: {1} – {2}");
        public static readonly Localized More = new("Показать ещё", "Show more");
        public static readonly Localized Empty = new("В журнале «{0}» пока пусто.", "The register “{0}” is still empty.");
        public static readonly Localized NotRead = new("Журнал не удалось прочитать: сервер не смог ответить.", "The register could not be read: the server could not answer.");
        public static readonly Localized NoneForYou = new("В журнале «{0}» нет записей, открытых вам.", "There are no entries in the register “{0}” that you may read.");
        public static readonly Localized EmptyHint = new("Нажмите «Зарегистрировать» (Ins): карточка и номер появятся одной строкой. Или зарегистрируйте готовую карточку на её странице.", "Press “Register” (Ins): a card and its number are made in one line. Or register a card on its own page.");
        public static readonly Localized EmptyYear = new("За этот год в журнале «{0}» записей нет.", "There are no entries of this year in the register “{0}”.");
        public static readonly Localized NothingFits = new("Под отбор ничего не подходит.", "Nothing fits the filter.");
        public static readonly Localized ClosedHint = new("Новых номеров журнал не даёт, записанное в нём остаётся.", "The register gives no new numbers; what is in it stays.");
        public static readonly Localized NoSuch = new("Такого журнала нет", "There is no such register");
        public static readonly Localized ToAll = new("Все журналы", "All registers");
        public static readonly Localized Type = new("Вид", "Type");
        public static readonly Localized CardTitle = new("Название", "Title");
        public static readonly Localized RegisteredOn = new("Дата рег.", "Registered");
        public static readonly Localized File = new("Файл", "File");
        public static readonly Localized WillBe = new("Будет {0}", "Will be {0}");
        public static readonly Localized WillBeReserved = new("Займёт {0}", "Takes {0}");
        public static readonly Localized SaveNext = new("Записать и следующий", "Save, then the next");
        public static readonly Localized CloseForm = new("Закрыть", "Close");
        public static readonly Localized Entered = new("Зарегистрирован {0}", "Registered {0}");
        public static readonly Localized Repeat = new("Такой номер этого отправителя уже есть:", "This number of this sender is there already:");
        public static readonly Localized FileStored = new("Файл принят к карточке {0}", "The file was added to card {0}");
        public static readonly Localized FileNotStored = new("Карточка {0} записана, но файл не принят. Добавьте его на карточке.", "Card {0} was saved, but its file was not taken in. Add it on the card.");
        public static readonly Localized Reserve = new("Зарезервировать номера", "Reserve numbers");
        public static readonly Localized HowMany = new("Сколько", "How many");
        public static readonly Localized Until = new("Держать до", "Keep until");
        public static readonly Localized Note = new("Для чего", "What for");
        public static readonly Localized Reserved = new("Зарезервированы: {0}", "Reserved: {0}");
        public static readonly Localized KeptBy = new("резерв, {0}", "reserved, {0}");
        public static readonly Localized KeptUntil = new("резерв до {0}, {1}", "reserved until {0}, {1}");
        public static readonly Localized KeptTooLong = new("резерв просрочен с {0}, {1}", "reservation over since {0}, {1}");
        public static readonly Localized Gap = new("пропущен", "skipped");
        public static readonly Localized Take = new("Занять", "Use");
        public static readonly Localized TakeNumber = new("Занять {0}", "Use {0}");
        public static readonly Localized Release = new("Снять резерв", "Give back");
        public static readonly Localized ReleaseNumber = new("Снять резерв с {0}", "Give {0} back");
        public static readonly Localized Reason = new("Почему пропущен", "Why it is skipped");
        public static readonly Localized ReasonOf = new("Почему пропущен {0}", "Why {0} is skipped");
        public static readonly Localized Explain = new("Записать причину", "Save the reason");
        public static readonly Localized Released = new("Резерв снят, номер {0} пропущен", "{0} was given back and is skipped now");
        public static readonly Localized Explained = new("Причина записана", "The reason was saved");
        public static readonly Localized Kept = new("Номер", "Number");
        public static readonly Localized What = new("Что с ним", "What it is");
        public static readonly Localized Acts = new("Действия", "Actions");
        public static readonly Localized NoGaps = new("Все номера заняты карточками.", "Every number has its card.");
        public static readonly Localized NoGapsHint = new("Здесь бывают номера, оставленные про запас, и пропущенные, с причиной.", "Numbers kept for later and skipped ones, with the reason, stand here.");
        public static readonly Localized NoRight = new("С этим журналом работают те, кто может заводить его карточки. Попросите администратора.", "Those who may make its cards work with this register. Ask the administrator.");
        public static readonly Localized BadDate = new("Нужна дата, например 05.03.2024.", "A date is needed, such as 05.03.2024.");
        public static readonly Localized MoreThanPrinted = new("Здесь только последние {0} записей. Отберите меньше или выгрузите таблицу.", "Only the last {0} entries are here. Filter them or export a spreadsheet.");
        public static readonly Localized PrintedOn = new("Напечатано {0}", "Printed {0}");
    }
}

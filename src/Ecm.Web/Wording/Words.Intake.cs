using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the intake page.</summary>
internal static partial class Words
{
    internal static class Intake
    {
        public static readonly Localized Title = new("Приём", "Intake");
        public static readonly Localized Choose = new("Выбрать файлы", "Choose files");
        public static readonly Localized OpenArchives = new("Открывать архивы", "Open archives");
        public static readonly Localized TypeOfNew = new("Вид для новых", "Type of new ones");
        public static readonly Localized Stack = new("Куда и кто увидит", "Where to and who may see");
        public static readonly Localized StackOf = new("Для новых: куда, кто увидит, архивы", "For new ones: where to, who may see, archives");
        public static readonly Localized ParentOfNew = new("Подчинить карточке", "Hang below the card");
        public static readonly Localized Below = new("в карточку", "below a card");
        public static readonly Localized AccessOfNew = new("Кто увидит", "Who may see");
        public static readonly Localized AccessAsUsual = new("как обычно: по виду или вышестоящей карточке", "as usual: by the type or the card above");
        public static readonly Localized SummaryReady = new("готово {0}", "{0} ready");
        public static readonly Localized SummaryReading = new("в чтении {0}", "{0} being read");
        public static readonly Localized SummaryParked = new("не прочитано {0}", "{0} could not be read");
        public static readonly Localized Files = new("Принятые файлы", "Files taken in");
        public static readonly Localized Sending = new("Загружаются", "Being uploaded");
        public static readonly Localized EmptyTitle = new("Перетащите сюда файлы или выберите", "Drop files here or choose them");
        public static readonly Localized EmptyText = new("Можно вставить и из буфера обмена. Карточка появляется, как только файл сохранён: вкладку можно закрывать.", "Pasting from the clipboard works too. A card exists as soon as its file is stored: the tab may be closed.");
        public static readonly Localized EmptyBefore = new("Вы пока ничего не приняли", "You have taken nothing in yet");
        public static readonly Localized Latest = new("Здесь последние {0} принятых файлов; более ранние найдутся поиском.", "The last {0} files taken in; search finds earlier ones.");
        public static readonly Localized Recent = new("Здесь то, что вы приняли за последние три дня.", "What you took in during the last three days.");
        public static readonly Localized Queued = new("В очереди на чтение. Карточку уже можно открыть.", "Waiting to be read. The card can be opened already.");
        public static readonly Localized ReadingStarts = new("Читается. Карточку уже можно открыть.", "Being read. The card can be opened already.");
        public static readonly Localized Reading = new("Читается, страница {0} из {1}. Карточку уже можно открыть.", "Being read, page {0} of {1}. The card can be opened already.");
        public static readonly Localized Indexing = new("Прочитан, добавляется в поиск.", "Read, being added to the search.");
        public static readonly Localized Done = new("Готово", "Ready");
        public static readonly Localized DonePartial = new("Готово: прочитан частично, файл слишком велик.", "Ready: read in part, the file is too large.");
        public static readonly Localized Unread = new("Сохранён. Текст файлов этого вида не читается, карточка находится по реквизитам.", "Stored. The text of this kind of file is not read; the card is found by its fields.");
        public static readonly Localized NeedsOffice = new("Сохранён. Будет прочитан, когда на сервере установят LibreOffice.", "Stored. It will be read once LibreOffice is installed on the server.");
        public static readonly Localized Opened = new("Раскрыт: {0}.", "Opened: {0}.");
        public static readonly Localized ShowOpened = new("Показать в дереве", "Show in the tree");
        public static readonly Localized NotRead = new("Не прочитан: {0}. Файл сохранён.", "Could not be read: {0}. The file is stored.");
        public static readonly Localized Pages = new("{0} стр.", "{0} p.");
        public static readonly Localized Accept = new("Принять", "Accept");
        public static readonly Localized AcceptHint = new("Принять предложенные значения и перейти к следующему (Ctrl+Enter)", "Accept the suggested values and go to the next (Ctrl+Enter)");
        public static readonly Localized AcceptReady = new("Принять готовые: {0}", "Accept those ready: {0}");
        public static readonly Localized AcceptReadyHint = new("Записать предложенные значения в пустые реквизиты. Можно отменить.", "Write the suggested values into empty fields. Can be undone.");
        public static readonly Localized ToTrash = new("В корзину: {0}", "To the trash: {0}");
        public static readonly Localized DownloadFile = new("Скачать файл", "Download the file");
        public static readonly Localized Pane = new("Выбранный файл", "The chosen file");
        public static readonly Localized NewScan = new("Новый скан", "New scan");
        public static readonly Localized EarlierScan = new("Принят раньше", "Taken in before");
        public static readonly Localized FirstPageOf = new("Первая страница: {0}", "First page: {0}");
        public static readonly Localized SameFile = new("Это тот же файл, что уже принят:", "This is the same file as one taken in before:");
        public static readonly Localized OtherCard = new("открыть прежнюю карточку", "open the earlier card");
        public static readonly Localized DropTwin = new("Убрать повтор", "Remove the copy");
        public static readonly Localized AlikeTo = new("Похож на уже принятый документ:", "Resembles a document taken in before:");
        public static readonly Localized AlikeBy = new("совпадает {0} текста, {1} из {2} стр.", "{0} of the text is the same, {1} of {2} p.");
        public static readonly Localized AlikeCheck = new("Прочитано по-разному, сверьте: {0}.", "Read differently, compare: {0}.");
        public static readonly Localized AlikePair = new("{0} и {1} (стр. {2})", "{0} and {1} (p. {2})");
        public static readonly Localized AlikeNothing = new("ничего", "nothing");
        public static readonly Localized TwinVersion = new("Новая версия", "New version");
        public static readonly Localized TwinKeep = new("Оставить оба", "Keep both");
        public static readonly Localized TwinDiscard = new("Отклонить скан", "Discard the scan");
        public static readonly Localized TwinVersionDone = new("Скан стал новой версией прежнего файла, его карточка в корзине", "The scan is the newest version of the earlier file, its card is in the trash");
        public static readonly Localized TwinKeepDone = new("Оставлены оба, больше не спросим", "Both are kept, you will not be asked again");
        public static readonly Localized Open = new("Открыть", "Open");
        public static readonly Localized OpenFile = new("Открыть {0}", "Open {0}");
        public static readonly Localized Retry = new("Повторить", "Try again");
        public static readonly Localized Waiting = new("Ждёт загрузки", "Waiting to be uploaded");
        public static readonly Localized Uploading = new("Загружается: {0} из {1}", "Uploading: {0} of {1}");
        public static readonly Localized Storing = new("Сохраняется", "Being stored");
        public static readonly Localized Left = new("ещё {0} с", "{0} s left");
        public static readonly Localized Offline = new("Ждём связи, загрузка продолжится сама", "Waiting for the connection, the upload goes on by itself");
        public static readonly Localized Stored = new("Сохранён", "Stored");
        public static readonly Localized Cancel = new("Отменить", "Cancel");
        public static readonly Localized Dismiss = new("Убрать", "Dismiss");
        public static readonly Localized NotStored = new("Не принят: {0}", "Not taken in: {0}");
        public static readonly Localized SessionEnded = new("Вы вышли из системы. Войдите и повторите.", "You are signed out. Sign in and try again.");
        public static readonly Localized ServerFault = new("Сервер не смог принять файл. Повторите или сообщите администратору.", "The server could not take the file in. Try again or tell the administrator.");
        public static readonly Localized Unfinished = new("Не догружен: {0} из {1}. Выберите этот файл ещё раз, и загрузка продолжится.", "Not uploaded to its end: {0} of {1}. Choose this file again and the upload goes on.");
        public static readonly Localized NotSent = new("Не отправлен ({0}): вкладку закрыли раньше. Выберите этот файл ещё раз.", "Not sent ({0}): the tab was closed before. Choose this file again.");
        public static readonly Localized Unreadable = new("его не удалось прочитать на этом компьютере. Возможно, его изменили или переместили: выберите файл ещё раз", "it could not be read on this computer. It may have been changed or moved: choose the file again");
        public static readonly Localized UnfinishedOnes = new("Не догружены", "Not uploaded to their end");
        public static readonly Localized CountUploading = new("{0} из {1}", "{0} of {1}");

        public static readonly Localized FilePassword = new("Пароль к файлу {0}", "Password of {0}");
        public static readonly Localized Unlock = new("Открыть с паролем", "Open with the password");
        public static readonly Localized UnlockHint = new("Пароль нужен один раз и не сохраняется.", "The password is needed once and is not kept.");
        public static readonly Localized Attached = new("вложение письма", "attached to a mail");
        public static readonly Localized NotTaken = new("Открыт частично: «{0}» не взято, {1}.", "Opened in part: “{0}” was not taken out, {1}.");
        public static readonly Localized NamelessNotTaken = new("Открыт частично: {0}.", "Opened in part: {0}.");
        public static readonly Localized MoreNotTaken = new("Не взято и других файлов: {0}. Все они остались внутри.", "Others that were not taken out: {0}. All of them remain inside.");

        public static readonly IReadOnlyDictionary<string, Localized> NotTakenReasons = new Dictionary<string, Localized>
        {
            ["too-many"] = new("файлов слишком много", "there are too many"),
            ["too-large"] = new("слишком большой размер", "it is too large"),
            ["too-much"] = new("вместе с другими слишком большой размер", "together with the others it is too large"),
            ["too-deep"] = new("вложено слишком глубоко", "it lies too deep in others"),
            ["damaged"] = new("повреждено", "it is damaged"),
            ["locked"] = new("закрыто паролем", "it is locked by a password"),
            ["link"] = new("это ссылка, а не файл", "it is a link and no file"),
            ["timed-out"] = new("на всё остальное не хватило времени", "there was no time for the rest"),
            ["forbidden"] = new("у загрузившего нет на это права", "whoever uploaded it has no right to it"),
        };

        public static readonly IReadOnlyDictionary<string, Localized> Reasons = new Dictionary<string, Localized>
        {
            ["damaged"] = new("файл повреждён или неполон", "the file is damaged or cut short"),
            ["password"] = new("закрыт паролем", "it is locked by a password"),
            ["too-large"] = new("слишком большой размер страниц или файла", "its pages or the file are too large"),
            ["timed-out"] = new("страница читалась слишком долго", "reading a page took too long"),
            ["out-of-memory"] = new("не хватило памяти", "there was not enough memory"),
            ["crashed"] = new("чтение прервалось", "reading broke off"),
            ["not-installed"] = new("на сервере нет нужной программы", "the server lacks a program it needs"),
            ["index-refused"] = new("поиск не смог принять текст", "the search could not take its text"),
            ["fault"] = new("сбой при чтении", "a fault while reading"),
        };
    }
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>Every text of the page in both languages, by screen. Texts of problems are Core's (<see cref="Core.Results.ProblemTexts"/>).</summary>
internal static partial class Words
{
    internal static class Shell
    {
        public static readonly Localized Rows = new("Строки", "Rows");
        public static readonly Localized RowsDense = new("плотно", "dense");
        public static readonly Localized RowsFree = new("свободно", "free");
        public static readonly Localized Help = new("Справка", "Help");
        public static readonly Localized Report = new("Сообщить о проблеме", "Report a problem");
        public static readonly Localized ReportHow = new("Опишите, что вы делали и что вышло. Скопируйте всё и отправьте администратору: по этим строкам он найдёт случай в журналах.", "Tell what you did and what happened. Copy all of it and send it to the administrator, who will find the case in the logs by these lines.");
        public static readonly Localized ReportWhat = new("Что случилось", "What happened");
        public static readonly Localized ReportFacts = new("Версия: {version}\nСтраница: {page}\nВремя: {time}\nЗапрос: {request}\nБраузер: {browser}", "Version: {version}\nPage: {page}\nTime: {time}\nRequest: {request}\nBrowser: {browser}");
        public static readonly Localized Copy = new("Скопировать", "Copy");
        public static readonly Localized Copied = new("Скопировано", "Copied");
        public static readonly Localized Product = new("Ecm — документы", "Ecm — documents");
        public static readonly Localized SkipToContent = new("К содержанию", "Skip to content");
        public static readonly Localized Sections = new("Разделы", "Sections");
        public static readonly Localized Home = new("Главная", "Home");
        public static readonly Localized Documents = new("Документы", "Documents");
        public static readonly Localized Intake = new("Приём", "Intake");
        public static readonly Localized Registers = new("Журналы", "Registers");
        public static readonly Localized Upload = new("Загрузить", "Upload");
        public static readonly Localized ToFirstPage = new("Ecm, главная", "Ecm, home");
        public static readonly Localized SearchLabel = new("Поиск по документам и карточкам", "Search documents and cards");
        public static readonly Localized SearchPlaceholder = new("Найти слово, номер, название…", "Find a word, number, title…");
        public static readonly Localized Find = new("Найти", "Find");
        public static readonly Localized Suggestions = new("Подсказки", "Suggestions");
        public static readonly Localized Parties = new("Контрагенты", "Counterparties");
        public static readonly Localized People = new("Люди", "People");
        public static readonly Localized Searches = new("Поиски", "Searches");
        public static readonly Localized UserMenu = new("{0}: меню", "{0}: menu");
        public static readonly Localized Theme = new("Тема", "Theme");
        public static readonly Localized ThemeLight = new("Светлая", "Light");
        public static readonly Localized ThemeDark = new("Тёмная", "Dark");
        public static readonly Localized ThemeSystem = new("Как в системе", "As in the system");
        public static readonly Localized Language = new("Язык", "Language");
        public static readonly Localized Russian = new("Русский", "Russian");
        public static readonly Localized English = new("Английский", "English");
        public static readonly Localized SignOut = new("Выйти", "Sign out");
        public static readonly Localized DropHere = new("Отпустите: загрузим в Приём", "Release to upload into Intake");
        public static readonly Localized ConnectionLost = new("Связь потеряна, восстанавливаем…", "Connection lost, reconnecting…");
        public static readonly Localized ConnectionDetail = new("Введённое остаётся на странице, загрузки идут.", "What you typed stays on the page, uploads go on.");
        public static readonly Localized ConnectionEnded = new("Связь потеряна. Обновите страницу, чтобы продолжить.", "Connection lost. Reload the page to go on.");
        public static readonly Localized Reload = new("Обновить", "Reload");
        public static readonly Localized Broken = new("Эту часть страницы не удалось показать. Остальное работает.", "This part of the page could not be shown. The rest works.");
        public static readonly Localized Close = new("Закрыть", "Close");
        public static readonly Localized TryAgain = new("Повторить", "Try again");
        public static readonly Localized NotFoundTitle = new("Такой страницы нет", "There is no such page");
        public static readonly Localized NotFoundText = new("Проверьте адрес или найдите нужное.", "Check the address or search for what you need.");
        public static readonly Localized AllDocuments = new("Все документы", "All documents");
    }

    internal static class SigningIn
    {
        public static readonly Localized ShowPassword = new("Показать пароль", "Show the password");
        public static readonly Localized HidePassword = new("Скрыть пароль", "Hide the password");
        public static readonly Localized CapsLock = new("Включён Caps Lock.", "Caps Lock is on.");
        public static readonly Localized OtherLayout = new("В пароле русские буквы: проверьте раскладку.", "The password has Cyrillic letters: check the keyboard layout.");
        public static readonly Localized Title = new("Вход", "Sign in");
        public static readonly Localized Login = new("Логин", "Login");
        public static readonly Localized Password = new("Пароль", "Password");
        public static readonly Localized Enter = new("Войти", "Sign in");
        public static readonly Localized FillIn = new("Введите логин и пароль.", "Enter your login and password.");
        public static readonly Localized Key = new("Ключ", "Key");
        public static readonly Localized KeyHint = new("Сервер печатает его в ссылке при запуске.", "The server prints it in the link at its start.");
        public static readonly Localized Name = new("Имя", "Name");
        public static readonly Localized PasswordHint = new("Не меньше {0} знаков.", "At least {0} characters.");
        public static readonly Localized SwitchLanguage = new("English", "Русский");
    }

    internal static class Search
    {
        public static readonly Localized AllTitle = new("Все документы", "All documents");
        public static readonly Localized FoundTitle = new("Найдено по «{0}»", "Found for “{0}”");
        public static readonly Localized Took = new("{0} с", "{0} s");
        public static readonly Localized Facets = new("Уточнить", "Refine");
        public static readonly Localized Type = new("Вид документа", "Document type");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized Year = new("Дата документа", "Document date");
        public static readonly Localized Party = new("Контрагент", "Counterparty");
        public static readonly Localized Responsible = new("Ответственный", "Responsible");
        public static readonly Localized Within = new("Внутри", "Within");
        public static readonly Localized Of = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized YearOf = new("{0} год", "{0}");
        public static readonly Localized More = new("ещё {0}", "{0} more");
        public static readonly Localized ShowAllValues = new("показать все и искать", "show all and search");
        public static readonly Localized Fewer = new("свернуть", "show fewer");
        public static readonly Localized Remove = new("Убрать: {0}", "Remove: {0}");
        public static readonly Localized Reset = new("Сбросить", "Reset");
        public static readonly Localized Sort = new("Порядок", "Order");
        public static readonly Localized ByRelevance = new("По близости", "Best first");
        public static readonly Localized ByNewest = new("Сначала новые", "Newest first");
        public static readonly Localized ByOldest = new("Сначала старые", "Oldest first");
        public static readonly Localized ByTitle = new("По названию", "By title");
        public static readonly Localized ByNumber = new("По номеру", "By number");
        public static readonly Localized Results = new("Результаты", "Results");
        public static readonly Localized NoNumber = new("без номера", "no number");
        public static readonly Localized Registered = new("рег. {0}", "reg. {0}");
        public static readonly Localized Alike = new("Нашлось по части или похожим знакам: {0}", "Found by a part or by look-alike characters: {0}");
        public static readonly Localized PageShort = new("стр. {0}", "p. {0}");
        public static readonly Localized PageOfFile = new("{0}, страница {1}", "{0}, page {1}");
        public static readonly Localized Range = new("{0}–{1} из {2}", "{0}–{1} of {2}");
        public static readonly Localized Previous = new("Предыдущие", "Previous");
        public static readonly Localized Next = new("Следующие", "Next");
        public static readonly Localized PlaceOf = new("{0} из {1}", "{0} of {1}");
        public static readonly Localized PreviousResult = new("Предыдущий документ", "Previous document");
        public static readonly Localized NextResult = new("Следующий документ", "Next document");
        public static readonly Localized DidYouMean = new("Возможно, вы искали «{0}»: {1}", "Did you mean “{0}”: {1}");
        public static readonly Localized SomeWords = new("Документов, где есть все слова, нет. Вот те, где есть некоторые из них.", "No document has all the words. These have some of them.");
        public static readonly Localized Rebuilding = new("Поиск восстанавливается: найдены ещё не все документы.", "Search is being rebuilt: not every document can be found yet.");
        public static readonly Localized NothingFound = new("Ничего не найдено по «{0}»", "Nothing was found for “{0}”");
        public static readonly Localized NothingFoundHere = new("С этими уточнениями ничего не найдено", "Nothing was found with these filters");
        public static readonly Localized TryOther = new("Проверьте слова или возьмите меньше слов: ищутся все формы каждого слова.", "Check the words or use fewer of them: every form of each word is searched.");
        public static readonly Localized WithoutFilters = new("Искать без уточнений", "Search without filters");
        public static readonly Localized ShowAll = new("Показать все документы", "Show all documents");
        public static readonly Localized NoDocuments = new("Документов пока нет", "There are no documents yet");
        public static readonly Localized DropFirst = new("Перетащите сюда файлы или загрузите их в Приём: через несколько секунд их можно будет найти по любому слову.", "Drop files here or upload them into Intake: seconds later they can be found by any word in them.");
        public static readonly Localized ToIntake = new("Загрузить файлы", "Upload files");
        public static readonly Localized Views = new("Вид списка", "View");
        public static readonly Localized AsRows = new("Списком", "As a list");
        public static readonly Localized AsTable = new("Таблицей", "As a table");
        public static readonly Localized WithPreview = new("С просмотром", "With preview");
        public static readonly Localized Preview = new("Просмотр", "Preview");
        public static readonly Localized PreviewOnOff = new("Просмотр рядом со списком", "Preview beside the list");
        public static readonly Localized PreviewEmpty = new("Выберите документ в списке: здесь будет его страница.", "Choose a document in the list: its page will be here.");
        public static readonly Localized PreviewNoFile = new("У этой карточки нет файлов.", "This card has no files.");
        public static readonly Localized Doubtful = new("текст сомнителен", "doubtful text");
        public static readonly Localized DoubtfulHint = new("Страница прочитана неуверенно: сверьтесь с её изображением.", "The page was read badly: compare it with its picture.");
        public static readonly Localized Table = new("Найденные документы таблицей", "Documents found, as a table");
        public static readonly Localized SortBy = new("Упорядочить: {0}", "Sort by: {0}");
        public static readonly Localized FindValue = new("Найти: {0}", "Find: {0}");
        public static readonly Localized FindValueHere = new("Найти в списке", "Find in the list");
        public static readonly Localized NoValue = new("Такого среди найденного нет", "Nothing found has it");
        public static readonly Localized Period = new("Период", "Period");
        public static readonly Localized FromDay = new("с", "from");
        public static readonly Localized ToDay = new("по", "to");
        public static readonly Localized PageTooFar = new("Дальше листать нельзя: уточните запрос.", "There is no paging further: refine the query.");
    }

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

    internal static class Card
    {
        public static readonly Localized BackToResults = new("Результаты: {0}", "Results: {0}");
        public static readonly Localized BackToAll = new("Все документы", "All documents");
        public static readonly Localized Number = new("№ {0}", "No. {0}");
        public static readonly Localized Register = new("Зарегистрировать", "Register");
        public static readonly Localized RegisteredNow = new("Зарегистрирован под № {0}", "Registered under No. {0}");
        public static readonly Localized MoreActions = new("Ещё действия", "More actions");
        public static readonly Localized ToTrash = new("В корзину", "Move to trash");
        public static readonly Localized GivenUp = new("Правки не сохранены", "The edits were not saved");
        public static readonly Localized BringBack = new("Вернуть", "Bring back");
        public static readonly Localized NotFoundTitle = new("Карточки нет, или она закрыта для вас", "There is no such card, or it is closed to you");
        public static readonly Localized ChangeType = new("Сменить", "Change");
        public static readonly Localized ChangeTypeOf = new("Сменить вид документа", "Change the document type");
        public static readonly Localized NextVersion = new("Загрузить новую версию", "Upload a new version");
        public static readonly Localized NextVersionOf = new("{0}: загрузить новую версию", "{0}: upload a new version");
        public static readonly Localized InTrash = new("Карточка в корзине.", "The card is in the trash.");
        public static readonly Localized InTrashUntil = new("Карточка в корзине до {0}.", "The card is in the trash until {0}.");
        public static readonly Localized Restore = new("Вернуть", "Restore");
        public static readonly Localized Trashed = new("Карточка в корзине", "The card is in the trash");
        public static readonly Localized StateIs = new("Состояние: {0}. Изменить", "State: {0}. Change");
        public static readonly Localized ChangeState = new("Изменить состояние", "Change the state");
        public static readonly Localized Move = new("Переместить", "Move");
        public static readonly Localized MoveThere = new("Переместить сюда", "Move here");
        public static readonly Localized MoveToTop = new("На верхний уровень", "To the top level");
        public static readonly Localized Moved = new("Карточка перемещена", "The card was moved");
        public static readonly Localized ChooseCard = new("Выберите карточку из списка.", "Choose a card from the list.");
        public static readonly Localized Undo = new("Отменить", "Undo");
        public static readonly Localized Tabs = new("Разделы карточки", "Sections of the card");
        public static readonly Localized Fields = new("Реквизиты", "Fields");
        public static readonly Localized Links = new("Связи", "Links");
        public static readonly Localized History = new("Ход", "History");
        public static readonly Localized Files = new("Файлы", "Files");
        public static readonly Localized General = new("Основное", "General");
        public static readonly Localized Registration = new("Регистрация", "Registration");
        public static readonly Localized RegNumber = new("Рег. номер", "Reg. number");
        public static readonly Localized RegisteredOn = new("{0} от {1}, журнал «{2}»", "{0} of {1}, register “{2}”");
        public static readonly Localized TypeLabel = new("Вид документа", "Document type");
        public static readonly Localized TitleLabel = new("Название", "Title");
        public static readonly Localized Edit = new("Изменить", "Edit");
        public static readonly Localized Save = new("Сохранить", "Save");
        public static readonly Localized SaveMine = new("Записать мои поля", "Save my fields");
        public static readonly Localized Discard = new("Закрыть без сохранения", "Discard");
        public static readonly Localized DraftBack = new("Здесь ваши правки, которые не были сохранены.", "Here are your edits that were not saved.");
        public static readonly Localized Saved = new("Сохранено", "Saved");
        public static readonly Localized TypeChanged = new("Вид документа изменили, пока вы правили: поля теперь такие. Введённое осталось здесь; проверьте и сохраните ещё раз.", "The document type was changed while you were editing: these are its fields now. What you typed is still here; look it over and save again.");
        public static readonly Localized TypedInGone = new("Поля «{0}» больше нет, в нём было введено: «{1}».", "The field “{0}” is gone; it held “{1}”.");
        public static readonly Localized Yes = new("Да", "Yes");
        public static readonly Localized No = new("Нет", "No");
        public static readonly Localized Choose = new("не указано", "not set");
        public static readonly Localized NumberNeeded = new("Нужно число, например 4 850 000,00", "A number is needed, such as 4,850,000.00");
        public static readonly Localized DateNeeded = new("Нужна дата, например 05.03.2024", "A date is needed, such as 05.03.2024");
        public static readonly Localized DatePattern = new("ДД.ММ.ГГГГ", "DD.MM.YYYY");
        public static readonly Localized OpenCalendar = new("Открыть календарь", "Open the calendar");
        public static readonly Localized Clear = new("Очистить", "Clear");
        public static readonly Localized FindCard = new("Начните вводить название", "Begin to type a title");
        public static readonly Localized NothingFits = new("Ничего не найдено", "Nothing found");
        public static readonly Localized MakeCard = new("Завести: {0}", "Make: {0}");
        public static readonly Localized ClosedCard = new("Закрытая карточка", "A card closed to you");
        public static readonly Localized Somebody = new("Сотрудник", "A person");
        public static readonly Localized ChipFrom = new("со страницы {0}", "from page {0}");
        public static readonly Localized ChipSeen = new("Прочитано: {0}", "Reads: {0}");
        public static readonly Localized ChipTake = new("{0}: {1}, принять", "{0}: {1}, take");
        public static readonly Localized ChipShow = new("со страницы {0}: показать, где стоит «{1}»", "from page {0}: show where it says “{1}”");
        public static readonly Localized NoFields = new("У этого вида документов нет своих реквизитов.", "This document type has no fields of its own.");
        public static readonly Localized NoChildren = new("Подчинённых карточек нет.", "There are no cards below this one.");
        public static readonly Localized Tree = new("Дерево документов", "Tree of documents");
        public static readonly Localized NoFiles = new("Файлов нет. Перетащите файл сюда или выберите.", "There are no files. Drop one here or choose it.");
        public static readonly Localized AttachedTo = new("Из «{0}»", "From “{0}”");
        public static readonly Localized AddFile = new("Добавить файл", "Add a file");
        public static readonly Localized DropOnCard = new("Добавить в эту карточку", "Add to this card");
        public static readonly Localized VersionOf = new("версия {0}", "version {0}");
        public static readonly Localized Download = new("Скачать", "Download");
        public static readonly Localized DownloadFile = new("Скачать {0}", "Download {0}");
        public static readonly Localized Earlier = new("Показать прежние версии", "Show earlier versions");
        public static readonly Localized Width = new("Ширина реквизитов", "Width of the fields");
        public static readonly Localized Similar = new("Похожие документы", "Similar documents");
        public static readonly Localized NoSimilar = new("Похожих документов нет.", "There are no similar documents.");
        public static readonly Localized HistoryShows = new("Что показать", "What to show");
        public static readonly Localized HistoryAll = new("Всё", "Everything");
        public static readonly Localized HistoryDecisions = new("Решения", "Decisions");
        public static readonly Localized HistoryEdits = new("Правки", "Edits");
        public static readonly Localized NoSuchHistory = new("Такого с карточкой ещё не было.", "Nothing of the kind has happened to the card yet.");
        public static readonly Localized MoreHistory = new("Показать раньше", "Show earlier");
        public static readonly Localized Product = new("Ecm", "Ecm");
    }
}

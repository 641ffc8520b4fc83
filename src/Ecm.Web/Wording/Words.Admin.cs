using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>What administrators see: the frame, the first page, verification.</summary>
    internal static class Admin
    {
        public static readonly Localized Settings = new("Настройки", "Settings");
        public static readonly Localized Sections = new("Управление сервером", "Administration");
        public static readonly Localized Overview = new("Состояние", "Health");
        public static readonly Localized Users = new("Пользователи", "Users");
        public static readonly Localized AccessLists = new("Списки доступа", "Access lists");
        public static readonly Localized NewList = new("Новый список", "New list");
        public static readonly Localized NoLists = new("Списков доступа пока нет. Составьте список, например «Отдел закупок», и выбирайте его для документов.", "There are no access lists yet. Make one, such as “Purchasing”, and choose it for documents.");
        public static readonly Localized ListsFollow = new("Документы, которым дан список, следуют за ним.", "Documents that were given a list follow it.");
        public static readonly Localized Groups = new("Группы", "Groups");
        public static readonly Localized Plugins = new("Плагины", "Plugins");
        public static readonly Localized Queue = new("Очередь", "Queue");
        public static readonly Localized Storage = new("Хранилище", "Storage");
        public static readonly Localized Index = new("Индекс", "Index");
        public static readonly Localized Audit = new("Журнал событий", "Audit");
        public static readonly Localized NoRightTitle = new("Эти страницы видят администраторы", "These pages are for administrators");
        public static readonly Localized NoRight = new("У вас нет роли администратора. Если она нужна, попросите того, у кого она есть.", "You do not have the role of an administrator. If you need it, ask somebody who has it.");
        public static readonly Localized Stale = new("Сервер не ответил, показано прежнее. Пробуем ещё раз.", "The server did not answer; what was there before is shown. Trying again.");
        public static readonly Localized Loading = new("Загружается", "Loading");
        public static readonly Localized More = new("Показать ещё", "Show more");
        public static readonly Localized Acts = new("Действия", "Actions");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized Reset = new("Сбросить", "Reset");
        public static readonly Localized Details = new("Подробнее", "Details");
        public static readonly Localized Nobody = new("Никого не нашлось", "Nobody was found");

        public static readonly Localized AllWell = new("Всё работает", "Everything works");
        public static readonly Localized NeedsCare = new("Требует внимания: {0}", "Needs attention: {0}");
        public static readonly Localized VersionLine = new("версия {0}", "version {0}");
        public static readonly Localized DatabaseDown = new("База данных не отвечает. Проверьте, что она запущена и доступна серверу.", "The database does not answer. See that it runs and that the server reaches it.");
        public static readonly Localized BlobsDown = new("Хранилище файлов не читается: документы открыть нельзя.", "The store of files cannot be read: documents cannot be opened.");
        public static readonly Localized BlobsReadOnly = new("Хранилище не принимает новые файлы, прежние читаются.", "The store takes no new files; what it holds can be read.");
        public static readonly Localized SearchFilling = new("Индекс заполняется: поиск находит ещё не всё.", "The index is being filled: search does not find everything yet.");
        public static readonly Localized SearchDegraded = new("Поиск работает не полностью: не всё нужное установлено.", "Search works in part: something it needs is not installed.");
        public static readonly Localized ReadingDegraded = new("Файлы читаются не полностью: не всё нужное установлено.", "Files are read in part: something that is needed is not installed.");
        public static readonly Localized PluginTripped = new("Плагин {0} отключён после сбоев ({1}).", "The plugin {0} was switched off after faults ({1}).");
        public static readonly Localized PluginOff = new("Плагин {0} отключён администратором.", "The plugin {0} was switched off by an administrator.");
        public static readonly Localized PluginHangs = new("Плагин {0} завис: поможет только перезапуск сервера.", "The plugin {0} hangs: only a restart of the server helps.");
        public static readonly Localized NotRead = new("{0}: прочитать не удалось. {1}.", "{0}: could not be read. {1}.");
        public static readonly Localized ReasonCount = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized IndexBehind = new("Поиск отстаёт: последних изменений за {0} в нём ещё нет.", "Search is behind: it lacks the changes of the last {0}.");
        public static readonly Localized StorageFaults = new("Проверка хранилища нашла расхождения: {0}.", "The verification of the store found faults: {0}.");
        public static readonly Localized IndexFaults = new("Поисковый индекс расходится с базой: {0}.", "The search index differs from the database: {0}.");
        public static readonly Localized AuditFaults = new("Цепочка журнала событий нарушена: {0}.", "The chain of the audit is broken: {0}.");
        public static readonly Localized List = new("Список", "List");
        public static readonly Localized Open = new("Открыть", "Open");
        public static readonly Localized Resume = new("Включить", "Switch on");
        public static readonly Localized RetryAll = new("Повторить все", "Retry all");
        public static readonly Localized People = new("Люди", "People");
        public static readonly Localized Documents = new("Карточки в поиске", "Cards in search");
        public static readonly Localized Used = new("{0}, свободно {1}", "{0}, {1} free");
        public static readonly Localized QueueLine = new("ждёт {0}, в работе {1}", "{0} waiting, {1} running");
        public static readonly Localized OldestLine = new("ждёт {0}, в работе {1}, самый старый {2}", "{0} waiting, {1} running, the oldest {2}");
        public static readonly Localized QueueEmpty = new("пуста", "empty");
        public static readonly Localized UpToDate = new("не отстаёт", "up to date");
        public static readonly Localized BehindLine = new("отстаёт на {0}", "{0} behind");
        public static readonly Localized ChainWhole = new("цепочка цела", "the chain is whole");
        public static readonly Localized Agrees = new("расхождений нет", "no faults");
        public static readonly Localized FaultsFound = new("расхождений: {0}", "faults: {0}");
        public static readonly Localized VerifiedAt = new("{0} (проверено {1})", "{0} (verified {1})");
        public static readonly Localized NeverVerified = new("проверки ещё не было", "not verified yet");
        public static readonly Localized Seconds = new("{0} с", "{0} s");
        public static readonly Localized Minutes = new("{0} мин", "{0} min");
        public static readonly Localized Hours = new("{0} ч", "{0} h");
        public static readonly Localized Days = new("{0} дн.", "{0} d");

        public static readonly Localized Verify = new("Проверить", "Verify");
        public static readonly Localized Verifying = new("Проверено {0} из {1}", "Verified {0} of {1}");
        public static readonly Localized VerifiedWell = new("Проверка закончена, расхождений нет.", "The verification has ended and found no faults.");
        public static readonly Localized VerifiedFaults = new("Проверка закончена, расхождений: {0}.", "The verification has ended, faults: {0}.");
        public static readonly Localized VerifyFailed = new("Проверить не удалось: база или хранилище не отвечали. Повторите позже.", "The verification failed: the database or the store did not answer. Try again later.");
        public static readonly Localized Found = new("Что нашлось", "What was found");
        public static readonly Localized LastVerified = new("Последняя проверка", "Last verified");
        public static readonly Localized StorageExplained = new("Каждый файл читается целиком и сверяется с тем, каким его приняли. Сервер при этом работает как обычно.", "Every file is read as a whole and compared with what was taken in. The server works as usual meanwhile.");
        public static readonly Localized IndexExplained = new("Каждая карточка сверяется с индексом. Если он расходится с базой, его можно построить заново рядом: поиск по-прежнему отвечает, пока новый не готов.", "Every card is compared with the index. If it differs from the database it can be filled anew beside: search answers from the old one until then.");
        public static readonly Localized Versions = new("Версии файлов", "Versions of files");
        public static readonly Localized Occupied = new("Занято", "Occupied");
        public static readonly Localized Free = new("Свободно", "Free");
        public static readonly Localized Unknown = new("хранилище не сообщает", "the store does not say");
        public static readonly Localized IndexSize = new("Размер индекса", "Size of the index");
        public static readonly Localized Change = new("Учтено изменений", "Changes taken in");
        public static readonly Localized OfAll = new("{0} из {1}", "{0} of {1}");
        public static readonly Localized Lag = new("Отставание", "Behind by");
        public static readonly Localized Rebuild = new("Перестроить рядом", "Fill anew beside");
        public static readonly Localized Rebuilding = new("Строится новый индекс: {0} из {1}. Поиск работает.", "A new index is being filled: {0} of {1}. Search works.");
        public static readonly Localized RebuildStarted = new("Строим новый индекс", "A new index is being filled");
        public static readonly Localized OfThisNode = new("Это данные узла, который показывает страницу.", "These are figures of the node that shows the page.");
        public static readonly Localized Entries = new("Записей", "Entries");
    }

    /// <summary>People and groups.</summary>
    internal static class People
    {
        public static readonly Localized Find = new("Имя или логин", "Name or login");
        public static readonly Localized FindGroup = new("Название группы", "Name of the group");
        public static readonly Localized Name = new("Имя", "Name");
        public static readonly Localized Login = new("Логин", "Login");
        public static readonly Localized Password = new("Пароль", "Password");
        public static readonly Localized Language = new("Язык", "Language");
        public static readonly Localized Roles = new("Роли", "Roles");
        public static readonly Localized OtherRole = new("Ещё роль", "Another role");
        public static readonly Localized Groups = new("Группы", "Groups");
        public static readonly Localized NoGroups = new("Групп ещё нет", "There are no groups yet");
        public static readonly Localized Add = new("Добавить", "Add");
        public static readonly Localized NewUser = new("Новый пользователь", "New user");
        public static readonly Localized NewGroup = new("Новая группа", "New group");
        public static readonly Localized Save = new("Сохранить", "Save");
        public static readonly Localized Close = new("Закрыть", "Close");
        public static readonly Localized Saved = new("Сохранено: {0}", "Saved: {0}");
        public static readonly Localized Added = new("Добавлено: {0}", "Added: {0}");
        public static readonly Localized Block = new("Заблокировать", "Block");
        public static readonly Localized Unblock = new("Разблокировать", "Unblock");
        public static readonly Localized Blocked = new("{0}: вход закрыт, открытые страницы закроются в течение минуты", "{0} can no longer sign in; open pages close within a minute");
        public static readonly Localized Unblocked = new("{0}: вход открыт", "{0} can sign in again");
        public static readonly Localized IsBlocked = new("Заблокирован", "Blocked");
        public static readonly Localized IsActive = new("Может входить", "May sign in");
        public static readonly Localized NewPasswordWarning = new("Прежний пароль перестанет подходить, все входы закончатся.", "The present password stops working, all sessions end.");
        public static readonly Localized NewPassword = new("Новый пароль", "New password");
        public static readonly Localized PasswordIs = new("Новый пароль, {0}:", "New password, {0}:");
        public static readonly Localized PasswordOnce = new("Передайте его лично: больше он не покажется. Прежние сеансы закрыты.", "Hand it over in person: it is not shown again. Earlier sessions have ended.");
        public static readonly Localized Edit = new("Изменить: {0}", "Edit: {0}");
        public static readonly Localized Empty = new("Пользователей пока нет.", "There are no users yet.");
        public static readonly Localized NothingFits = new("По этим буквам никого нет.", "Nobody has these letters.");
        public static readonly Localized NoSuchGroups = new("По этим буквам групп нет.", "No group has these letters.");
        public static readonly Localized EmptyGroups = new("Групп пока нет. Группа даёт доступ сразу нескольким людям.", "There are no groups yet. A group gives access to several people at once.");
        public static readonly Localized Members = new("Участники", "Members");
        public static readonly Localized AddMember = new("Добавить участника", "Add a member");
        public static readonly Localized NoMembers = new("Пока никого", "Nobody yet");
        public static readonly Localized Remove = new("Убрать: {0}", "Remove: {0}");
        public static readonly Localized RemoveShort = new("Убрать", "Remove");
        public static readonly Localized Delete = new("Удалить группу", "Delete the group");
        public static readonly Localized DeleteFully = new("Удалить насовсем", "Delete for good");
        public static readonly Localized DeleteWarning = new("Доступ, который давала группа, пропадёт, и вернуть её нельзя.", "What the group gave access to is lost, and it cannot be brought back.");
        public static readonly Localized Keep = new("Оставить", "Keep");
        public static readonly Localized Deleted = new("Группа удалена: {0}", "The group was deleted: {0}");
        public static readonly Localized You = new("это вы", "you");
        public static readonly Localized MoreMembers = new("{0} и ещё {1}", "{0} and {1} more");

        /// <summary>Roles that the product itself knows; others are shown as they are called.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> RoleNames = new Dictionary<string, Localized>
        {
            ["admin"] = new("администратор", "administrator"),
            ["clerk"] = new("делопроизводитель", "clerk"),
            ["reader"] = new("читатель", "reader"),
        };
    }

    /// <summary>The queue and the plugins.</summary>
    internal static class Work
    {
        public static readonly Localized Job = new("Работа", "Work");
        public static readonly Localized Document = new("Документ", "Document");
        public static readonly Localized Closed = new("Закрытый документ", "Closed document");
        public static readonly Localized Step = new("Шаг", "Step");
        public static readonly Localized Attempts = new("Попытки", "Attempts");
        public static readonly Localized Reason = new("Причина", "Reason");
        public static readonly Localized Since = new("Добавлен", "Added");
        public static readonly Localized Retry = new("Повторить", "Retry");
        public static readonly Localized RetryOf = new("Повторить: {0}", "Retry: {0}");
        public static readonly Localized File = new("Файл", "File");
        public static readonly Localized FileOf = new("Файл: {0}", "File: {0}");
        public static readonly Localized AnyState = new("Любое состояние", "Any state");
        public static readonly Localized AnyReason = new("Любая причина", "Any reason");
        public static readonly Localized Retrying = new("Отправлено на чтение: {0} из {1}", "Sent to be read: {0} of {1}");
        public static readonly Localized Retried = new("Отправлено на чтение: {0}", "Sent to be read: {0}");
        public static readonly Localized Asked = new("Файл прочитаем ещё раз", "The file will be read again");
        public static readonly Localized Stop = new("Остановить", "Stop");
        public static readonly Localized Empty = new("Очередь пуста.", "The queue is empty.");
        public static readonly Localized LastRead = new("Последний прочитанный файл: {0}.", "Last file read: {0}.");
        public static readonly Localized NothingFits = new("Под отбор ничего не подходит.", "Nothing fits the filter.");
        public static readonly Localized Identifying = new("определяется, что за файл", "finding out what the file is");
        public static readonly Localized Reading = new("читается страница {0} из {1}", "reading page {0} of {1}");
        public static readonly Localized Finishing = new("ищутся двойники и реквизиты", "looking for twins and fields");
        public static readonly Localized Waits = new("ждёт очереди", "waits for its turn");
        public static readonly Localized WaitsAgain = new("ждёт повторной попытки", "waits to be tried again");
        public static readonly Localized Cards = new("карточек {0} из {1}", "{0} of {1} cards");
        public static readonly Localized ReadTo = new("прочитано страниц {0} из {1}", "{0} of {1} pages were read");
        public static readonly Localized NotBegun = new("не начато", "not begun");

        public static readonly Localized Plugin = new("Плагин", "Plugin");
        public static readonly Localized Version = new("Версия", "Version");
        public static readonly Localized Calls = new("Вызовы", "Calls");
        public static readonly Localized Errors = new("Ошибки", "Errors");
        public static readonly Localized Slowest = new("Дольше всего", "Slowest");
        public static readonly Localized Milliseconds = new("{0} мс", "{0} ms");
        public static readonly Localized SwitchOff = new("Отключить", "Switch off");
        public static readonly Localized SwitchOffOf = new("Отключить: {0}", "Switch off: {0}");
        public static readonly Localized SwitchOnOf = new("Включить: {0}", "Switch on: {0}");
        public static readonly Localized SwitchedOff = new("{0} отключён до перезапуска сервера", "{0} is switched off until the server starts again");
        public static readonly Localized SwitchedOn = new("{0} включён", "{0} is switched on");
        public static readonly Localized NoFaults = new("Сбоев не было.", "There were no faults.");
        public static readonly Localized NoPlugins = new("Плагинов нет.", "There are no plugins.");
        public static readonly Localized NoPluginsHint = new("Их кладут в папку плагинов и перезапускают сервер.", "They are put into the folder of plugins, and the server is started again.");
        public static readonly Localized SinceStart = new("Счёт идёт с запуска этого узла.", "Counted since this node was started.");

        public static readonly IReadOnlyDictionary<string, Localized> Kinds = new Dictionary<string, Localized>
        {
            ["extract"] = new("чтение файла", "reading a file"),
            ["change-set"] = new("пакет изменений", "change set"),
        };

        public static readonly IReadOnlyDictionary<string, Localized> States = new Dictionary<string, Localized>
        {
            ["Waiting"] = new("Ждёт", "Waiting"),
            ["Running"] = new("В работе", "Running"),
            ["Parked"] = new("Не прочитан", "Not read"),
        };

        public static readonly IReadOnlyDictionary<string, Localized> PluginStates = new Dictionary<string, Localized>
        {
            ["Ok"] = new("Работает", "Works"),
            ["Tripped"] = new("Отключён сбоями", "Off after faults"),
            ["Off"] = new("Отключён", "Switched off"),
            ["RestartNeeded"] = new("Нужен перезапуск", "Restart needed"),
        };
    }

    /// <summary>The audit's page.</summary>
    internal static class Events
    {
        public static readonly Localized Who = new("Кто", "Who");
        public static readonly Localized Anyone = new("Кто угодно", "Anyone");
        public static readonly Localized Server = new("Сам сервер", "The server itself");
        public static readonly Localized Action = new("Действие", "Action");
        public static readonly Localized AnyAction = new("Любое действие", "Any action");
        public static readonly Localized About = new("О чём", "About");
        public static readonly Localized AboutHint = new("номер, логин, группа, адрес карточки", "number, login, group, address of a card");
        public static readonly Localized From = new("С", "From");
        public static readonly Localized To = new("По", "To");
        public static readonly Localized Filter = new("Отобрать", "Filter");
        public static readonly Localized Export = new("Выгрузить", "Export");
        public static readonly Localized NothingFits = new("Таких записей нет.", "There are no such entries.");
        public static readonly Localized When = new("Когда", "When");
        public static readonly Localized What = new("Что изменилось", "What changed");
        public static readonly Localized Number = new("№", "No.");
        public static readonly Localized Closed = new("Закрытый документ", "Closed document");
        public static readonly Localized Erased = new("подробности удалены", "details erased");
        public static readonly Localized Pair = new("{0}: {1} → {2}", "{0}: {1} → {2}");
        public static readonly Localized One = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized None = new("нет", "none");
        public static readonly Localized PasswordChanged = new("пароль заменён", "password replaced");
        public static readonly Localized Yes = new("да", "yes");
        public static readonly Localized No = new("нет", "no");
        public static readonly Localized FileName = new("журнал событий", "audit");

        /// <summary>What entries about other things than cards tell.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> Keys = new Dictionary<string, Localized>
        {
            ["login"] = new("логин", "login"),
            ["name"] = new("название", "name"),
            ["personName"] = new("имя", "name"),
            ["language"] = new("язык", "language"),
            ["roles"] = new("роли", "roles"),
            ["groups"] = new("группы", "groups"),
            ["members"] = new("участники", "members"),
            ["blocked"] = new("заблокирован", "blocked"),
            ["scopes"] = new("разрешено", "allowed"),
            ["expires"] = new("действует до", "valid until"),
            ["act"] = new("действие", "act"),
            ["cards"] = new("карточек", "cards"),
            ["entries"] = new("записей", "entries"),
            ["faults"] = new("расхождений", "faults"),
            ["blobs"] = new("файлов", "files"),
            ["register"] = new("журнал", "register"),
            ["number"] = new("номер", "number"),
            ["next"] = new("следующий", "next"),
            ["label"] = new("название", "name"),
            ["labelEn"] = new("название по-английски", "English name"),
            ["items"] = new("значения", "items"),
            ["scheme"] = new("нумератор", "scheme"),
            ["settings"] = new("настройки", "settings"),
            ["until"] = new("до", "until"),
            ["note"] = new("для чего", "what for"),
            ["reason"] = new("причина", "reason"),
            ["words"] = new("слова", "words"),
            ["count"] = new("сколько", "count"),
            ["added"] = new("добавлено", "added"),
            ["changed"] = new("изменено", "changed"),
            ["hidden"] = new("скрыто", "hidden"),
            ["removed"] = new("убрано", "removed"),
            ["version"] = new("версия", "version"),
        };
    }
}

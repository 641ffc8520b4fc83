using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the history.</summary>
internal static partial class Words
{
    internal static class History
    {
        public static readonly Localized Changed = new("{0}: {1} → {2}", "{0}: {1} → {2}");
        public static readonly Localized Empty = new("пусто", "empty");
        public static readonly Localized Erased = new("подробности удалены", "details erased");
        public static readonly Localized Parent = new("Вышестоящая карточка", "Parent card");
        public static readonly Localized Version = new("{0}, версия {1}", "{0}, version {1}");
        public static readonly Localized Comment = new("Комментарий", "Comment");
        public static readonly Localized Say = new("Написать", "Post");
        public static readonly Localized RestoredVersion = new("{0}: версия {1} по версии {2}", "{0}: version {1} from version {2}");
        public static readonly Localized PagesRead = new("{0}: текст прочитан, {1}", "{0}: text read, {1}");
        public static readonly Localized PageOf = new("{0}, страница {1}", "{0}, page {1}");
        public static readonly Localized From = new("{0}, из «{1}»", "{0}, from “{1}”");
        public static readonly Localized MovedTo = new("{0} → «{1}»", "{0} → “{1}”");
        public static readonly Localized MovedFrom = new("{0} ← «{1}»", "{0} ← “{1}”");
        public static readonly Localized NotTaken = new("Не взято файлов: {0}", "Files that were not taken out: {0}");
        public static readonly Localized Other = new("изменение «{0}»", "change “{0}”");
        public static readonly Localized Register = new("Журнал", "Register");
        public static readonly Localized RegisteredOn = new("Дата регистрации", "Registration date");
        public static readonly Localized AsParent = new("Доступ как у вышестоящей карточки", "Access as the parent card");
        public static readonly Localized NamedList = new("Именованный список доступа: {0}", "Named access list: {0}");
        public static readonly Localized NoNamedList = new("Больше не по именованному списку «{0}»", "No longer by the named access list “{0}”");
        public static readonly Localized Reason = new("Причина: {0}", "Reason: {0}");
        public static readonly Localized Withdrawn = new("{0}: {1}", "{0}: {1}");
        public static readonly Localized NoLevel = new("не указано", "not listed");
        public static readonly Localized Everyone = new("Все сотрудники", "Everyone");
        public static readonly Localized Role = new("Роль «{0}»", "Role “{0}”");
        public static readonly Localized Gone = new("Удалённый участник", "A removed member");

        /// <summary>Levels of access by their words.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> Levels = new Dictionary<string, Localized>
        {
            ["none"] = new("нет доступа", "no access"),
            ["read"] = new("чтение", "read"),
            ["edit"] = new("правка", "edit"),
            ["approve"] = new("согласование", "approve"),
            ["manage"] = new("управление", "manage"),
        };

        /// <summary>Why somebody had a right of their own.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> Causes = new Dictionary<string, Localized>
        {
            ["author"] = new("право автора", "the author's right"),
            ["takeover"] = new("право взявшего карточку администратора", "the right of the administrator who took the card over"),
        };

        /// <summary>What was decided about a second scan of a paper.</summary>
        public static readonly IReadOnlyDictionary<string, Localized> TwinChoices = new Dictionary<string, Localized>
        {
            ["version"] = new("{0}: новая версия прежнего файла", "{0}: the newest version of the earlier file"),
            ["keep"] = new("{0}: оставлены оба", "{0}: both are kept"),
            ["discard"] = new("{0}: отклонён", "{0}: discarded"),
        };

        public static readonly IReadOnlyDictionary<string, Localized> Agents = new Dictionary<string, Localized>
        {
            ["intake"] = new("Чтение файлов", "Reading of files"),
            ["search"] = new("Поиск", "Search"),
            ["trash"] = new("Корзина", "Trash"),
            ["change-set"] = new("Пакет изменений", "Change set"),
            ["setup"] = new("Первый запуск", "First start"),
            ["reset-password"] = new("Сброс пароля на сервере", "Password reset on the server"),
        };

        public static readonly IReadOnlyDictionary<string, Localized> Actions = new Dictionary<string, Localized>
        {
            ["card.create"] = new("создание карточки", "card created"),
            ["card.patch"] = new("правка", "edited"),
            ["card.moved-along"] = new("перенесена вместе с вышестоящей карточкой", "moved along with a card above"),
            ["card.trash"] = new("в корзину", "moved to trash"),
            ["card.retype"] = new("смена вида", "type changed"),
            ["card.purge"] = new("удалена из корзины навсегда", "destroyed out of the trash"),
            ["card.restore"] = new("возврат из корзины", "restored from trash"),
            ["card.transition"] = new("смена состояния", "state changed"),
            ["card.register"] = new("регистрация", "registered"),
            ["card.unregister"] = new("регистрация отменена", "registration undone"),
            ["register.reserve"] = new("номер зарезервирован", "number reserved"),
            ["register.release"] = new("резерв номера снят", "reserved number given back"),
            ["register.create"] = new("журнал заведён", "register made"),
            ["register.change"] = new("журнал изменён", "register changed"),
            ["register.close"] = new("журнал закрыт", "register closed"),
            ["register.open"] = new("журнал открыт", "register opened"),
            ["register.start"] = new("счёт журнала продолжен с большего номера", "register goes on from a higher number"),
            ["registers.import"] = new("журналы обновлены из файлов", "registers updated from files"),
            ["list.create"] = new("общий список заведён", "shared list made"),
            ["list.change"] = new("общий список изменён", "shared list changed"),
            ["lists.import"] = new("общие списки обновлены из файлов", "shared lists updated from files"),
            ["card.propose"] = new("реквизиты заполнены по тексту файла", "fields filled in from the text of the file"),
            ["card.accept"] = new("принято предложение из текста", "suggestion from the text taken"),
            ["file.add"] = new("добавлен файл", "file added"),
            ["file.attach"] = new("добавлено вложение письма", "attachment of a mail added"),
            ["file.expand"] = new("открыт архив или письмо", "taken out of an archive or mail"),
            ["file.version"] = new("новая версия файла", "new version of a file"),
            ["file.read"] = new("текст прочитан", "text read"),
            ["file.reading"] = new("текст читается", "text is being read"),
            ["file.twin"] = new("решение о повторном скане", "decision about a second scan"),
            ["file.twin-back"] = new("решение о повторном скане отменено", "decision about a second scan taken back"),
            ["card.comment"] = new("комментарий", "comment"),
            ["file.restore"] = new("прежняя версия файла возвращена", "earlier version of a file restored"),
            ["file.version-back"] = new("версия файла отменена", "version of a file taken back"),
            ["file.move-out"] = new("файл убран с карточки", "file taken off the card"),
            ["file.move-in"] = new("файл перенесён с другой карточки", "file moved here from another card"),
            ["file.parked"] = new("текст не прочитан", "text could not be read"),
            ["file.unlock"] = new("файл открыт с паролем", "file opened with its password"),
            ["file.read-again"] = new("файл читается заново", "file is read again"),
            ["file.retry"] = new("чтение повторено", "reading tried again"),
            ["page.correct"] = new("прочтение страницы исправлено", "reading of a page corrected"),
            ["page.correct-back"] = new("исправления страницы отменены", "corrections of a page taken back"),
            ["words.add"] = new("слово добавлено в словарь организации", "word added to the organisation's"),
            ["words.remove"] = new("слово убрано из словаря организации", "word removed from the organisation's"),
            ["words.import"] = new("слова добавлены списком", "list of words imported"),
            ["words.import-back"] = new("импорт слов отменён", "import of words taken back"),
            ["access.inherit"] = new("доступ унаследован заново", "access was inherited anew"),
            ["access.set"] = new("доступ изменён", "access changed"),
            ["access.list"] = new("именованный список доступа изменён", "the named access list changed"),
            ["access.takeover"] = new("карточку взял администратор", "taken over by an administrator"),
            ["access.withdraw"] = new("право снято", "right withdrawn"),
            ["access-list.put"] = new("именованный список доступа записан", "named access list written"),
            ["user.create"] = new("пользователь заведён", "user added"),
            ["user.patch"] = new("пользователь изменён", "user changed"),
            ["user.block"] = new("пользователь заблокирован", "user blocked"),
            ["user.unblock"] = new("пользователь разблокирован", "user unblocked"),
            ["user.password"] = new("пароль изменён", "password changed"),
            ["group.create"] = new("группа заведена", "group added"),
            ["group.patch"] = new("группа изменена", "group changed"),
            ["group.delete"] = new("группа удалена", "group removed"),
            ["token.create"] = new("ключ доступа выдан", "token made"),
            ["token.delete"] = new("ключ доступа отозван", "token withdrawn"),
            ["change-set.start"] = new("пакет изменений начат", "change set started"),
            ["change-set.continue"] = new("пакет изменений продолжен", "change set continued"),
            ["change-set.stop"] = new("пакет изменений остановлен", "change set stopped"),
            ["search.create"] = new("поиск сохранён", "search saved"),
            ["search.change"] = new("сохранённый поиск изменён", "saved search changed"),
            ["search.delete"] = new("сохранённый поиск удалён", "saved search removed"),
            ["storage.verify"] = new("хранилище проверено", "storage verified"),
            ["index.verify"] = new("поисковый индекс сверен", "search index compared"),
            ["audit.verify"] = new("цепочка журнала событий проверена", "chain of the audit verified"),
            ["index.rebuild"] = new("поисковый индекс строится заново", "search index filled anew"),
            ["plugin.resume"] = new("плагин включён", "plugin switched on"),
            ["plugin.settings"] = new("настройки плагина изменены", "settings of a plugin changed"),
            ["plugin.switch-off"] = new("плагин отключён", "plugin switched off"),
            ["type.draft"] = new("черновик вида документов начат", "draft of a document type begun"),
            ["type.discard"] = new("черновик вида документов удалён", "draft of a document type given up"),
            ["type.publish"] = new("вид документов опубликован", "document type published"),
            ["types.import"] = new("виды документов обновлены", "document types updated"),
        };
    }
}

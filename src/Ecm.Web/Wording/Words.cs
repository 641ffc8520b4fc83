using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>Every text of the page in both languages, by screen. Texts of problems are Core's (<see cref="Core.Results.ProblemTexts"/>).</summary>
internal static class Words
{
    internal static class Shell
    {
        public static readonly Localized Product = new("Ecm — документы", "Ecm — documents");
        public static readonly Localized SkipToContent = new("К содержанию", "Skip to content");
        public static readonly Localized Sections = new("Разделы", "Sections");
        public static readonly Localized Documents = new("Документы", "Documents");
        public static readonly Localized Intake = new("Приём", "Intake");
        public static readonly Localized Upload = new("Загрузить", "Upload");
        public static readonly Localized ToFirstPage = new("Ecm, все документы", "Ecm, all documents");
        public static readonly Localized SearchLabel = new("Поиск по документам и карточкам", "Search documents and cards");
        public static readonly Localized SearchPlaceholder = new("Найти слово, номер, название…", "Find a word, number, title…");
        public static readonly Localized Find = new("Найти", "Find");
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
        public static readonly Localized Title = new("Вход", "Sign in");
        public static readonly Localized Login = new("Логин", "Login");
        public static readonly Localized Password = new("Пароль", "Password");
        public static readonly Localized Enter = new("Войти", "Sign in");
        public static readonly Localized FillIn = new("Введите логин и пароль.", "Enter your login and password.");
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
        public static readonly Localized YearOf = new("{0} год", "{0}");
        public static readonly Localized More = new("ещё {0}", "{0} more");
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
        public static readonly Localized PageShort = new("стр. {0}", "p. {0}");
        public static readonly Localized PageOfFile = new("{0}, страница {1}", "{0}, page {1}");
        public static readonly Localized Range = new("{0}–{1} из {2}", "{0}–{1} of {2}");
        public static readonly Localized Previous = new("Предыдущие", "Previous");
        public static readonly Localized Next = new("Следующие", "Next");
        public static readonly Localized Rebuilding = new("Поиск восстанавливается: найдены ещё не все документы.", "Search is being rebuilt: not every document can be found yet.");
        public static readonly Localized NothingFound = new("Ничего не найдено по «{0}»", "Nothing was found for “{0}”");
        public static readonly Localized NothingFoundHere = new("С этими уточнениями ничего не найдено", "Nothing was found with these filters");
        public static readonly Localized TryOther = new("Проверьте слова или возьмите меньше слов: ищутся все формы каждого слова.", "Check the words or use fewer of them: every form of each word is searched.");
        public static readonly Localized WithoutFilters = new("Искать без уточнений", "Search without filters");
        public static readonly Localized ShowAll = new("Показать все документы", "Show all documents");
        public static readonly Localized NoDocuments = new("Документов пока нет", "There are no documents yet");
        public static readonly Localized DropFirst = new("Перетащите сюда файлы или загрузите их в Приём: через несколько секунд их можно будет найти по любому слову.", "Drop files here or upload them into Intake: seconds later they can be found by any word in them.");
        public static readonly Localized ToIntake = new("Загрузить файлы", "Upload files");
        public static readonly Localized PageTooFar = new("Дальше листать нельзя: уточните запрос.", "There is no paging further: refine the query.");
    }
}

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
}

using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the tour.</summary>
internal static partial class Words
{
    internal static class Tour
    {
        public static readonly Localized Show = new("Показать, как это работает", "Show how it works");
        public static readonly Localized Title = new("Как это работает", "How it works");
        public static readonly Localized Step = new("Шаг {0} из {1}", "Step {0} of {1}");
        public static readonly Localized Drop = new("Перетащите на страницу любой файл: скан, PDF, письмо. Или выберите его здесь.", "Drop any file on the page: a scan, a PDF, a letter. Or choose it here.");
        public static readonly Localized TakeOurs = new("Взять пробное письмо", "Take a trial letter");
        public static readonly Localized ChooseOwn = new("Выбрать свой файл", "Choose a file of mine");
        public static readonly Localized Refused = new("Пробного письма нет. Выберите свой файл.", "There is no trial letter. Choose a file of yours.");
        public static readonly Localized Find = new("Файл принят. Найдите его словом в другой форме: в письме «неустойка», а ищите", "The file is in. Find it by another form of a word: the letter says “penalty”, search for");
        public static readonly Localized Word = new("неустойками", "penalties");
        public static readonly Localized FindOwn = new("В своём файле возьмите своё слово.", "For a file of yours, take a word of it.");
        public static readonly Localized SameForm = new("Нашлось. Теперь то же слово в другом числе или падеже.", "Found. Now the same word in another form.");
        public static readonly Localized Open = new("Найдено. Откройте документ: он покажет слово на странице.", "Found. Open the document: it shows the word on its page.");
        public static readonly Localized Done = new("Готово: файл загружен, найден и открыт на нужном слове. Повторить можно в меню с вашими инициалами.", "Done: the file is in, found and open at the word. The menu with your initials shows this again.");
        public static readonly Localized Leave = new("Выйти из показа", "Leave the tour");
        public static readonly Localized Finish = new("Закрыть", "Close");
        public static readonly Localized LetterName = new("Письмо для пробы", "Trial letter");
    }
}

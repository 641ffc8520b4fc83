using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of sample data.</summary>
internal static partial class Words
{
    internal static class Samples
    {
        public static readonly Localized Title = new("Пример данных", "Sample data");
        public static readonly Localized None = new("40 документов и 6 контрагентов, чтобы попробовать программу. Каждый помечен словом «Пример».", "40 documents and 6 counterparties in Russian to try the product with. Each is marked as a sample.");
        public static readonly Localized Load = new("Загрузить пример", "Load the samples");
        public static readonly Localized Loading = new("Загружается: {0} из {1}", "Loading: {0} of {1}");
        public static readonly Localized Stopped = new("Загрузка остановилась: {0} из {1}.", "Loading has stopped: {0} of {1}.");
        public static readonly Localized GoOn = new("Продолжить загрузку", "Go on loading");
        public static readonly Localized Loaded = new("Пример загружен: {0}.", "The samples are loaded: {0}.");
        public static readonly Localized Below = new("Под ними других карточек: {0}. Они останутся.", "Other cards below them: {0}. They will stay.");
        public static readonly Localized Remove = new("Удалить пример", "Remove the samples");
        public static readonly Localized Removed = new("Пример удалён, его карточки в корзине.", "The samples are removed; their cards are in the trash.");
        public static readonly Localized LoadAgain = new("Вернуть пример", "Bring the samples back");
        public static readonly Localized ShowSet = new("Что загружено", "What was loaded");
        public static readonly Localized ShowDocuments = new("Показать документы", "Show the documents");
    }
}

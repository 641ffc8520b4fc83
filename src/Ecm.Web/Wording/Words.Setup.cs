using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of the first start.</summary>
internal static partial class Words
{
    internal static class Setup
    {
        public static readonly Localized Title = new("Первый запуск", "First start");
        public static readonly Localized Text = new("Пользователей ещё нет. Создайте администратора: он заведёт остальных.", "There are no users yet. Make the administrator, who then adds the others.");
        public static readonly Localized TextForAdmin = new("Документов ещё нет. Всё здесь можно пропустить и сделать позже.", "There are no documents yet. All of this can be skipped and done later.");
        public static readonly Localized Step = new("Шаг {0} из {1}", "Step {0} of {1}");
        public static readonly Localized Organisation = new("Организация", "Organisation");
        public static readonly Localized OrganisationName = new("Название", "Name of the organisation");
        public static readonly Localized OrganisationHint = new("Можно оставить пустым.", "May be left empty.");
        public static readonly Localized Inn = new("ИНН", "Taxpayer number (INN)");
        public static readonly Localized InnHint = new("По нему программа узнаёт вас в тексте договоров. Можно оставить пустым.", "By it you are recognised in the texts of contracts. May be left empty.");
        public static readonly Localized Administrator = new("Администратор", "Administrator");
        public static readonly Localized Data = new("Данные", "Data");
        public static readonly Localized WithSamples = new("Загрузить пример", "Load samples");
        public static readonly Localized SamplesHint = new("40 документов и 6 контрагентов, каждый со словом «Пример». Удаляются одной кнопкой.", "40 documents and 6 counterparties in Russian, each with the word “Sample” in Russian. One button removes them.");
        public static readonly Localized Empty = new("Начать с пустого", "Start with none");
        public static readonly Localized Begin = new("Начать работу", "Start working");
        public static readonly Localized Skip = new("Пропустить", "Skip");
    }
}

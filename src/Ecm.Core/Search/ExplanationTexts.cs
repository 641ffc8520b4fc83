using System.Globalization;
using Ecm.Abstractions;

namespace Ecm.Core.Search;

/// <summary>What people read about a card that is not found.</summary>
internal static class ExplanationTexts
{
    public static readonly Localized InTrash = new("Карточка в корзине. Восстановите её, и она найдётся.", "The card is in the trash. Restore it, and it will be found.");
    public static readonly Localized NotIndexed = new("Последняя правка карточки ещё не попала в поиск. Повторите через минуту.", "The last edit of the card has not reached the search yet. Try again in a minute.");
    public static readonly Localized NotRead = new("Файл «{0}» ещё читается: его текст пока не ищется.", "The file “{0}” is still being read: its text is not searched yet.");
    public static readonly Localized NotReadable = new("Файл «{0}» не прочитан: его текст не ищется, только карточка.", "The file “{0}” was not read: its text is not searched, only the card.");
    public static readonly Localized ReadAs = new("Слова «{0}» в документе нет. Похоже, оно прочитано как «{1}»: {2}, стр. {3}.", "The word “{0}” is not in the document. It seems to have been read as “{1}”: {2}, p. {3}.");

    /// <summary>What people call the filters.</summary>
    public static readonly IReadOnlyDictionary<string, Localized> Filters = new Dictionary<string, Localized>
    {
        ["type"] = new("Вид документа", "Document type"),
        ["state"] = new("Состояние", "State"),
        ["year"] = new("Год документа", "Year"),
        ["party"] = new("Контрагент", "Counterparty"),
        ["register"] = new("Журнал", "Register"),
        ["responsible"] = new("Ответственный", "Responsible"),
        ["within"] = new("Внутри карточки", "Within a card"),
        ["date"] = new("Дата документа", "Document date"),
    };

    private static readonly Localized Word = new("Слова «{0}» в документе нет ни в одной форме.", "The word “{0}” is not in the document in any form.");
    private static readonly Localized Excluded = new("В документе есть то, что исключено из поиска: «{0}».", "The document has what the query excludes: “{0}”.");
    private static readonly Localized Filter = new("Документ скрыт уточнением «{0}».", "The document is hidden by the filter “{0}”.");
    private static readonly Localized Part = new("Документ не отвечает условию {0}.", "The document does not meet {0}.");

    public static Localized Of(string code) => code switch { "word" => Word, "excluded" => Excluded, "filter" => Filter, _ => Part };

    public static string In(this Localized text, string language, params object[] values) => string.Format(CultureInfo.InvariantCulture, text.In(language), values);
}

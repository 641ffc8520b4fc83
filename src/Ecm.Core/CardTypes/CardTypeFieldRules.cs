using System.Text.RegularExpressions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Suggestions;

namespace Ecm.Core.CardTypes;

/// <summary>What one field of a type must keep to.</summary>
internal static partial class CardTypeFieldRules
{
    public const int MostChoices = 500;

    /// <summary>Names that every card has in queries already.</summary>
    public static readonly string[] ReservedKeys = ["type", "state", "register", "number", "title", "date", "file"];

    private static readonly Dictionary<string, FieldKind> Columns = new()
    {
        ["date"] = FieldKind.Date, ["party"] = FieldKind.Card, ["responsible"] = FieldKind.Person,
    };

    public static IEnumerable<TypeFault> Check(FieldDefinition field, IReadOnlySet<string> names, IReadOnlySet<string> parties, IReadOnlySet<string> lists)
    {
        if (!FieldKey().IsMatch(field.Key))
            yield return Fault("ключ начинается со строчной латинской буквы, дальше латинские буквы, цифры и подчёркивания, не больше 100.", "a key begins with a lower-case Latin letter; letters, digits and underscores follow, at most 100.");
        if (ReservedKeys.Contains(field.Key))
            yield return Fault("такое имя уже есть у каждой карточки. Выберите другой ключ.", "every card has something of this name already. Choose another key.");
        if (!Enum.IsDefined(field.Kind))
            yield return Fault($"вид значения {field.Kind} неизвестен.", $"its kind {field.Kind} is unknown.");
        if (CardTypeRules.FaultOf(field.Label) is { } label)
            yield return TypeFault.Of(field.Key, label);
        foreach (var fault in CheckChoices(field, lists))
            yield return fault;
        if (field.Targets.Count > 0 && field.Kind != FieldKind.Card)
            yield return Fault("виды карточек задают только у поля-карточки.", "targets belong to fields of kind card.");
        foreach (var target in field.Targets.Where(t => !names.Contains(t)))
            yield return Fault($"вида «{target}», на который оно ссылается, нет.", $"its target '{target}' is no type.");
        foreach (var fault in ReadRules.Check(field).Concat(FieldDefaults.Check(field)))
            yield return TypeFault.Of(field.Key, fault);
        if (field.Column is not { } column)
            yield break;
        if (!Columns.TryGetValue(column, out var kind))
            yield return Fault($"место «{column}» неизвестно. Есть: {string.Join(", ", Columns.Keys)}.", $"column '{column}' is unknown. There are: {string.Join(", ", Columns.Keys)}.");
        else if (field.Kind != kind)
            yield return Fault($"место «{column}» занимает только поле вида «{FieldKindWords.Of(kind).Ru}».", $"column '{column}' needs a field of kind {kind}.");
        else if (column == "party" && field.Targets.FirstOrDefault(t => names.Contains(t) && !parties.Contains(t)) is { } target)
            yield return Fault($"контрагент выбирается среди контрагентов; вид «{target}» — не контрагент.", $"column 'party' needs targets that are counterparties; type '{target}' is not.");

        TypeFault Fault(string ru, string en) => TypeFault.Of(field.Key, new(ru, en));
    }

    private static IEnumerable<TypeFault> CheckChoices(FieldDefinition field, IReadOnlySet<string> lists)
    {
        if (field.List is { } list)
        {
            if (field.Kind != FieldKind.Choice)
                yield return Fault("общий список бывает только у поля «Выбор из списка».", "a list belongs to fields of kind choice.");
            else if (field.Choices.Count > 0)
                yield return Fault("значения бывают или свои, или из общего списка.", "a field has choices of its own or a list, not both.");
            else if (!lists.Contains(list))
                yield return Fault($"общего списка «{list}» нет.", $"its list '{list}' is not there.");
            yield break;
        }

        if (field.Kind == FieldKind.Choice == (field.Choices.Count == 0))
            yield return Fault(field.Choices.Count == 0 ? "добавьте хотя бы одно значение." : "значения бывают только у поля «Выбор из списка».", "choices belong to fields of kind choice, which have at least one.");
        if (field.Choices.Count > MostChoices)
            yield return Fault($"значений не больше {MostChoices}.", $"there are at most {MostChoices} choices.");
        foreach (var key in CardTypeRules.Repeated(field.Choices.Select(c => c.Key)))
            yield return Fault($"значение «{key}» есть дважды.", $"choice '{key}' is there twice.");
        if (field.Choices.Any(c => string.IsNullOrWhiteSpace(c.Key) || CardTypeRules.FaultOf(c.Label) is not null))
            yield return Fault("у каждого значения есть ключ и название по-русски и по-английски, в одну строку, не длиннее 200 знаков.", "a choice needs a key and a label in Russian and English, on one line, of at most 200 characters.");

        TypeFault Fault(string ru, string en) => TypeFault.Of(field.Key, new(ru, en));
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9_]{0,99}$")]
    private static partial Regex FieldKey();
}

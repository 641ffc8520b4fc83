using System.Collections.Frozen;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>What people call the kinds of fields.</summary>
public static class FieldKindWords
{
    private static readonly FrozenDictionary<FieldKind, Localized> Words = new Dictionary<FieldKind, Localized>
    {
        [FieldKind.Text] = new("Текст", "Text"),
        [FieldKind.Number] = new("Число", "Number"),
        [FieldKind.Money] = new("Сумма", "Amount"),
        [FieldKind.Date] = new("Дата", "Date"),
        [FieldKind.Bool] = new("Да или нет", "Yes or no"),
        [FieldKind.Choice] = new("Выбор из списка", "Choice from a list"),
        [FieldKind.Person] = new("Сотрудник", "Person"),
        [FieldKind.Card] = new("Карточка", "Card"),
    }.ToFrozenDictionary();

    /// <summary>The word of a kind.</summary>
    public static Localized Of(FieldKind kind) => Words[kind];
}

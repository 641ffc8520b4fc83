using System.Collections.Frozen;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.Suggestions;

/// <summary>What people call the values that are read from texts, and which of them a field can hold.</summary>
public static class ReadKindWords
{
    private static readonly FrozenDictionary<ReadKind, Localized> Words = new Dictionary<ReadKind, Localized>
    {
        [ReadKind.Number] = new("Номер документа", "Document number"),
        [ReadKind.Date] = new("Дата", "Date"),
        [ReadKind.Sum] = new("Сумма", "Amount"),
        [ReadKind.Inn] = new("ИНН", "Taxpayer number (INN)"),
        [ReadKind.Kpp] = new("КПП", "Registration reason code (KPP)"),
        [ReadKind.Ogrn] = new("ОГРН или ОГРНИП", "Registration number (OGRN)"),
        [ReadKind.Bik] = new("БИК", "Bank code (BIK)"),
        [ReadKind.Account] = new("Номер счёта", "Bank account"),
        [ReadKind.Party] = new("Контрагент", "Counterparty"),
        [ReadKind.OwnEntity] = new("Наше юр. лицо", "Own legal entity"),
    }.ToFrozenDictionary();

    /// <summary>The word of a kind.</summary>
    public static Localized Of(ReadKind kind) => Words[kind];

    /// <summary>What can be read for a field; empty: nothing.</summary>
    /// <param name="kind">What the field holds.</param>
    public static IReadOnlyList<ReadKind> For(FieldKind kind) => [.. Enum.GetValues<ReadKind>().Where(read => FieldOf(read) == kind)];

    /// <summary>True for values that are known only by words before them.</summary>
    public static bool NeedsWords(ReadKind kind) => kind is ReadKind.Number or ReadKind.Sum;

    /// <summary>The kind of field that holds a value read so.</summary>
    internal static FieldKind FieldOf(ReadKind kind) => kind switch
    {
        ReadKind.Date => FieldKind.Date,
        ReadKind.Sum => FieldKind.Money,
        ReadKind.Party or ReadKind.OwnEntity => FieldKind.Card,
        _ => FieldKind.Text,
    };
}

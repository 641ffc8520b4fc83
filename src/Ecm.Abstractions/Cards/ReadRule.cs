namespace Ecm.Abstractions.Cards;

/// <summary>How a value of a field is found in the text of a file. Plain words, no patterns: whatever is written here, reading a page takes a bounded time.</summary>
public sealed record ReadRule
{
    /// <summary>What the value looks like.</summary>
    public required ReadKind As { get; init; }

    /// <summary>
    /// Words before the value, such as <c>№</c>, <c>от</c>, <c>Итого</c>; the first of them that has a value near it counts. Case, ё and letters that look alike in both
    /// scripts do not matter. Empty: the words that are usual for the kind; a number and a sum need some. At most 12, of at most 60 characters.
    /// </summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>On which pages it is looked for.</summary>
    public ReadPages Pages { get; init; }
}

/// <summary>What a value that is read looks like. Those with control digits are taken only when these agree.</summary>
public enum ReadKind
{
    /// <summary>A document's number: letters, digits, <c>/ - .</c>, with at least one digit. For text fields.</summary>
    Number,

    /// <summary>A day, Russian or English. For date fields.</summary>
    Date,

    /// <summary>An amount, Russian or English, roubles unless another currency is named. For money fields.</summary>
    Sum,

    /// <summary>ИНН: taxpayer number, 10 or 12 digits, control digits. For text fields.</summary>
    Inn,

    /// <summary>КПП: registration reason code, 9 characters. For text fields.</summary>
    Kpp,

    /// <summary>ОГРН or ОГРНИП: 13 or 15 digits, control digit. For text fields.</summary>
    Ogrn,

    /// <summary>БИК: bank code, 9 digits beginning with 04. For text fields.</summary>
    Bik,

    /// <summary>Account of 20 digits whose control digit agrees with a bank code on the same page. For text fields.</summary>
    Account,

    /// <summary>A counterparty of the directory, known by its taxpayer number; never one of our own legal entities. For card fields.</summary>
    Party,

    /// <summary>One of our own legal entities, known in the same way. For card fields.</summary>
    OwnEntity,
}

/// <summary>Where in a file a value is looked for.</summary>
public enum ReadPages
{
    /// <summary>On all pages, up to 20, the first before the others.</summary>
    Any,

    /// <summary>On the first page.</summary>
    First,

    /// <summary>On the last page.</summary>
    Last,
}

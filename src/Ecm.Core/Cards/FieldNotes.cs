using System.Collections.Frozen;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Suggestions;

namespace Ecm.Core.Cards;

/// <summary>
/// What is odd about a value though it can be kept. A note and never a refusal: a paper may really carry a wrong number, and its card then says what the paper says.
/// Which number a field holds is known from the rule by which it is read from texts; what is offered from there has passed the same checks (<see cref="ControlDigits"/>).
/// </summary>
public static class FieldNotes
{
    private static readonly Localized DigitsDiffer = new("Контрольная цифра не сходится.", "The check digit does not agree.");
    private static readonly Localized BankDiffers = new("Контрольная цифра не сходится с БИК.", "The check digit does not agree with the bank code.");

    private static readonly FrozenDictionary<ReadKind, (int[] Lengths, Localized Length, Localized Signs)> Forms = new Dictionary<ReadKind, (int[] Lengths, Localized Length, Localized Signs)>
    {
        [ReadKind.Inn] = ([10, 12], new("В ИНН 10 или 12 цифр, здесь {0}.", "An INN has 10 or 12 digits; this has {0}."), new("В ИНН бывают только цифры.", "An INN has nothing but digits.")),
        [ReadKind.Ogrn] = ([13, 15], new("В ОГРН 13 цифр, в ОГРНИП 15, здесь {0}.", "An OGRN has 13 digits, an OGRNIP 15; this has {0}."), new("В ОГРН бывают только цифры.", "An OGRN has nothing but digits.")),
        [ReadKind.Kpp] = ([9], new("В КПП 9 знаков, здесь {0}.", "A KPP has 9 characters; this has {0}."), new("В КПП цифры; латинскими буквами бывают только пятый и шестой знак.", "A KPP has digits; only its fifth and sixth character may be Latin letters.")),
        [ReadKind.Bik] = ([9], new("В БИК 9 цифр, здесь {0}.", "A bank code has 9 digits; this has {0}."), new("В БИК бывают только цифры.", "A bank code has nothing but digits.")),
        [ReadKind.Account] = ([20], new("В номере счёта 20 цифр, здесь {0}.", "An account has 20 digits; this has {0}."), new("В номере счёта бывают только цифры.", "An account has nothing but digits.")),
    }.ToFrozenDictionary();

    /// <summary>True for numbers of which a wrong or missing figure can be told.</summary>
    public static bool Knows(ReadKind kind) => Forms.ContainsKey(kind);

    /// <summary>The note at a value that a card has; null: there is nothing to say.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">The type of the card.</param>
    /// <param name="values">What the card has.</param>
    public static Localized? Of(FieldDefinition field, CardType type, FieldValues values) => Of(field, type.Definition.Fields.Select(f => (f, values.Text(f.Key))));

    /// <summary>The note at a value that is being typed; null: there is nothing to say.</summary>
    /// <param name="field">The field.</param>
    /// <param name="card">The fields of the card with their texts: an account is measured by the bank code beside it.</param>
    public static Localized? Of(FieldDefinition field, IEnumerable<(FieldDefinition Field, string? Text)> card)
    {
        if (field.Kind != FieldKind.Text || field.Read is not { } rule || !Forms.TryGetValue(rule.As, out var form))
            return null;
        var texts = card.Select(c => (c.Field, Text: Bare(c.Text))).ToList();
        var text = texts.Find(t => t.Field.Key == field.Key).Text ?? "";
        if (text.Length == 0)
            return null;
        if (rule.As == ReadKind.Kpp ? !text.All(char.IsAsciiLetterOrDigit) : !text.All(char.IsAsciiDigit))
            return form.Signs;
        if (!form.Lengths.Contains(text.Length))
            return new(string.Format(null, form.Length.Ru, text.Length), string.Format(null, form.Length.En, text.Length));
        return rule.As switch
        {
            ReadKind.Inn or ReadKind.Ogrn => ControlDigits.Agree(rule.As, text, []) ? null : DigitsDiffer,
            ReadKind.Kpp => ControlDigits.Agree(rule.As, text, []) ? null : form.Signs,
            ReadKind.Account => IsOfOtherBank(text, texts.Where(t => t.Field.Read?.As == ReadKind.Bik).Select(t => t.Text)) ? BankDiffers : null,
            // No control digit, and those of the treasury begin otherwise than those of banks.
            _ => null,
        };
    }

    // Accounts of the treasury, whose codes do not begin with 04, have a key that is counted in another way.
    private static bool IsOfOtherBank(string account, IEnumerable<string> codes)
    {
        var banks = codes.Where(code => ControlDigits.Agree(ReadKind.Bik, code, [])).ToList();
        return banks.Count > 0 && !ControlDigits.Agree(ReadKind.Account, account, banks);
    }

    /// <summary>Digits are typed in groups, too.</summary>
    private static string Bare(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}

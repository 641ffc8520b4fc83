using Ecm.Abstractions.Cards;

namespace Ecm.Core.Suggestions;

/// <summary>Whether the control digits of Russian requisites agree, for what is read from texts and for what is typed.</summary>
internal static class ControlDigits
{
    private static readonly int[] Inn10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static readonly int[] Inn11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static readonly int[] Inn12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static readonly int[] Account = [7, 1, 3];

    /// <summary>Whether a text is a requisite of a kind as far as its form and its control digits tell.</summary>
    /// <param name="kind">The kind; one without a form of its own is never agreed to.</param>
    /// <param name="text">The text, without spaces.</param>
    /// <param name="bankCodes">Bank codes beside it: an account agrees with one of them. Looked at only for accounts.</param>
    public static bool Agree(ReadKind kind, string text, IEnumerable<string> bankCodes) => kind switch
    {
        ReadKind.Kpp => IsKpp(text),
        _ when !text.All(char.IsAsciiDigit) => false,
        ReadKind.Inn => IsInn(text),
        ReadKind.Ogrn => IsOgrn(text),
        ReadKind.Bik => IsBik(text),
        ReadKind.Account => text.Length == 20 && bankCodes.Any(bik => IsAccount(text, bik)),
        _ => false,
    };

    /// <summary>ИНН by the algorithm that the tax service's order МНС России 03.03.2004 № БГ-3-09/178 (annex 1) describes: weighted sum, modulo 11, modulo 10.</summary>
    public static bool IsInn(ReadOnlySpan<char> inn) => inn.Length switch
    {
        10 => Digit(inn, Inn10) == inn[9] - '0' && !IsZeros(inn),
        12 => Digit(inn, Inn11) == inn[10] - '0' && Digit(inn, Inn12) == inn[11] - '0' && !IsZeros(inn),
        _ => false,
    };

    /// <summary>ОГРН (13 digits: modulo 11) and ОГРНИП (15: modulo 13) by the order of the Ministry of Finance 30.10.2017 № 165н: last digit of the remainder of all digits but the last.</summary>
    public static bool IsOgrn(ReadOnlySpan<char> ogrn) =>
        ogrn.Length is 13 or 15 && ogrn[0] != '0' && long.Parse(ogrn[..^1]) % (ogrn.Length - 2) % 10 == ogrn[^1] - '0';

    /// <summary>БИК by the Bank of Russia's regulation № 732-П of 24.09.2020: nine digits, the first two are the country, 04. It has no control digit.</summary>
    public static bool IsBik(ReadOnlySpan<char> bik) => bik.Length == 9 && bik.StartsWith("04");

    /// <summary>
    /// An account by the Bank of Russia's rules for its control key (08.09.1997 № 515): the last three digits of the bank code and the account, weighted 7, 1, 3 in turn,
    /// give a sum that ends in 0. For an account with the Bank of Russia itself «0» and the fifth and sixth digit of the code stand in their place.
    /// </summary>
    public static bool IsAccount(ReadOnlySpan<char> account, ReadOnlySpan<char> bik) =>
        account.Length == 20 && IsBik(bik) && (Agrees(string.Concat(bik[6..], account)) || Agrees(string.Concat("0", bik[4..6], account)));

    /// <summary>КПП by the tax service's order 29.06.2012 № ММВ-7-6/435@: four digits of the office, two characters of the reason, three digits; it has no control digit.</summary>
    private static bool IsKpp(string run) =>
        run.Length == 9 && run.Where((c, i) => i is 4 or 5 ? char.IsAsciiLetterOrDigit(c) : char.IsAsciiDigit(c)).Count() == 9;

    private static int Digit(ReadOnlySpan<char> digits, int[] weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * (digits[i] - '0');
        return sum % 11 % 10;
    }

    private static bool Agrees(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * Account[i % 3] % 10;
        return sum % 10 == 0;
    }

    private static bool IsZeros(ReadOnlySpan<char> digits) => digits.TrimStart('0').IsEmpty;
}

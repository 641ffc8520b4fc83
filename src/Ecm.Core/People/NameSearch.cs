using System.Globalization;

namespace Ecm.Core.People;

/// <summary>Letters in the names of people and groups. Compared here, for the two databases fold letters of other scripts differently.</summary>
internal static class NameSearch
{
    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether a name has each of the words that were typed, whatever their case; «е» stands for «ё», too.</summary>
    public static bool Has(string name, string typed)
    {
        var plain = Plain(name);
        return typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => Letters.IndexOf(plain, Plain(word), CompareOptions.OrdinalIgnoreCase) >= 0);
    }

    private static string Plain(string text) => text.Replace('ё', 'е').Replace('Ё', 'Е');
}

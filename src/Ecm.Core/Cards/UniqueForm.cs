using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ecm.Core.Cards;

/// <summary>The form in which values are compared for being the only one: without spaces at the ends, case, ё and Latin look-alikes of Cyrillic letters.</summary>
internal static class UniqueForm
{
    /// <summary>Longer values are compared by their hash: no index of PostgreSQL takes a key of more than 2,700 bytes.</summary>
    private const int Longest = 500;

    private const string Latin = "ABCEHKMOPTXYaceopxy";
    private const string Cyrillic = "АВСЕНКМОРТХУасеорху";

    /// <summary>The values of the keys together; null when all of them are empty.</summary>
    public static string? Of(FieldValues fields, IReadOnlyList<string> keys)
    {
        var parts = keys.Select(k => fields.TryGetValue(k, out var value) ? Normalise(value) : "").ToList();
        if (parts.All(p => p.Length == 0))
            return null;
        var value = string.Join('\u001f', parts);
        return value.Length <= Longest ? value : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>One text in its compared form.</summary>
    public static string Normalise(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Trim().Normalize(NormalizationForm.FormKC))
            folded.Append(Latin.IndexOf(c) is >= 0 and var i ? Cyrillic[i] : c);
        return folded.ToString().ToUpperInvariant().Replace('Ё', 'Е');
    }

    private static string Normalise(JsonElement value) =>
        Normalise(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
}

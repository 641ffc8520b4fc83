using System.Text.Json;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.Suggestions;

/// <summary>The value that a piece of text holds for a field, read as in files.</summary>
public static class ValueInText
{
    /// <summary>The first day or sum in the JSON form of its kind; null when there is none, or for other kinds, whose text is the value.</summary>
    public static JsonElement? Find(FieldKind kind, string text)
    {
        var (read, finds) = kind switch
        {
            FieldKind.Date => (ReadKind.Date, PageFinds.Dates(text)),
            FieldKind.Money => (ReadKind.Sum, PageFinds.Sums(text)),
            _ => (default, []),
        };
        return finds.Select(find => (JsonElement?)JsonElement.Parse(FieldReader.Json(read, find.Value))).FirstOrDefault();
    }
}

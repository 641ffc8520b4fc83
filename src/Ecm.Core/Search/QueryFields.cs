using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>The fields that a query may name: those every card has, in Russian and English, and own fields by their keys.</summary>
internal static class QueryFields
{
    public static readonly IndexField Type = new(IndexFieldKind.Keyword, "type");
    public static readonly IndexField State = new(IndexFieldKind.Keyword, "state");
    public static readonly IndexField Register = new(IndexFieldKind.Keyword, "register");
    public static readonly IndexField Party = new(IndexFieldKind.Keyword, "party");
    public static readonly IndexField Responsible = new(IndexFieldKind.Keyword, "responsible");
    public static readonly IndexField Branch = new(IndexFieldKind.Keyword, "branch");
    public static readonly IndexField Number = new(IndexFieldKind.Keyword, "number");
    public static readonly IndexField Title = new(IndexFieldKind.Text, "title");
    public static readonly IndexField Date = new(IndexFieldKind.Date, "date");
    public static readonly IndexField FileName = new(IndexFieldKind.Text, "file");

    private static readonly Dictionary<string, IndexField> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["type"] = Type, ["вид"] = Type, ["тип"] = Type,
        ["state"] = State, ["состояние"] = State, ["статус"] = State,
        ["register"] = Register, ["журнал"] = Register,
        ["party"] = Party, ["контрагент"] = Party,
        ["within"] = Branch, ["внутри"] = Branch,
        ["number"] = Number, ["номер"] = Number,
        ["title"] = Title, ["заголовок"] = Title, ["название"] = Title,
        ["date"] = Date, ["дата"] = Date,
        ["file"] = FileName, ["файл"] = FileName,
    };

    /// <summary>The field of a name; null when there is none.</summary>
    public static IndexField? Find(string name, TypeCatalog types)
    {
        if (Fixed.TryGetValue(name, out var known))
            return known;
        var own = types.ByName.Values.Select(t => t.Field(name)).FirstOrDefault(f => f is not null);
        return own is null ? null : OfOwn(own);
    }

    /// <summary>Where the values of an own field are indexed.</summary>
    public static IndexField OfOwn(FieldDefinition field) => new(field.Kind switch
    {
        FieldKind.Text => IndexFieldKind.Text,
        FieldKind.Number or FieldKind.Money => IndexFieldKind.Number,
        FieldKind.Date => IndexFieldKind.Date,
        _ => IndexFieldKind.Keyword,
    }, $"own_{field.Key}");

    /// <summary>The keys that a value stands for when it is the label of a type, state or choice; empty: it is taken as it is.</summary>
    public static IReadOnlyList<string> Aliases(string key, string value, TypeCatalog types)
    {
        var known = key switch
        {
            "type" => types.ByName.Values.Select(t => (t.Name, t.Definition.Label)),
            "state" => types.ByName.Values.SelectMany(t => t.Definition.States).Select(s => (s.Name, s.Label)),
            _ => types.ByName.Values.SelectMany(t => t.Definition.Fields).Where(f => $"own_{f.Key}" == key).SelectMany(f => f.Choices).Select(c => (Name: c.Key, c.Label)),
        };
        return [.. known.Where(k => Same(k.Name, value) || Same(k.Label.Ru, value) || Same(k.Label.En, value)).Select(k => k.Name).Distinct()];
    }

    private static bool Same(string a, string b) => string.Equals(a.Replace('ё', 'е'), b.Replace('ё', 'е'), StringComparison.OrdinalIgnoreCase);
}

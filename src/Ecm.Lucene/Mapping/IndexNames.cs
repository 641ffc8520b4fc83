using Ecm.Abstractions.Searching;

namespace Ecm.Lucene.Mapping;

/// <summary>Names of the fields of the index. Fields of cards are <c>kind.key</c>; names without a dot, or with a kind of none, are the index's own.</summary>
internal static class IndexNames
{
    /// <summary>Changes whenever a card would be written differently than before; part of the generation.</summary>
    public const int Version = 5;

    /// <summary>The catch-all: title, number, readable values, page texts.</summary>
    public const string Words = "words";

    public const string Id = "id";
    public const string IdHigh = "id.high";
    public const string IdLow = "id.low";
    public const string Change = "change";
    public const string Pages = "pages";
    public const string AccessList = "access.list";
    public const string AccessGrants = "access.grants";
    public const string SortDate = "sort.date";
    public const string SortModified = "sort.modified";
    public const string SortTitle = "sort.title";
    public const string SortNumber = "sort.number";

    public const string Title = "text.title";
    public const string Number = "keyword.number";
    public const string NumberParts = "text.number";
    public const string Date = "date.date";

    /// <summary>The facet that is counted from the card's date.</summary>
    public const string YearFacet = "year";

    private const string YearFacetField = "facet:year";

    public static string Of(IndexField field) => field.Kind switch
    {
        IndexFieldKind.Text => "text." + field.Key,
        IndexFieldKind.Keyword => "keyword." + field.Key,
        IndexFieldKind.Number => "number." + field.Key,
        _ => "date." + field.Key,
    };

    public static string Facet(string key) => key == YearFacet ? YearFacetField : "facet." + key;
}

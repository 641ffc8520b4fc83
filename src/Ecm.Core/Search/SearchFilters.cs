using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>Joins the filters of a question to its query.</summary>
internal static class SearchFilters
{
    public static SearchNode Apply(SearchNode query, SearchQuestion question)
    {
        var parts = new List<SearchNode>();
        if (query is AndNode and)
            parts.AddRange(and.Parts);
        else if (query is not AllNode)
            parts.Add(query);
        AddAny(parts, question.Types.Select(t => Is(QueryFields.Type, t)));
        AddAny(parts, question.States.Select(s => Is(QueryFields.State, s)));
        AddAny(parts, question.Years.Select(y => (SearchNode)new RangeNode(QueryFields.Date, $"{y:0000}-01-01", $"{y:0000}-12-31")));
        if (question.PartyId is { } party)
            parts.Add(Is(QueryFields.Party, party.ToString()));
        if (question.Register is { } register)
            parts.Add(Is(QueryFields.Register, register));
        if (question.Within is { } within)
            parts.Add(Is(QueryFields.Branch, within.ToString()));
        if (question.From is not null || question.To is not null)
            parts.Add(new RangeNode(QueryFields.Date, Iso(question.From), Iso(question.To)));
        return parts.Count switch { 0 => AllNode.Instance, 1 => parts[0], _ => new AndNode(parts) };
    }

    /// <summary>Cards of counterparties.</summary>
    public static SearchNode Parties(TypeCatalog types) =>
        new OrNode([new NotNode(AllNode.Instance), .. types.ByName.Values.Where(type => type.Definition.IsParty).Select(type => Is(QueryFields.Type, type.Name))]);

    private static SearchNode Is(IndexField field, string value) => new TermNode(field, value);

    private static void AddAny(List<SearchNode> parts, IEnumerable<SearchNode> any)
    {
        var list = any.ToList();
        if (list.Count > 0)
            parts.Add(list.Count == 1 ? list[0] : new OrNode(list));
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

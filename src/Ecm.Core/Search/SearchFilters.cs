using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>Joins the filters of a question to its query.</summary>
internal static class SearchFilters
{
    /// <summary>The query with all filters of the question, or all but one.</summary>
    public static SearchNode Apply(SearchNode query, SearchQuestion question, string? but = null)
    {
        var parts = new List<SearchNode>();
        if (query is AndNode and)
            parts.AddRange(and.Parts);
        else if (query is not AllNode)
            parts.Add(query);
        parts.AddRange(OneByOne(question).Where(filter => filter.Name != but).Select(filter => filter.Filter));
        return parts.Count switch { 0 => AllNode.Instance, 1 => parts[0], _ => new AndNode(parts) };
    }

    /// <summary>Each filter of a question with its name in the interface.</summary>
    public static IEnumerable<(string Name, SearchNode Filter)> OneByOne(SearchQuestion question)
    {
        if (question.Types.Count > 0)
            yield return ("type", AnyOf(question.Types.Select(t => Is(QueryFields.Type, t))));
        if (question.States.Count > 0)
            yield return ("state", AnyOf(question.States.Select(s => Is(QueryFields.State, s))));
        if (question.Years.Count > 0)
            yield return ("year", AnyOf(question.Years.Select(y => (SearchNode)new RangeNode(QueryFields.Date, $"{y:0000}-01-01", $"{y:0000}-12-31"))));
        if (question.PartyId is { } party)
            yield return ("party", Is(QueryFields.Party, party.ToString()));
        if (question.ResponsibleId is { } responsible)
            yield return ("responsible", Is(QueryFields.Responsible, responsible.ToString()));
        if (question.Register is { } register)
            yield return ("register", Is(QueryFields.Register, register));
        if (question.Within is { } within)
            yield return ("within", Is(QueryFields.Branch, within.ToString()));
        if (question.From is not null || question.To is not null)
            yield return ("date", new RangeNode(QueryFields.Date, Iso(question.From), Iso(question.To)));
    }

    /// <summary>Whether a filter of the question takes a value of its facet.</summary>
    public static bool Chooses(SearchQuestion question, string name, string value) => name switch
    {
        "type" => question.Types.Contains(value),
        "state" => question.States.Contains(value),
        "year" => question.Years.Any(y => y.ToString(CultureInfo.InvariantCulture) == value),
        "party" => question.PartyId?.ToString() == value,
        "responsible" => question.ResponsibleId?.ToString() == value,
        "register" => question.Register == value,
        _ => false,
    };

    /// <summary>Cards of counterparties.</summary>
    public static SearchNode Parties(TypeCatalog types) =>
        new OrNode([new NotNode(AllNode.Instance), .. types.ByName.Values.Where(type => type.Definition.IsParty).Select(type => Is(QueryFields.Type, type.Name))]);

    /// <summary>Cards with one of some values; without any, none.</summary>
    public static SearchNode AnyOf(IndexField field, IReadOnlyList<string> values) =>
        new OrNode([new NotNode(AllNode.Instance), .. values.Select(value => Is(field, value))]);

    private static SearchNode Is(IndexField field, string value) => new TermNode(field, value);

    private static SearchNode AnyOf(IEnumerable<SearchNode> values) => values.ToList() is var list && list.Count == 1 ? list[0] : new OrNode(list);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

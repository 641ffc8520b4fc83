using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Core.Search;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Ecm.Web.Search;

/// <summary>The whole state of the results page as its address: sent to a colleague, it opens the same view under their rights.</summary>
public sealed record SearchAddress
{
    internal const int Size = 20;

    // As far as results are numbered; further on only the cursor of REST leads.
    internal const int MostShown = 10_000;

    private const int MostPages = MostShown / Size;

    /// <summary>The words asked for; empty: every card.</summary>
    public string Query { get; init; } = "";

    /// <summary>Names of types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Names of states.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Years of the document's date.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>A counterparty's card; null: all.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>Who is responsible; null: whoever.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>A register; null: all.</summary>
    public string? Register { get; init; }

    /// <summary>The first day; null: all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null: all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A card with what hangs below it; null: all.</summary>
    public Guid? Within { get; init; }

    /// <summary>The order chosen; null: best first for words, else newest first.</summary>
    public SearchSort? Sort { get; init; }

    /// <summary>The words are meant as they are, even if they are found nowhere.</summary>
    public bool AsTyped { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How the answer is shown; null: as the person likes it.</summary>
    public ResultView? View { get; init; }

    internal SearchSort EffectiveSort => Sort ?? (Query.Length > 0 ? SearchSort.Relevance : SearchSort.Newest);

    internal bool IsTooFar => Page > MostPages;

    internal bool IsLast => Page >= MostPages;

    internal bool IsFiltered => Filters > 0;

    internal int Filters => Types.Count + States.Count + Years.Count + new object?[] { PartyId, ResponsibleId, Register, From ?? To, Within }.Count(filter => filter is not null);

    internal static bool IsOf(string uri) => new Uri(uri).AbsolutePath == "/search";

    internal static SearchAddress Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new SearchAddress
        {
            Query = One("q").Trim(), Types = Many("type"), States = Many("state"),
            Years = [.. Many("year").Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0).Where(y => y is > 0 and < 10_000)],
            PartyId = Id("party"), ResponsibleId = Id("responsible"), Register = One("register") is { Length: > 0 } register ? register : null, From = Day("from"), To = Day("to"), Within = Id("within"),
            Sort = Enum.TryParse<SearchSort>(One("sort"), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : null,
            AsTyped = One("typed") == "1",
            View = Enum.TryParse<ResultView>(One("view"), ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : null,
            Page = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };

        Guid? Id(string key) => Guid.TryParse(One(key), out var id) ? id : null;
        DateOnly? Day(string key) => DateOnly.TryParseExact(One(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
        string[] Many(string key) => query.TryGetValue(key, out var values) ? [.. values.OfType<string>().Where(v => v.Length > 0).Distinct()] : [];
    }

    /// <inheritdoc/>
    public override string ToString() => ToQuery() is { Length: > 0 } query ? $"/search?{query}" : "/search";

    /// <summary>What stands behind the question mark; empty: nothing does.</summary>
    internal string ToQuery()
    {
        var parts = new List<KeyValuePair<string, StringValues>>();
        if (Query.Length > 0)
            parts.Add(new("q", Query));
        if (Types.Count > 0)
            parts.Add(new("type", Types.ToArray()));
        if (States.Count > 0)
            parts.Add(new("state", States.ToArray()));
        if (Years.Count > 0)
            parts.Add(new("year", Years.Select(y => y.ToString(CultureInfo.InvariantCulture)).ToArray()));
        foreach (var (key, value) in new[] { ("party", PartyId?.ToString()), ("responsible", ResponsibleId?.ToString()), ("register", Register), ("from", Iso(From)), ("to", Iso(To)), ("within", Within?.ToString()) })
            if (value is not null)
                parts.Add(new(key, value));
        if (Sort is { } sort)
            parts.Add(new("sort", sort.ToString().ToLowerInvariant()));
        if (AsTyped)
            parts.Add(new("typed", "1"));
        if (View is { } view)
            parts.Add(new("view", view.ToString().ToLowerInvariant()));
        if (Page > 1)
            parts.Add(new("page", Page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString("", parts).TrimStart('?');
    }

    internal SearchQuestion ToQuestion() => new()
    {
        Query = Query, Types = Types, States = States, Years = Years, PartyId = PartyId, ResponsibleId = ResponsibleId, Register = Register, From = From, To = To, Within = Within,
        Sort = EffectiveSort, Page = Math.Min(Page, MostPages), Size = Size, Facets = SearchFacets.All,
    };

    internal static SearchAddress Of(SearchQuestion question) => new()
    {
        Query = question.Query ?? "", Types = question.Types, States = question.States, Years = question.Years, PartyId = question.PartyId, ResponsibleId = question.ResponsibleId, Register = question.Register,
        From = question.From, To = question.To, Within = question.Within, Sort = question.Sort,
    };

    /// <summary>The same with a value of a facet turned on or off, back on the first page.</summary>
    internal SearchAddress Toggle(string facet, string value) => facet switch
    {
        "type" => this with { Types = Flip(Types, value), Page = 1 },
        "state" => this with { States = Flip(States, value), Page = 1 },
        "year" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) => this with { Years = Flip(Years, year), Page = 1 },
        "party" => this with { PartyId = Has(facet, value) ? null : Guid.Parse(value), Page = 1 },
        "responsible" => this with { ResponsibleId = Has(facet, value) ? null : Guid.Parse(value), Page = 1 },
        "register" => this with { Register = Has(facet, value) ? null : value, Page = 1 },
        _ => this,
    };

    internal bool Has(string facet, string value) => facet switch
    {
        "type" => Types.Contains(value),
        "state" => States.Contains(value),
        "party" => PartyId?.ToString() == value,
        "responsible" => ResponsibleId?.ToString() == value,
        "register" => Register == value,
        _ => Years.Any(y => y.ToString(CultureInfo.InvariantCulture) == value),
    };

    internal SearchAddress WithoutFilters() =>
        this with { Types = [], States = [], Years = [], PartyId = null, ResponsibleId = null, Register = null, From = null, To = null, Within = null, Page = 1 };

    /// <summary>The same without one filter.</summary>
    internal SearchAddress Without(string filter) => filter switch
    {
        "type" => this with { Types = [], Page = 1 },
        "state" => this with { States = [], Page = 1 },
        "year" => this with { Years = [], Page = 1 },
        "party" => this with { PartyId = null, Page = 1 },
        "responsible" => this with { ResponsibleId = null, Page = 1 },
        "register" => this with { Register = null, Page = 1 },
        "date" => this with { From = null, To = null, Page = 1 },
        "within" => this with { Within = null, Page = 1 },
        _ => this,
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<TValue> Flip<TValue>(IReadOnlyList<TValue> values, TValue value) =>
        values.Contains(value) ? [.. values.Where(v => !v!.Equals(value))] : [.. values, value];
}

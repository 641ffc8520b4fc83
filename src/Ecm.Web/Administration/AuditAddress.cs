using System.Globalization;
using Ecm.Core.Audit;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecm.Web.Administration;

/// <summary>What the page of the audit shows, as its address; days are those of the organisation.</summary>
public sealed record AuditAddress
{
    /// <summary>Who acted; empty: the product itself; null: anyone.</summary>
    public Guid? Who { get; init; }

    /// <summary>The action; empty: any.</summary>
    public string Action { get; init; } = "";

    /// <summary>What it is about; empty: anything.</summary>
    public string About { get; init; } = "";

    /// <summary>The first day; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null: until now.</summary>
    public DateOnly? To { get; init; }

    internal bool IsFiltered => this != new AuditAddress();

    internal static AuditAddress Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new AuditAddress
        {
            Who = Guid.TryParse(One("who"), out var who) ? who : null, Action = Words.History.Actions.ContainsKey(One("action")) ? One("action") : "", About = One("about").Trim(),
            From = Day(One("from")), To = Day(One("to")),
        };

        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
    }

    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999 ? day : null;

    internal AuditFilter FilterIn(OrganisationTime time) => new()
    {
        ActorId = Who, Action = Action.Length == 0 ? null : Action, About = About.Length == 0 ? null : About,
        From = From is { } from ? time.Start(from) : null, Until = To is { } to ? time.Start(to.AddDays(1)) : null,
    };

    /// <inheritdoc/>
    public override string ToString() => Below("/admin/audit");

    internal string Export => Below("/admin/audit/export");

    private string Below(string place)
    {
        var parts = new Dictionary<string, string?>();
        if (Who is { } who)
            parts["who"] = who.ToString();
        if (Action.Length > 0)
            parts["action"] = Action;
        if (About.Length > 0)
            parts["about"] = About;
        if (From is { } from)
            parts["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (To is { } to)
            parts["to"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(place, parts);
    }
}

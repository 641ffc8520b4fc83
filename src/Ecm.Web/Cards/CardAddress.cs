using Ecm.Core.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecm.Web.Cards;

/// <summary>Addresses of a card: which tab, which file and version, which page, which words are marked, what of the history is shown.</summary>
internal static class CardAddress
{
    /// <summary>A result, opened where its best hit is.</summary>
    public static string Of(ResultHit hit, string query) =>
        hit.Pages.Count > 0 && query.Length > 0 ? Of(hit.Card.Id, hit.Pages[0].FileId, hit.Pages[0].Page, query) : Of(hit.Card.Id, query: query);

    /// <summary>The form of a card that is to be made: of a type, below a card, as a copy of one.</summary>
    public static string New(string? type = null, Guid? parent = null, Guid? copy = null)
    {
        var parts = new Dictionary<string, string?>();
        if (type is not null)
            parts["type"] = type;
        if (parent is not null)
            parts["parent"] = parent.ToString();
        if (copy is not null)
            parts["copy"] = copy.ToString();
        return QueryHelpers.AddQueryString("/cards/new", parts);
    }

    /// <summary>Two files, or two versions of one, beside each other.</summary>
    public static string Compare(Guid card, Guid a, int? versionOfA, Guid b) => $"/cards/{card}/compare?a={a}{(versionOfA is { } version ? $".{version}" : "")}&b={b}";

    /// <summary>The same by the names of files, with versions behind full stops.</summary>
    public static string Compare(Guid card, string? a, string? b) => QueryHelpers.AddQueryString($"/cards/{card}/compare", new Dictionary<string, string?> { ["a"] = a, ["b"] = b });

    public static string Of(Guid card, Guid? file = null, int? page = null, string? query = null, string? tab = null, int? version = null, string? seen = null, string? shows = null)
    {
        var parts = new Dictionary<string, string?>();
        if (tab is not null)
            parts["tab"] = tab;
        if (file is not null)
            parts["file"] = file.ToString();
        if (version is not null)
            parts["v"] = version.ToString();
        if (page is not null)
            parts["page"] = page.ToString();
        if (!string.IsNullOrEmpty(query))
            parts["q"] = query;
        if (seen is not null)
            parts["seen"] = seen;
        if (shows is not null)
            parts["show"] = shows;
        return QueryHelpers.AddQueryString($"/cards/{card}", parts);
    }
}

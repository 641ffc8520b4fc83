using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Ecm.Web.Search;

/// <summary>
/// The list that was last looked at in this tab, results, a journal or the intake: where a card leads back to, and whose neighbours it has. It is known by its address;
/// js/trail.js keeps that in the tab, for a reload, and in a new tab takes the address that the link was on.
/// </summary>
internal sealed class ResultTrail : IDisposable
{
    private const string Journals = "/registers/";

    private readonly NavigationManager navigation;

    public ResultTrail(NavigationManager navigation)
    {
        this.navigation = navigation;
        navigation.LocationChanged += Follow;
        Visit(new Uri(navigation.Uri).PathAndQuery);
    }

    /// <summary>The address of the list; null: none was looked at.</summary>
    public string? List { get; private set; }

    /// <summary>The same as results; null: it is another list.</summary>
    public SearchAddress? Address
    {
        get => List is not null && IsResults(List) ? SearchAddress.Parse(navigation.ToAbsoluteUri(List).ToString()) : null;
        set => List = value?.ToString();
    }

    /// <summary>The journal that is the list; null: it is another one.</summary>
    public string? Register => List is not null && PathOf(List) is var path && path.StartsWith(Journals, StringComparison.Ordinal) ? Uri.UnescapeDataString(path[Journals.Length..]) : null;

    /// <summary>The list is the intake.</summary>
    public bool IsIntake => List is not null && PathOf(List) == "/intake";

    /// <summary>An address was come to, or is known from before; those that are no lists change nothing.</summary>
    public void Visit(string? address)
    {
        if (address is ['/', not '/', ..] && IsList(PathOf(address)))
            List = address;
    }

    public void Dispose() => navigation.LocationChanged -= Follow;

    private void Follow(object? sender, LocationChangedEventArgs change) => Visit(new Uri(change.Location).PathAndQuery);

    private static bool IsList(string path) =>
        path is "/search" or "/intake" || (path.StartsWith(Journals, StringComparison.Ordinal) && path.Length > Journals.Length && !path[Journals.Length..].Contains('/'));

    private static bool IsResults(string address) => PathOf(address) == "/search";

    private static string PathOf(string address) => address.Split('?', '#')[0];
}

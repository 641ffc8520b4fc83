using System.Reflection;
using System.Text.RegularExpressions;
using Ecm.Web;
using Microsoft.AspNetCore.Components;

namespace Ecm.Server.Tests.Web;

/// <summary>Every route of the page is looked at by axe, light and dark.</summary>
public sealed partial class RouteTests
{
    /// <summary>Routes whose own tests run axe: they need more than a card to be shown; what is not found is shown at an address that is none.</summary>
    private static readonly string[] Elsewhere = ["/login", "/setup", "/cards/{Id:guid}/compare", "/not-found"];

    [Fact]
    public void Each_route_has_a_screen_that_is_looked_at()
    {
        var routes = typeof(EcmWeb).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();

        var unseen = routes.Except(Elsewhere).Where(route => !Screens.Addresses.Any(address => Regex.IsMatch(address.Replace("{card}", "/cards/1").Split('?')[0], $"^{Places().Replace(route, "[^/]+")}$")));

        routes.Should().Contain("/search");
        Elsewhere.Should().BeSubsetOf(routes);
        unseen.Should().BeEmpty("add the route to Screens.All");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Places();
}

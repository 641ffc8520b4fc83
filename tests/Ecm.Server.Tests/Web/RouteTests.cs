using System.Reflection;
using System.Text.RegularExpressions;
using Ecm.Web;
using Microsoft.AspNetCore.Components;

namespace Ecm.Server.Tests.Web;

/// <summary>Every route of the page is looked at by axe, light and dark.</summary>
public sealed partial class RouteTests
{
    [Fact]
    public void Each_route_has_a_screen_that_is_looked_at()
    {
        var routes = typeof(EcmWeb).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();

        // Some need more than a card to be shown, and have tests of their own that look at them.
        var elsewhere = typeof(RouteTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes<LookedAtAttribute>()).Select(l => l.Route).ToList();
        // What is not found is shown at an address that is none.
        var unseen = routes.Except(elsewhere).Select(route => route == "/not-found" ? "/nowhere" : route).Where(route => !Screens.Addresses.Any(address => Regex.IsMatch(address.Replace("{card}", "/cards/1").Split('?')[0], $"^{Places().Replace(route, "[^/]+")}$")));

        routes.Should().Contain("/search");
        elsewhere.Should().BeSubsetOf(routes);
        unseen.Should().BeEmpty("add the route to Screens.All");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Places();
}

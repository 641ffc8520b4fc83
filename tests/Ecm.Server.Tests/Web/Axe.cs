using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>The accessibility check.</summary>
internal static class Axe
{
    public static async Task ExpectNoFaultsAsync(IPage page)
    {
        var result = await page.RunAxe();
        result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")).Should().BeEmpty(page.Url);
    }
}

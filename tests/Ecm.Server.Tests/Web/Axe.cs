using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>The accessibility check. It asks for faults alone: to tell of all that is well takes several times as long.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>All rules.</summary>
    public static Task ExpectNoFaultsAsync(IPage page) => ExpectNoFaultsAsync(page, "{}");

    /// <summary>All rules, and in the other theme those that it may break; that theme stays.</summary>
    public static async Task ExpectNoFaultsInBothThemesAsync(IPage page)
    {
        await ExpectNoFaultsAsync(page);
        var now = await IsDarkAsync(page) ? ColorScheme.Light : ColorScheme.Dark;
        await page.EmulateMediaAsync(new() { ColorScheme = now });
        // The style sheets follow at once, parts of MudBlazor by way of the server; plain pages have none.
        await page.WaitForFunctionAsync(
            "theme => ['', theme].includes(getComputedStyle(document.documentElement).getPropertyValue('--mud-native-html-color-scheme').trim())", now == ColorScheme.Dark ? "dark" : "light");
        await ExpectNoFaultsAsync(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }");
    }

    private static Task<bool> IsDarkAsync(IPage page) => page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches");

    private static async Task ExpectNoFaultsAsync(IPage page, string rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        // What is still fading in or out has colours that nobody is meant to read.
        var faults = await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const ending = document.getAnimations().filter(a => a.playState === "running" && a.effect.getComputedTiming().endTime < 2000);
              await Promise.all(ending.map(a => a.finished.catch(() => {})));
              const { violations } = await axe.run({ ...{{rules}}, resultTypes: ["violations"] });
              return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.failureSummary}`));
            }
            """);
        faults.Should().BeEmpty(page.Url);
        LookedAtAttribute.Note(new Uri(page.Url).AbsolutePath, await IsDarkAsync(page));
    }
}

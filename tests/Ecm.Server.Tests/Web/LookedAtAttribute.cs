using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.v3;

namespace Ecm.Server.Tests.Web;

/// <summary>The test looks at a route by axe, in the light and in the dark; one that has ended well and has not done so fails.</summary>
/// <param name="route">As the page declares it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed partial class LookedAtAttribute(string route) : BeforeAfterTestAttribute
{
    private static readonly ConcurrentQueue<(string Test, string Path, bool Dark)> Looks = [];

    /// <summary>The route.</summary>
    public string Route => route;

    /// <summary>Remembers what the running test has looked at.</summary>
    internal static void Note(string path, bool dark)
    {
        if (TestContext.Current.Test is { } test)
            Looks.Enqueue((test.UniqueID, path, dark));
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            return;
        var place = $"^{Places().Replace(route, "[^/]+")}$";
        Looks.Where(look => look.Test == test.UniqueID && Regex.IsMatch(look.Path, place)).Select(look => look.Dark).Distinct()
            .Should().BeEquivalentTo([true, false], $"{route} is looked at in the dark and in the light");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Places();
}

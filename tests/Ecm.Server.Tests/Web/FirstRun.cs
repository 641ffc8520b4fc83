using System.Text.RegularExpressions;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Web;

/// <summary>A server that has no user yet.</summary>
internal static partial class FirstRun
{
    public static Task<RunningServer> StartAsync() => RunningServer.StartAsync(new Dictionary<string, string> { ["ECM_ADMIN_PASSWORD"] = "" });

    /// <summary>The link to the first steps, which is printed right after the server says that it is ready.</summary>
    public static async Task<string> LinkAsync(RunningServer server)
    {
        for (var left = 100; left > 0; left--)
        {
            if (Link().Match(server.Output) is { Success: true } found)
                return found.Value;
            await Task.Delay(50);
        }

        throw new TimeoutException($"No link was printed:\n{server.Output}");
    }

    [GeneratedRegex(@"http://\S+/setup\?key=\S+")]
    private static partial Regex Link();
}

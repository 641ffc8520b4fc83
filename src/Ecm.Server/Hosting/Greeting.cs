using System.Text.Json;
using Ecm.Core.People;

namespace Ecm.Server.Hosting;

/// <summary>What a start tells the person who made it: where the server is, and how to come in. Not a log event, so no level hides it.</summary>
internal static class Greeting
{
    /// <summary>Prints it; as objects like those of the log where a collector reads along.</summary>
    public static void Print(WebApplication app, FirstAdminOutcome outcome)
    {
        var json = ServerLogging.IsJson(app.Configuration);
        foreach (var line in Lines(app.Urls.First(), outcome))
            Console.WriteLine(json ? AsEvent(line, app.Services.GetRequiredService<TimeProvider>()) : line);
    }

    private static IEnumerable<string> Lines(string url, FirstAdminOutcome outcome)
    {
        yield return $"Ecm is ready: {url}";
        if (outcome.SetupPath is { } path)
            yield return $"There is no user yet. Make the first one at {url.TrimEnd('/')}{path}";
        else if (outcome.Made)
            yield return $"Sign in as {FirstAdmin.Login} with the password of ECM_ADMIN_PASSWORD.{(outcome.IsCommon ? " It is one of those that are tried first: change it." : "")}";
        else
            yield return "Sign in with your login and password. Lost it? ecm-server reset-password LOGIN";
    }

    private static string AsEvent(string line, TimeProvider clock) => JsonSerializer.Serialize(new
    {
        Timestamp = clock.GetUtcNow().ToString(ServerLogging.JsonTime), EventId = 0, LogLevel = nameof(LogLevel.Information), Category = "Ecm", Message = line,
    });
}

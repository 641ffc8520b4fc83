using System.CommandLine;
using System.Text.Json;
using Ecm.Contracts;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm whoami</c>: who the server takes us for.</summary>
internal static class WhoAmICommand
{
    public static Command Of(Surroundings surroundings)
    {
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var command = new Command("whoami", surroundings.Say("Показать, кто вы для сервера.", "Show who you are to the server."));
        command.Add(url);
        command.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var server = Server.Of(surroundings, parsed.GetValue(url));
            using var client = server.Connect();
            var me = await client.People.MeAsync(cancellationToken);
            surroundings.Line(parsed.GetValue(json)
                ? JsonSerializer.Serialize(me, EcmJson.ForClients)
                : $"{me.Name} ({me.Login}) @ {server.Address}  {string.Join(", ", me.Roles ?? [])}".TrimEnd());
            return ExitStatus.Done;
        });
        return command;
    }
}

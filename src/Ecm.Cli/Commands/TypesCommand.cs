using System.CommandLine;
using System.Text.Json;
using Ecm.Contracts;
using Spectre.Console;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm types</c>: what <c>--type</c> takes.</summary>
internal static class TypesCommand
{
    public static Command Of(Surroundings surroundings)
    {
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var command = new Command("types", surroundings.Say("Показать виды документов (для --type).", "Show the document types (for --type)."));
        command.Add(url);
        command.Add(json);
        command.Add(TryReadingCommand.Of(surroundings));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var types = await client.Types.ListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                surroundings.Line(JsonSerializer.Serialize(types, EcmJson.ForClients));
                return ExitStatus.Done;
            }

            var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
            foreach (var type in types.Where(t => !t.Hidden))
                table.AddRow(Markup.Escape(type.Name), Markup.Escape(Plain.Text(surroundings.Say(type.Label.Ru, type.Label.En))));
            surroundings.Out.Write(table);
            return ExitStatus.Done;
        });
        return command;
    }
}

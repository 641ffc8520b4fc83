using System.CommandLine;
using System.Text.Json;
using Ecm.Contracts;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm similar</c>: documents like one.</summary>
internal static class SimilarCommand
{
    public static Command Of(Surroundings surroundings)
    {
        var card = new Argument<Guid>("CARD") { Description = surroundings.Say("Карточка", "The card") };
        var limit = new Option<int>("--limit") { Description = surroundings.Say("Сколько показать, от 1 до 50", "How many to show, 1 to 50"), HelpName = "N", DefaultValueFactory = _ => 10 };
        var (url, json) = (SharedOptions.Url(surroundings), SharedOptions.Json(surroundings));
        var command = new Command("similar", surroundings.Say("Найти похожие документы.", "Find documents like one.")) { card, limit, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var found = await client.Search.SimilarAsync(parsed.GetRequiredValue(card), parsed.GetValue(limit), cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(found, EcmJson.ForClients));
            else
                foreach (var one in found)
                    surroundings.Line($"{one.CardId}\t{one.Type}\t{one.Number}\t{one.Title}");
            return ExitStatus.Done;
        });
        return command;
    }
}

using System.CommandLine;
using System.Text.Json;
using Ecm.Contracts;
using Ecm.Contracts.Types;
using Spectre.Console;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm types try TYPE</c>: what rules for reading fields would find in stored documents.</summary>
internal static class TryReadingCommand
{
    public static Command Of(Surroundings surroundings)
    {
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var type = new Argument<string>("TYPE") { Description = surroundings.Say("Вид документов", "The document type") };
        var last = new Option<int>("--last") { Description = surroundings.Say("Сколько последних документов прочитать (до 200)", "How many of the newest documents to read (up to 200)"), DefaultValueFactory = _ => 50 };
        var field = new Option<string?>("--field") { Description = surroundings.Say("Испытать правило для этого поля вместо правил вида", "Try a rule for this field instead of the type's"), HelpName = "KEY" };
        var kind = new Option<string?>("--as") { Description = surroundings.Say("Что искать: number date sum inn kpp ogrn bik account party ownEntity", "What to look for: number date sum inn kpp ogrn bik account party ownEntity"), HelpName = "KIND" };
        var near = new Option<string[]>("--near") { Description = surroundings.Say("Слово перед значением; можно несколько раз", "A word before the value; may be repeated"), HelpName = "WORD" };
        var pages = new Option<string>("--pages") { Description = surroundings.Say("Где искать: any, first или last", "Where to look: any, first or last"), DefaultValueFactory = _ => "any" };
        var command = new Command("try", surroundings.Say("Показать, что правила чтения нашли бы в сохранённых документах; ничего не меняет.", "Show what rules for reading would find in stored documents; changes nothing."))
        {
            type, last, field, kind, near, pages, url, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(field) is null != parsed.GetValue(kind) is null)
                throw new UsageException(surroundings.Say("--field и --as указываются вместе.", "--field and --as go together."));
            var rules = parsed.GetValue(field) is { } key
                ? new Dictionary<string, FieldReadRule> { [key] = new() { As = parsed.GetValue(kind)!, Near = parsed.GetValue(near) ?? [], Pages = parsed.GetValue(pages)! } }
                : null;
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var answer = await client.Types.TryReadingAsync(parsed.GetValue(type)!, new ReadingTrialRequest { Rules = rules, Last = parsed.GetValue(last) }, cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(answer, EcmJson.ForClients));
            else
                Show(surroundings, answer);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Show(Surroundings surroundings, ReadingTrialAnswer answer)
    {
        surroundings.Line(surroundings.Say($"Прочитано документов: {answer.Documents}", $"Documents read: {answer.Documents}"));
        foreach (var trial in answer.Fields)
        {
            surroundings.Line(surroundings.Say(
                $"{trial.Field}: найдено {trial.Found}, совпало с карточкой {trial.Same}, в карточке другое {trial.Other}",
                $"{trial.Field}: found {trial.Found}, as on the card {trial.Same}, other on the card {trial.Other}"));
            var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "", "");
            foreach (var sample in trial.Samples)
                table.AddRow($"  {sample.CardId}", Text(sample.Value), surroundings.Say($"стр. {sample.Page}", $"p. {sample.Page}"), sample.Has is { } has ? Text(has) : "—");
            surroundings.Out.Write(table);
        }
    }

    private static string Text(JsonElement value) => Markup.Escape(Plain.Text(value.ToString()));
}

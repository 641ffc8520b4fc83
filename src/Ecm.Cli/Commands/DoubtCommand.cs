using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm doubt</c>: pages whose reading can be trusted least, and correcting them.</summary>
internal static class DoubtCommand
{
    public static Command Of(Surroundings surroundings) => new("doubt", surroundings.Say("Страницы, прочитанные неуверенно.", "Pages that were read with doubt."))
    {
        List(surroundings), Fix(surroundings),
    };

    private static Command List(Surroundings surroundings)
    {
        var below = new Option<double?>("--below") { Description = surroundings.Say("Только страницы с оценкой ниже (0–1)", "Only pages that score less (0–1)"), HelpName = "SCORE" };
        var size = new Option<int>("--size") { Description = surroundings.Say("Сколько показать, от 1 до 200", "How many to show, 1 to 200"), HelpName = "N", DefaultValueFactory = _ => 20 };
        var (url, json) = (SharedOptions.Url(surroundings), SharedOptions.Json(surroundings));
        var command = new Command("list", surroundings.Say("Показать самые сомнительные страницы.", "Show the most doubtful pages.")) { below, size, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var page = await client.Doubt.ListAsync(parsed.GetValue(below), size: parsed.GetValue(size), cancellationToken: cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(page, EcmJson.ForClients));
            else
                foreach (var one in page.Items)
                    surroundings.Line(string.Create(CultureInfo.InvariantCulture, $"{one.FileId}\t{one.Page}\t{one.Score:0.00}\t{one.FileName}"));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Fix(Surroundings surroundings)
    {
        var file = new Argument<Guid>("FILE") { Description = surroundings.Say("Файл", "The file") };
        var page = new Argument<int>("PAGE") { Description = surroundings.Say("Страница, с 1", "The page, from 1") };
        var fixes = new Argument<string[]>("WORD=TEXT") { Arity = ArgumentArity.ZeroOrMore, Description = surroundings.Say("Номер слова и что там написано; пусто после «=» — ничего", "The number of a word and what stands there; nothing behind “=”: nothing") };
        var right = new Option<bool>("--right") { Description = surroundings.Say("Страница прочитана верно", "The page was read right") };
        var learn = new Option<bool>("--learn") { Description = surroundings.Say("Запомнить новые слова для организации", "Add new words to the organisation's") };
        var undo = new Option<bool>("--undo") { Description = surroundings.Say("Отменить все исправления страницы", "Take back all corrections of the page") };
        var (url, json) = (SharedOptions.Url(surroundings), SharedOptions.Json(surroundings));
        var command = new Command("fix", surroundings.Say(
            "Показать сомнительные слова страницы; с WORD=TEXT исправить их.", "Show the doubtful words of a page; with WORD=TEXT, correct them.")) { file, page, fixes, right, learn, undo, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (id, number, corrections) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(page), Corrections(surroundings, parsed.GetValue(fixes) ?? [], parsed.GetValue(learn)));
            if ((corrections.Count > 0 ? 1 : 0) + (parsed.GetValue(right) ? 1 : 0) + (parsed.GetValue(undo) ? 1 : 0) > 1)
                throw new UsageException(surroundings.Say("Что-то одно: WORD=TEXT, --right или --undo.", "One of them: WORD=TEXT, --right or --undo."));
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var shown = parsed.GetValue(undo) ? await client.Doubt.TakeBackAsync(id, number, cancellationToken)
                : corrections.Count > 0 || parsed.GetValue(right) ? await client.Doubt.CorrectAsync(id, number, new CorrectPageRequest { Corrections = corrections }, cancellationToken: cancellationToken)
                : await client.Doubt.GetAsync(id, number, cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(shown, EcmJson.ForClients));
            else
                foreach (var word in shown.Words)
                    surroundings.Line($"{word.Word}\t{word.Text}\t{word.Confidence}\t{string.Join(", ", word.Suggestions)}");
            return ExitStatus.Done;
        });
        return command;
    }

    private static IReadOnlyList<WordCorrection> Corrections(Surroundings surroundings, IReadOnlyList<string> fixes, bool learn) => [.. fixes.Select(fix =>
        fix.IndexOf('=') is > 0 and var at && int.TryParse(fix.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var word)
            ? new WordCorrection { Word = word, Text = fix[(at + 1)..], Learn = learn }
            : throw new UsageException(surroundings.Say($"«{fix}»: нужно ЧИСЛО=ТЕКСТ.", $"“{fix}”: NUMBER=TEXT is needed.")))];
}

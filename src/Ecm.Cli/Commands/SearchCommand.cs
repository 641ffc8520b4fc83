using System.CommandLine;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Search;
using Spectre.Console;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm search</c>: hits with their snippets and pages.</summary>
internal static class SearchCommand
{
    private const int MaxPages = 8;

    public static Command Of(Surroundings surroundings)
    {
        var words = new Argument<string[]>("QUERY")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = surroundings.Say(
                "Что искать: слова в любой форме, \"точная фраза\", -слово, OR, type:, number:, date:",
                "What to find: words in any form, \"exact phrase\", -word, OR, type:, number:, date:"),
        };
        var type = new Option<string[]>("--type")
        {
            Description = surroundings.Say("Только этот вид документов; можно повторять", "Only this document type; may be repeated"), HelpName = "TYPE",
        };
        var size = new Option<int>("--size")
        {
            Description = surroundings.Say("Сколько показать, от 1 до 100", "How many to show, 1 to 100"), HelpName = "N", DefaultValueFactory = _ => 10,
        };
        size.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 1 or > 100)
                result.AddError(surroundings.Say("--size: от 1 до 100.", "--size: 1 to 100."));
        });
        var sort = new Option<string?>("--sort") { Description = surroundings.Say("Порядок (по умолчанию по близости)", "The order (best first by default)") };
        sort.AcceptOnlyFromAmong("relevance", "newest", "oldest", "title", "number");
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var command = new Command("search", surroundings.Say("Найти документы.", "Find documents.")) { words, type, size, sort, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var answer = await client.Search.FindAsync(new SearchQuery
            {
                Query = string.Join(' ', parsed.GetRequiredValue(words)), Types = parsed.GetValue(type), Size = parsed.GetValue(size), Sort = parsed.GetValue(sort),
            }, cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(answer, EcmJson.ForClients));
            else
                Show(surroundings, answer);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Show(Surroundings surroundings, SearchAnswer answer)
    {
        foreach (var hit in answer.Hits)
        {
            var about = string.Join(" · ", new[] { hit.Type, hit.Number, hit.Date?.ToString("yyyy-MM-dd"), hit.State }.OfType<string>());
            surroundings.Out.MarkupLine($"[bold]{Markup.Escape(Plain.Text(hit.Title))}[/]  [grey]{Markup.Escape(Plain.Text(about))}[/]");
            foreach (var snippet in hit.Snippets)
                surroundings.Out.MarkupLine($"  {Plain.Snippet(snippet)}");
            if (hit.Alike.Count > 0)
                surroundings.Out.MarkupLine($"  [grey]{Markup.Escape(Plain.Text(surroundings.Say("по части или похожим знакам: ", "by a part or look-alikes: ") + string.Join(", ", hit.Alike)))}[/]");
            foreach (var file in hit.Pages.GroupBy(p => p.File))
                surroundings.Line($"  {file.First().Name}, {surroundings.Say("стр.", "p.")} {Pages([.. file.Select(p => p.Page).Distinct().Order()])}");
            surroundings.Out.MarkupLine($"  [grey]{hit.CardId}[/]");
        }

        surroundings.Line(surroundings.Say($"Найдено: {answer.Total}", $"Found: {answer.Total}"));
        if (answer.Relaxed)
            surroundings.Line(surroundings.Say("Документов, где есть все слова, нет: у этих есть некоторые из них.", "No document has all the words: these have some of them."));
        if (answer.DidYouMean is { } meant)
            surroundings.Line(Plain.Text(surroundings.Say($"Возможно, вы искали: {meant}", $"Did you mean: {meant}")));
        if (answer.Partial)
            surroundings.Complain(surroundings.Say("Индекс ещё строится: найдено может быть не всё.", "The index is still being built: some may be missing."));
    }

    private static string Pages(int[] pages) => string.Join(", ", pages.Take(MaxPages)) + (pages.Length > MaxPages ? " …" : "");
}

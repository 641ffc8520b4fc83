using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Search;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm words</c>: the organisation's own words.</summary>
internal static class WordsCommand
{
    private const int PageSize = 1000;
    private const string StandardInput = "-";

    public static Command Of(Surroundings surroundings) => new("words", surroundings.Say("Слова организации: верны в любом тексте.", "The organisation's own words: right in every text."))
    {
        List(surroundings), Add(surroundings), Remove(surroundings), Import(surroundings),
    };

    private static Command List(Surroundings surroundings)
    {
        var prefix = new Argument<string?>("PREFIX") { Arity = ArgumentArity.ZeroOrOne, Description = surroundings.Say("Только слова с таким началом", "Only words that begin so") };
        var (url, json) = (SharedOptions.Url(surroundings), SharedOptions.Json(surroundings));
        var command = new Command("list", surroundings.Say("Показать слова по алфавиту.", "Show the words in alphabetical order.")) { prefix, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var words = new List<OwnWord>();
            string? cursor = null;
            do
            {
                var page = await client.Spelling.WordsAsync(parsed.GetValue(prefix), cursor, PageSize, cancellationToken);
                words.AddRange(page.Items);
                cursor = page.Cursor;
            }
            while (cursor is not null);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(new ListPage<OwnWord>(words, null), EcmJson.ForClients));
            else
                words.ForEach(word => surroundings.Line(word.Word));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Add(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.OneOrMore, Description = surroundings.Say("Слово", "A word") };
        var url = SharedOptions.Url(surroundings);
        var command = new Command("add", surroundings.Say("Добавить слова.", "Add words.")) { words, url };
        command.SetAction((parsed, cancellationToken) => EachAsync(
            surroundings, parsed.GetValue(url), parsed.GetRequiredValue(words), (client, word) => client.Spelling.AddWordAsync(new AddWordRequest(word), cancellationToken)));
        return command;
    }

    private static Command Remove(Surroundings surroundings)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore, Description = surroundings.Say("Слово", "A word") };
        var import = new Option<Guid?>("--import") { Description = surroundings.Say("Убрать всё, что принёс этот импорт", "Remove all that this import brought"), HelpName = "ID" };
        var url = SharedOptions.Url(surroundings);
        var command = new Command("remove", surroundings.Say("Убрать слова или взять импорт назад.", "Remove words, or take an import back.")) { words, import, url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(words) ?? [];
            if (parsed.GetValue(import) is not { } id)
                return named.Length > 0
                    ? await EachAsync(surroundings, parsed.GetValue(url), named, (client, word) => client.Spelling.RemoveWordAsync(word, cancellationToken))
                    : throw new UsageException(surroundings.Say("Назовите слова или --import.", "Name words or --import."));
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            await client.Spelling.TakeWordImportBackAsync(id, cancellationToken);
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Import(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = surroundings.Say("Список, слово в строке, UTF-8 или windows-1251; «-» — стандартный ввод", "A list, one word a line, UTF-8 or windows-1251; “-” is standard input") };
        var (url, json) = (SharedOptions.Url(surroundings), SharedOptions.Json(surroundings));
        var command = new Command("import", surroundings.Say("Добавить слова списком.", "Add a list of words.")) { file, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var list = parsed.GetRequiredValue(file) is var path && path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            using var content = new StreamContent(list) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var import = await client.Spelling.ImportWordsAsync(content, cancellationToken: cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(import, EcmJson.ForClients));
            else
                Show(surroundings, import);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Show(Surroundings surroundings, WordImport import)
    {
        foreach (var line in import.Refused)
            surroundings.Complain(surroundings.Say($"строка {line.Line}: не слово ({line.Reason}): {line.Text}", $"line {line.Line}: no word ({line.Reason}): {line.Text}"));
        surroundings.Line(surroundings.Say(
            $"Добавлено {import.Added}, известны были {import.Known}, не взято строк {import.Refused.Count}.", $"Added {import.Added}, known before {import.Known}, lines refused {import.Refused.Count}."));
        if (import.ImportId is { } id)
            surroundings.Line(surroundings.Say($"Взять назад: ecm words remove --import {id}", $"To take it back: ecm words remove --import {id}"));
    }

    /// <summary>Goes on after a word that is refused; its reason is told.</summary>
    private static async Task<int> EachAsync(Surroundings surroundings, string? url, IReadOnlyList<string> words, Func<EcmClient, string, Task> act)
    {
        using var client = Server.Of(surroundings, url).Connect();
        var status = ExitStatus.Done;
        foreach (var word in words)
            try
            {
                await act(client, word);
            }
            catch (EcmProblemException e) when (e.Problem.Status is >= 400 and < 500 and not 401 and not 403)
            {
                surroundings.Complain($"{word}: {e.Message}");
                status = ExitStatus.Failed;
            }

        return status;
    }
}

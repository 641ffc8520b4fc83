using System.CommandLine;
using System.Net;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Search;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm spelling</c>: the unknown words of a card's files or of one file.</summary>
internal static class SpellingCommand
{
    public static Command Of(Surroundings surroundings)
    {
        var id = new Argument<Guid>("ID") { Description = surroundings.Say("Карточка или файл", "A card or a file") };
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var command = new Command("spelling", surroundings.Say(
            "Показать слова документа, которых нет ни в словаре, ни в словах организации.", "Show the words of a document that neither the dictionary nor the organisation has.")) { id, url, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var pages = await ReadAsync(client, parsed.GetRequiredValue(id), cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(new ListPage<PageSpelling>(pages, null), EcmJson.ForClients));
            else
                foreach (var page in pages)
                    foreach (var word in page.Words)
                        surroundings.Line($"{page.FileId}\t{page.Page}\t{OneLine(word.Word)}\t{string.Join(", ", word.Suggestions)}");
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<PageSpelling>> ReadAsync(EcmClient client, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await AllAsync(client, new DocumentSpellingRequest { CardId = id }, cancellationToken);
        }
        catch (EcmProblemException e) when (e.Problem.Status == (int)HttpStatusCode.NotFound)
        {
            return await AllAsync(client, new DocumentSpellingRequest { FileId = id }, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<PageSpelling>> AllAsync(EcmClient client, DocumentSpellingRequest request, CancellationToken cancellationToken)
    {
        var pages = new List<PageSpelling>();
        for (string? cursor = null; ;)
        {
            var page = await client.Spelling.CheckDocumentAsync(request with { Cursor = cursor }, cancellationToken);
            pages.AddRange(page.Items);
            if ((cursor = page.Cursor) is null)
                return pages;
        }
    }

    private static string OneLine(string word) => word.Replace("-\r\n", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal);
}

using System.CommandLine;
using Ecm.Cli.Uploading;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm read-again</c>: a file, or all files of a card, recognised in other languages.</summary>
internal static class ReadAgainCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static Command Of(Surroundings surroundings)
    {
        var id = new Argument<Guid>("ID") { Description = surroundings.Say("Карточка или файл", "A card or a file") };
        var language = new Option<string>("--language")
        {
            Required = true, HelpName = "LANG", Description = surroundings.Say("Языки распознавания: rus, eng, rus+eng или другие, что есть на сервере", "Languages of recognition: rus, eng, rus+eng, or others that the server has"),
        };
        var wait = new Option<bool>("--wait") { Description = surroundings.Say("Дождаться, пока будет прочитано", "Wait until it has been read") };
        var url = SharedOptions.Url(surroundings);
        var command = new Command("read-again", surroundings.Say("Прочитать файл заново на другом языке.", "Read a file again in another language.")) { id, language, wait, url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            return await RunAsync(surroundings, client, parsed.GetRequiredValue(id), parsed.GetRequiredValue(language), parsed.GetValue(wait), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, EcmClient client, Guid id, string language, bool wait, CancellationToken cancellationToken)
    {
        var files = await CardOrFile.FilesAsync(client, id, cancellationToken);
        var lines = new UploadLines(surroundings);
        var good = files.Count > 0;
        if (!good)
            surroundings.Complain(surroundings.Say("В карточке нет файлов.", "The card has no files."));
        foreach (var file in files)
        {
            UploadedLine line;
            try
            {
                var asked = await client.Files.ReadAgainAsync(file.Id, new ReadAgainRequest(language), cancellationToken);
                line = new UploadedLine(Plain.Text(file.Name), asked.Intake.State) { CardId = file.CardId, FileId = file.Id, Pages = asked.Intake.Pages };
            }
            catch (EcmProblemException e) when (files.Count > 1 && e.Code is "not-recognised" or "still-being-read")
            {
                // The others of the card are read nevertheless.
                surroundings.Complain($"{Plain.Text(file.Name)}: {e.Message}");
                continue;
            }

            surroundings.Line(surroundings.Say($"{line.Path}: читается заново ({language})", $"{line.Path}: is read again ({language})"));
            if (!wait)
                continue;
            line = await new FileFollowing(client, Longest, surroundings, TimeProvider.System).FollowAsync(line, lines, cancellationToken);
            lines.Ended(line);
            good &= line.Good;
        }

        return good ? ExitStatus.Done : ExitStatus.Failed;
    }
}

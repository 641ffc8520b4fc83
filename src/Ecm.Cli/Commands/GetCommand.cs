using System.CommandLine;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm get</c>: a file, or all files of a card, to disk.</summary>
internal static class GetCommand
{
    private const string StandardOutput = "-";

    public static Command Of(Surroundings surroundings)
    {
        var id = new Argument<Guid>("ID") { Description = surroundings.Say("Карточка или файл", "A card or a file") };
        var output = new Option<string?>("--output", "-o")
        {
            Description = surroundings.Say("Куда: файл, папка или «-» (стандартный вывод)", "Where to: a file, a folder, or “-” (standard output)"), HelpName = "PATH",
        };
        var url = SharedOptions.Url(surroundings);
        var command = new Command("get", surroundings.Say("Скачать файл или все файлы карточки.", "Download a file or all files of a card.")) { id, output, url };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(surroundings, Server.Of(surroundings, parsed.GetValue(url)), parsed.GetRequiredValue(id), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, Server server, Guid id, string? output, CancellationToken cancellationToken)
    {
        using var client = server.Connect();
        var files = await CardOrFile.FilesAsync(client, id, cancellationToken);
        if (files.Count > 1 && output is not null && !Directory.Exists(output))
            throw new UsageException(surroundings.Say(
                $"В карточке файлов: {files.Count}. Укажите в -o существующую папку.", $"The card has {files.Count} files. Name an existing folder with -o."));
        if (files.Count == 0)
            surroundings.Complain(surroundings.Say("В карточке нет файлов.", "The card has no files."));
        foreach (var file in files)
        {
            if (output == StandardOutput)
            {
                await using var standard = Console.OpenStandardOutput();
                await CopyAsync(client, file, standard, cancellationToken);
                continue;
            }

            var path = PathFor(surroundings, file, output);
            await SaveAsync(client, file, path, cancellationToken);
            surroundings.Line(path);
        }

        return files.Count > 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    /// <summary>A file is overwritten only where the command line names it.</summary>
    internal static string PathFor(Surroundings surroundings, CardFile file, string? output)
    {
        if (output is not null && !Directory.Exists(output))
            return output;
        var name = LocalName(file.Name);
        for (var n = 1; ; n++)
        {
            var path = Path.Combine(output ?? ".", n == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)} ({n}){Path.GetExtension(name)}");
            if (!Path.Exists(path))
                return path;
        }
    }

    /// <summary>The server's name as one of this disk: never a way out of the folder, never hidden.</summary>
    internal static string LocalName(string name)
    {
        var kept = string.Concat(Plain.Text(name).Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '\\' or ':' ? '_' : c)).TrimStart('.', '-', ' ');
        return kept.Length == 0 ? "file" : kept;
    }

    private static async Task SaveAsync(EcmClient client, CardFile file, string path, CancellationToken cancellationToken)
    {
        var part = $"{path}.part";
        try
        {
            await using (var target = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
                await CopyAsync(client, file, target, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static async Task CopyAsync(EcmClient client, CardFile file, Stream target, CancellationToken cancellationToken)
    {
        await using var content = await client.OpenContentAsync(file.Id, file.Version, cancellationToken);
        await content.CopyToAsync(target, cancellationToken);
    }
}

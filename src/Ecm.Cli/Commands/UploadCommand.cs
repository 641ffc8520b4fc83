using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Cli.Uploading;
using Ecm.Client;
using Spectre.Console;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm upload</c>: files and folders into the repository, one card each.</summary>
internal static class UploadCommand
{
    private const int MaxParallel = 16;
    private const int DefaultWait = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Of(Surroundings surroundings)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = surroundings.Say("Файлы и папки (со всем содержимым)", "Files and folders (with all that is in them)"),
        };
        var type = new Option<string?>("--type") { Description = surroundings.Say("Вид документов (см. ecm types)", "The document type (see ecm types)"), HelpName = "TYPE" };
        var parent = new Option<Guid?>("--parent") { Description = surroundings.Say("Карточка, которой подчинить новые", "The card to hang the new ones below"), HelpName = "CARD" };
        var access = new Option<string?>("--access") { Description = surroundings.Say("Именованный список доступа", "A named access list"), HelpName = "LIST" };
        var twins = new Option<string?>("--twins")
        {
            Description = surroundings.Say(
                "Если такой файл уже есть: keep (оставить оба), version или discard (не сохранять)", "When the file is there already: keep (both), version or discard (store nothing)"),
        };
        twins.AcceptOnlyFromAmong("keep", "version", "discard");
        var expand = new Option<bool>("--expand")
        {
            Description = surroundings.Say("Открывать архивы и письма: по карточке на каждый файл в них", "Open archives and mails: a card for each file in them"),
        };
        var wait = new Option<bool>("--wait") { Description = surroundings.Say("Ждать, пока каждый файл будет прочитан и его можно найти", "Wait until each file is read and can be found") };
        var timeout = new Option<int>("--timeout")
        {
            Description = surroundings.Say("Сколько минут --wait ждёт каждый файл", "How many minutes --wait waits for each file"), HelpName = "MIN", DefaultValueFactory = _ => DefaultWait,
        };
        var parallel = new Option<int>("--parallel")
        {
            Description = surroundings.Say($"Сколько файлов сразу, от 1 до {MaxParallel}", $"How many files at once, 1 to {MaxParallel}"), HelpName = "N", DefaultValueFactory = _ => 3,
        };
        var url = SharedOptions.Url(surroundings);
        var json = SharedOptions.Json(surroundings);
        var command = new Command("upload", surroundings.Say("Загрузить файлы: по карточке на каждый.", "Upload files: a card for each."))
        {
            paths, type, parent, access, twins, expand, wait, timeout, parallel, url, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = FilesToUpload.Find(surroundings, parsed.GetRequiredValue(paths));
            if (files.Count == 0)
                throw new UsageException(surroundings.Say("В указанных папках нет файлов.", "The folders named have no files."));
            var target = new UploadQuery
            {
                Type = parsed.GetValue(type), ParentId = parsed.GetValue(parent), Access = parsed.GetValue(access), Twins = parsed.GetValue(twins),
                Expand = parsed.GetValue(expand),
            };
            using var client = Server.Of(surroundings, parsed.GetValue(url)).Connect();
            var following = parsed.GetValue(wait) ? new FileFollowing(client, TimeSpan.FromMinutes(Math.Max(1, parsed.GetValue(timeout))), surroundings, TimeProvider.System) : null;
            var uploader = new Uploader(client, target, following, surroundings);
            var lines = await RunAsync(surroundings, files, uploader, Math.Clamp(parsed.GetValue(parallel), 1, MaxParallel), cancellationToken);
            if (parsed.GetValue(json))
                surroundings.Line(JsonSerializer.Serialize(lines, Json));
            else
                Summarise(surroundings, lines);
            return lines.All(l => l.Good) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<UploadedLine>> RunAsync(
        Surroundings surroundings, IReadOnlyList<string> files, Uploader uploader, int parallel, CancellationToken cancellationToken)
    {
        if (!surroundings.Watched)
            return await EachAsync(files, uploader, new UploadLines(surroundings), parallel, cancellationToken);
        return await surroundings.Error.Progress().AutoClear(true).HideCompleted(true).StartAsync(async progress =>
        {
            var all = progress.AddTask(surroundings.Say("Всего", "All"), maxValue: files.Count);
            return await EachAsync(files, uploader, new UploadBars(progress, all), parallel, cancellationToken);
        });
    }

    private static async Task<IReadOnlyList<UploadedLine>> EachAsync(
        IReadOnlyList<string> files, Uploader uploader, IUploadWatch watch, int parallel, CancellationToken cancellationToken)
    {
        var lines = new ConcurrentDictionary<int, UploadedLine>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Count, options, async (i, token) =>
        {
            var line = lines[i] = await uploader.UploadAsync(files[i], watch, token);
            watch.Ended(line);
        });
        return [.. lines.OrderBy(l => l.Key).Select(l => l.Value)];
    }

    private static void Summarise(Surroundings surroundings, IReadOnlyList<UploadedLine> lines)
    {
        if (surroundings.Watched)
        {
            var table = new Table().AddColumns(surroundings.Say("Файл", "File"), surroundings.Say("Итог", "Outcome"), surroundings.Say("Карточка", "Card"));
            foreach (var line in lines)
                table.AddRow(
                    Markup.Escape(Plain.Text(line.Path)), Markup.Escape(Plain.Text(UploadWords.Describe(surroundings, line))), line.CardId?.ToString() ?? "");
            surroundings.Out.Write(table);
        }
        else
        {
            foreach (var line in lines.Where(l => l.CardId is not null))
                surroundings.Line($"{line.CardId}\t{line.FileId}\t{line.Path}");
        }

        var failed = lines.Count(l => !l.Good);
        surroundings.Complain(surroundings.Say($"Загружено: {lines.Count - failed}, не удалось: {failed}", $"Uploaded: {lines.Count - failed}, failed: {failed}"));
    }
}

using System.Diagnostics;
using System.Globalization;
using Ecm.Abstractions.Extraction;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.Search;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Data.Sqlite;

namespace Ecm.Server.Tests.Faults;

/// <summary>The child that reads a file dies: by an accident, or by the file itself.</summary>
public sealed class ReadingChildTests
{
    private const string Killer = "KILLER-OF-CHILDREN";

    [Fact]
    public async Task File_whose_child_is_killed_in_the_middle_is_read_all_the_same()
    {
        await using var server = await SignedInServer.StartAsync();
        using var scan = Scan.Noisy("Первая страница описи", "Вторая страница реестра", "Третья страница ведомости");
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(scan.Path), "скан.pdf");

        await Eventually.HoldsAsync("a child reads", () => Children(server.Server.ProcessId).Any(IsReading));
        var killed = Children(server.Server.ProcessId).Where(IsReading).ToList();
        killed.ForEach(Kill);

        var file = await EndOfIntakeAsync(server, part.FileId!.Value);
        file.Intake.Should().Match<FileIntake>(i => i.State == "done" && i.PagesDone == 3);
        foreach (var word in new[] { "описью", "реестром", "ведомостью" })
            (await server.Client.Search.FindAsync(new SearchQuery { Query = word })).Hits.Should().ContainSingle(h => h.CardId == part.CardId);
    }

    [Fact]
    public async Task Long_scan_goes_on_after_the_server_died_where_it_stopped_and_reads_no_page_twice()
    {
        await using var server = await SignedInServer.StartAsync();
        using var scan = Scan.Noisy("большой.pdf", [.. Enumerable.Range(1, 8).Select(n => $"Лист описи номер {n}00{n}")]);
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(scan.Path), "большой.pdf");
        await Eventually.HoldsAsync("a page is read and not all", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.PagesDone is > 0 and < 8);

        await server.Server.KillAsync();
        var kept = Mark(server.Server);
        await server.Server.RestartAsync();

        kept.Should().BeInRange(1, 7);
        (await EndOfIntakeAsync(server, part.FileId!.Value)).Intake.Should().Match<FileIntake>(i => i.State == "done" && i.PagesDone == 8);
        Marked(server.Server).Should().Be(kept, "what was read before the end is not read again");
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "8008" })).Hits.Should().ContainSingle(h => h.CardId == part.CardId);
    }

    /// <summary>Puts a mark in place of each page that is there; answers how many.</summary>
    private static int Mark(RunningServer server) => Execute(server, "UPDATE \"Pages\" SET \"Packed\" = $mark");

    private static int Marked(RunningServer server) => Execute(server, "UPDATE \"Pages\" SET \"Packed\" = $mark WHERE \"Packed\" = $mark");

    private static int Execute(RunningServer server, string sql)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(server.Folder.Path, "data", "ecm.db")};Pooling=False");
        database.Open();
        using var command = new SqliteCommand(sql, database);
        command.Parameters.AddWithValue("$mark", PageTextCodec.Pack(new PageText { Number = 1, Origin = TextOrigin.Ocr, Text = "Метка" }));
        return command.ExecuteNonQuery();
    }

    /// <summary>A stand-in for a program that a hostile file takes down together with the child.</summary>
    [Fact]
    public async Task File_that_kills_its_child_every_time_is_parked_and_costs_nobody_else_anything()
    {
        using var programs = new TemporaryFolder();
        foreach (var program in new[] { "pdfinfo", "pdftotext", "pdfimages", "pdftoppm" })
        {
            var stand = Path.Combine(programs.Path, program);
            await File.WriteAllTextAsync(stand, $$"""
                #!/bin/sh
                for word; do
                  if [ -f "$word" ] && grep -q {{Killer}} "$word"; then kill -9 $PPID; exit 1; fi
                done
                exec /usr/bin/{{program}} "$@"
                """);
            Tool.Run("chmod", "755", stand);
        }

        Tool.Run("chmod", "755", programs.Path);
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string>
        {
            ["PATH"] = $"{programs.Path}:{Environment.GetEnvironmentVariable("PATH")}",
        });
        using var good = Scan.Noisy("Накладная на отпуск материалов");
        var bytes = await File.ReadAllBytesAsync(good.Path);

        var hostile = await server.UploadAsync([.. bytes, .. "\n% "u8, .. System.Text.Encoding.ASCII.GetBytes(Killer)], "плохой.pdf");
        var others = new List<UploadedPart>();
        for (var n = 0; n < 3; n++)
            others.Add(await server.UploadAsync([.. bytes, .. System.Text.Encoding.ASCII.GetBytes($"\n% {n}")], $"хороший-{n}.pdf"));

        var parked = await EndOfIntakeAsync(server, hostile.FileId!.Value);
        parked.Intake.Should().Match<FileIntake>(i => i.State == "parked" && i.Error == "crashed");
        foreach (var other in others)
            (await EndOfIntakeAsync(server, other.FileId!.Value)).Intake.Should().Match<FileIntake>(i => i.State == "done" && i.PagesDone == 1);
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "накладными" })).Total.Should().Be(3);
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "плохой" })).Hits.Should().ContainSingle(h => h.CardId == hostile.CardId, "it is found by its card");
        (await server.Http.GetByteArrayAsync($"api/v1/files/{hostile.FileId}/content")).Should().HaveCountGreaterThan(bytes.Length, "the original is kept");
        server.Server.HasExited.Should().BeFalse();
    }

    private static async Task<CardFile> EndOfIntakeAsync(SignedInServer server, Guid fileId)
    {
        CardFile file = null!;
        await Eventually.HoldsAsync("the file is done or parked", async () =>
        {
            file = await server.Client.Files.GetAsync(fileId);
            return file.Intake.State is "done" or "parked";
        });
        return file;
    }

    /// <summary>All processes below one.</summary>
    private static IEnumerable<int> Children(int process)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ParentOf(id) is { } parent)
                parents[id] = parent;
        return parents.Keys.Where(id => Ancestors(id).Contains(process));

        IEnumerable<int> Ancestors(int id)
        {
            while (parents.TryGetValue(id, out var parent))
                yield return id = parent;
        }
    }

    private static int? ParentOf(int process)
    {
        try
        {
            // id (name) state parent …
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsReading(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0') is [var program, "extract", ..] && program.EndsWith("ecm-server", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Kill(int process)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-KILL", process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}

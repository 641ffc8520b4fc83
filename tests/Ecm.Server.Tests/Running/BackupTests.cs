using System.Diagnostics;
using System.Text.RegularExpressions;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Running;

/// <summary>A backup is made and put back by the very lines of docs/operations.md.</summary>
public sealed partial class BackupTests
{
    [Fact]
    public async Task Backup_of_a_running_server_brings_back_what_was_there_and_all_of_it_agrees()
    {
        await using var server = await RunningServer.StartAsync();
        var clerk = await Clerk.SignInAsync(server);
        var kept = await TakeInAsync(server, clerk, "оборудование");
        using var backup = new TemporaryFolder();
        foreach (var command in BackupCommands())
            await ShellAsync(command, server, backup.Path);
        var later = await TakeInAsync(server, clerk, "увольнение");
        await server.KillAsync();

        foreach (var command in RestoreCommands())
            await ShellAsync(command, server, backup.Path);
        await server.RestartAsync();

        var (status, output) = await server.VerbAsync("verify");
        status.Should().Be(0, output);
        var again = await Clerk.SignInAsync(server);
        await Eventually.HoldsAsync("the index is filled", async () => (await again.SearchAsync("оборудованием")).Total == 1);
        (await again.SearchAsync("увольнением")).Total.Should().Be(0, "that came after the backup");
        (await again.ContentAsync(kept)).Should().NotBeEmpty();
        (await again.StatusAsync($"api/v1/files/{later}")).Should().Be(404);
    }

    private static async Task<Guid> TakeInAsync(RunningServer server, Clerk clerk, string word)
    {
        var path = Path.Combine(server.Folder.Path, $"{word}.txt");
        await File.WriteAllTextAsync(path, $"Письмо про {word} № {Random.Shared.Next()}");
        var file = await clerk.UploadFileAsync(path);
        await clerk.WaitUntilReadAsync(file);
        return file;
    }

    /// <summary>The commands in the row of the embedded parts.</summary>
    private static IReadOnlyList<string> BackupCommands()
    {
        var row = Section().Split('\n').Single(l => l.StartsWith("| embedded |", StringComparison.Ordinal));
        var commands = Code().Matches(row).Select(m => m.Groups["command"].Value).Where(c => c.Contains("/backup")).ToList();
        commands.Should().HaveCount(2, "the database first, then the blobs");
        return commands;
    }

    /// <summary>The lines of the first block after «To restore».</summary>
    private static IReadOnlyList<string> RestoreCommands()
    {
        var block = Section().Split("To restore", 2)[1].Split("```")[1];
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Should().HaveCountGreaterThan(2);
        return lines;
    }

    private static string Section() =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "operations.md")).Split("## Backup", 2)[1].Split("\n## ", 2)[0];

    private static async Task ShellAsync(string command, RunningServer server, string backup)
    {
        var start = new ProcessStartInfo("bash", ["-euc", command.Replace("/backup", backup)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ECM_DATA"] = Path.Combine(server.Folder.Path, "data");
        using var shell = Process.Start(start)!;
        var told = await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        shell.ExitCode.Should().Be(0, $"{command}: {string.Concat(told)}");
    }

    [GeneratedRegex("`(?<command>[^`]+)`")]
    private static partial Regex Code();
}

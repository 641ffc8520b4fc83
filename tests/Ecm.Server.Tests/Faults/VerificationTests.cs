using System.Text;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Microsoft.Data.Sqlite;

namespace Ecm.Server.Tests.Faults;

/// <summary><c>verify</c> finds whatever does not agree, with a server and without one, and says so by its exit status.</summary>
public sealed class VerificationTests
{
    private const string Copied = "11112222-3333-7444-8555-666677778888";

    [Fact]
    public async Task Sound_server_agrees_and_says_what_was_looked_at()
    {
        await using var server = await FilledAsync();

        var online = await server.Server.VerbAsync("verify");
        (await server.Server.StopAsync()).Should().Be(0);
        var offline = await server.Server.VerbAsync("verify");

        foreach (var (status, output) in ((int, string)[])[online, offline])
        {
            status.Should().Be(0, output);
            output.Should().MatchRegex("4 cards, 4 of them in the index, 4 blobs, \\d+ audit entries: all agree");
        }
    }

    [Fact]
    public async Task Each_thing_that_does_not_agree_is_named_without_a_server_and_with_one()
    {
        await using var server = await FilledAsync();
        var cards = (await server.Client.Cards.ListAsync(new())).Items.Select(c => c.Id).ToList();
        (await server.Server.StopAsync()).Should().Be(0);
        var blobs = Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs"), "*", SearchOption.AllDirectories)
            .Where(f => Guid.TryParseExact(Path.GetFileName(f), "n", out _)).Order().ToList();
        File.Delete(blobs[0]);
        Overwrite(blobs[1], b => b[3] ^= 1);
        File.WriteAllBytes(blobs[2], File.ReadAllBytes(blobs[2])[..^1]);
        Change(
            server,
            $"UPDATE Cards SET \"Change\" = \"Change\" - 1 WHERE Id = {Id(cards[0])}",
            $"UPDATE Cards SET TrashedAt = 1 WHERE Id = {Id(cards[1])}",
            $"CREATE TEMP TABLE t AS SELECT * FROM Cards WHERE Id = {Id(cards[2])}",
            // No card has the number of the first change: the import of the types.
            $"UPDATE t SET Id = {Id(new Guid(Copied))}, \"Change\" = 1",
            "INSERT INTO Cards SELECT * FROM t",
            $"DELETE FROM Cards WHERE Id = {Id(cards[3])}");
        string[] faults =
        [
            "is missing", "has other bytes than were taken in", "bytes instead of", $"card {cards[0]} is in the index as of change", $"card {cards[1]} lies in the trash and is in the index",
            $"card {Copied} is not in the index", $"card {cards[3]} is in the index and not in the database",
        ];

        var offline = await server.Server.VerbAsync("verify");
        await server.Server.RestartAsync();
        var online = await server.Server.VerbAsync("verify");

        foreach (var (status, output) in ((int, string)[])[offline, online])
        {
            status.Should().Be(2, output);
            foreach (var fault in faults)
                output.Should().MatchRegex($"FAULT: .*{fault}");
            output.Should().EndWith($"{faults.Length} faults\n");
        }
    }

    [Fact]
    public async Task Damaged_index_is_a_fault_and_a_missing_one_is_said_where_no_server_runs()
    {
        await using var server = await FilledAsync();
        (await server.Server.StopAsync()).Should().Be(0);
        var index = Path.Combine(server.Server.Folder.Path, "data", "index");
        var commit = Directory.EnumerateFiles(index, "segments_*", SearchOption.AllDirectories).Single();
        Overwrite(commit, b => b[b.Length / 2] ^= 0x55);

        var damaged = await server.Server.VerbAsync("verify");
        File.Exists(commit).Should().BeTrue("a look moves nothing");
        Directory.Delete(index, recursive: true);
        var missing = await server.Server.VerbAsync("verify");

        damaged.Status.Should().Be(2, damaged.Output);
        damaged.Output.Should().MatchRegex("FAULT: The search index in .* is damaged").And.Contain("no index to compare with");
        missing.Status.Should().Be(0, missing.Output);
        missing.Output.Should().Contain("note: There is no search index").And.Contain("4 cards, no index to compare with, 4 blobs");
        Directory.Exists(index).Should().BeFalse();
    }

    private static async Task<SignedInServer> FilledAsync()
    {
        var server = await SignedInServer.StartAsync();
        for (var n = 0; n < 4; n++)
        {
            var part = await server.UploadAsync(Encoding.UTF8.GetBytes($"Письмо номер {n}"), $"письмо {n}.txt");
            await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        }

        return server;
    }

    private static void Overwrite(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private static void Change(SignedInServer server, params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Server.Folder.Path, "data", "ecm.db")};Foreign Keys=False;Pooling=False");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery().Should().Be(1, statement);
        }
    }

    private static string Id(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";
}

using System.Text;
using System.Text.Json.Nodes;
using Ecm.Cli;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Servers;
using Spectre.Console;

namespace Ecm.Server.Tests.Cli;

public sealed class CommandLineTests(SignedInServer server) : IClassFixture<SignedInServer>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task Folder_goes_in_is_read_is_found_and_comes_back()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "in", "глубже")).FullName;
        var text = $"Поставщик обязуется передать оборудование по настоящему договору.\n{Guid.CreateVersion7()}";
        await File.WriteAllTextAsync(Path.Combine(inner, "договор № 1.txt"), text);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "in", "second.txt"), $"nothing of note {Guid.CreateVersion7()}");

        (await RunAsync("upload", Path.Combine(folder.Path, "in"), "--wait", "--json")).Should().Be(ExitStatus.Done, error.ToString());
        var lines = JsonNode.Parse(Answer())!.AsArray();
        lines.Select(l => l!["state"]!.GetValue<string>()).Should().Equal("done", "done");

        (await RunAsync("search", "договорами", "--type", "document")).Should().Be(ExitStatus.Done);
        Answer().Should().Contain("договор № 1").And.Contain("договору");

        var file = lines.Single(l => l!["path"]!.GetValue<string>().Contains("договор"))!;
        (await RunAsync("get", file["cardId"]!.GetValue<string>(), "-o", folder.Path)).Should().Be(ExitStatus.Done, error.ToString());
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "договор № 1.txt"), Encoding.UTF8)).Should().Be(text);
    }

    [Fact]
    public async Task Some_that_fail_are_named_and_told_by_the_exit_status()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.txt"), "x");

        (await RunAsync("upload", folder.Path, "--type", "no-such-type")).Should().Be(ExitStatus.Failed);

        error.ToString().Should().Contain("a.txt").And.Contain("no-such-type");
    }

    [Fact]
    public async Task Same_file_again_is_discarded_on_demand()
    {
        var path = Path.Combine(folder.Path, "twin.txt");
        await File.WriteAllTextAsync(path, Guid.CreateVersion7().ToString());
        await RunAsync("upload", path);
        Answer();

        (await RunAsync("upload", path, "--twins", "discard", "--json")).Should().Be(ExitStatus.Done);

        JsonNode.Parse(Answer())![0]!["state"]!.GetValue<string>().Should().Be("discarded");
    }

    [Fact]
    public async Task Large_file_goes_on_after_the_line_was_cut_and_is_stored_once_and_whole()
    {
        var bytes = new byte[33 * 1024 * 1024];
        new Random(5).NextBytes(bytes);
        var path = Path.Combine(folder.Path, "обрыв.bin");
        await File.WriteAllBytesAsync(path, bytes);
        // Two pieces pass whole, in the third the line is cut; what comes later has a line that holds.
        var cut = new Fault.CutAfter(20 * 1024 * 1024);
        await using var proxy = new FaultProxy(server.Server.Port) { FaultOfConnection = number => number == 1 ? cut : Fault.None };

        var status = await CommandLine.RunAsync(["upload", path, "--json"], Surroundings(server.Token, $"http://127.0.0.1:{proxy.Port}"));

        status.Should().Be(ExitStatus.Done, error.ToString());
        proxy.Connections.Should().BeGreaterThan(1, "the line was cut");
        var stored = JsonNode.Parse(Answer())!.AsArray().Single()!;
        var file = (await server.Client.Cards.FilesAsync(stored["cardId"]!.GetValue<Guid>())).Should().ContainSingle().Subject;
        (await server.Http.GetByteArrayAsync($"api/v1/files/{file.Id}/content")).AsSpan().SequenceEqual(bytes).Should().BeTrue();
        proxy.FromClients.Should().BeLessThan(bytes.Length + 9 * 1024 * 1024, "what was stored is not sent again");
    }

    [Theory]
    [InlineData("keep", "stored; the same file is there already: «twin»")]
    [InlineData("version", "nothing new was stored; the same file is there already: «twin»")]
    [InlineData("discard", "not stored; the same file is there already: «twin»")]
    public async Task Same_file_again_is_told_to_people_with_its_card_and_what_was_done(string choice, string told)
    {
        var path = Path.Combine(folder.Path, "twin.txt");
        await File.WriteAllTextAsync(path, Guid.CreateVersion7().ToString());
        await RunAsync("upload", path, "--json");
        var card = JsonNode.Parse(Answer())![0]!["cardId"]!.GetValue<string>();

        (await RunAsync("upload", path, "--twins", choice)).Should().Be(ExitStatus.Done);

        error.ToString().Should().Contain($"{told} ({card})");
    }

    [Fact]
    public async Task File_whose_kind_is_not_read_is_told_as_stored_and_not_read_yet()
    {
        var path = Path.Combine(folder.Path, "parts.bin");
        await File.WriteAllBytesAsync(path, [0, 1, 2, 3, .. Guid.CreateVersion7().ToByteArray()]);

        (await RunAsync("upload", path, "--wait")).Should().Be(ExitStatus.Done);

        error.ToString().Should().Contain("the text of this kind of file is not read yet").And.NotContain("read, pages: 0");
    }

    [Fact]
    public async Task Scan_is_read_again_in_another_language()
    {
        var path = Path.Combine(folder.Path, "letter.png");
        ScanFiles.Png(path, PagePrinter.ScanText($"Calibration certificates\n\n{Random.Shared.Next(100_000, 999_999)}"));
        await RunAsync("upload", path, "--wait", "--json");
        var card = JsonNode.Parse(Answer())![0]!["cardId"]!.GetValue<string>();

        (await RunAsync("read-again", card, "--language", "eng", "--wait")).Should().Be(ExitStatus.Done, error.ToString());
        Answer().Should().Contain("letter.png: is read again (eng)");
        error.ToString().Should().Contain("letter.png: read, pages: 1");

        (await RunAsync("read-again", card, "--language", "tlh")).Should().Be(ExitStatus.Failed);
        error.ToString().Should().Contain("eng, rus");
        (await RunAsync("read-again", card)).Should().Be(ExitStatus.Usage);
    }

    [Fact]
    public async Task Who_and_what_there_is()
    {
        (await RunAsync("whoami")).Should().Be(ExitStatus.Done);
        Answer().Should().Contain("admin");
        (await RunAsync("types")).Should().Be(ExitStatus.Done);
        Answer().Should().Contain("contract").And.Contain("document");
    }

    [Fact]
    public async Task Wrong_token_is_told_to_sign_in()
    {
        (await CommandLine.RunAsync(["whoami"], Surroundings("wrong"))).Should().Be(ExitStatus.Failed);

        error.ToString().Should().Contain("ecm login");
    }

    public void Dispose() => folder.Dispose();

    private string Answer()
    {
        var answer = output.ToString();
        output.GetStringBuilder().Clear();
        return answer;
    }

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, Surroundings(server.Token));

    private Surroundings Surroundings(string token, string? url = null) => new(
        Console(output), Console(error),
        name => name switch { "ECM_URL" => url ?? server.Server.Url, "ECM_TOKEN" => token, "XDG_CONFIG_HOME" => folder.Path, _ => null },
        Russian: false);

    private static IAnsiConsole Console(StringWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 500;
        return console;
    }
}

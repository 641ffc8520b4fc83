using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Servers;

namespace Ecm.Server.Tests.Cli;

/// <summary>The command line as it is shipped, as a process: what it prints where, and what a script learns from its exit status.</summary>
public sealed class BuiltClientTests(SignedInServer server) : IClassFixture<SignedInServer>, IDisposable
{
    private const int Done = 0, Failed = 1, Usage = 2, Interrupted = 130;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Login_keeps_a_token_that_only_its_owner_can_read_and_all_verbs_use_it()
    {
        var login = await RunAsync(["login", server.Server.Url, "--login", "admin"], input: Testing.Product.RunningServer.AdminPassword, token: null);
        login.Status.Should().Be(Done, login.Error);
        login.Output.Should().Contain("Signed in").And.NotContain(Testing.Product.RunningServer.AdminPassword);
        Tool.Read("stat", "-c", "%a", Path.Combine(folder.Path, "ecm", "config.json")).Should().StartWith("600"u8.ToArray());

        (await RunAsync(["whoami"], token: null)).Output.Should().Contain("admin");
        (await RunAsync(["types"], token: null)).Output.Should().Contain("contract").And.Contain("memo");
        (await RunAsync(["search", "ничего-такого-нет"], token: null)).Should().Match<Run>(r => r.Status == Done && r.Output.Contains("Found: 0"));
    }

    [Fact]
    public async Task Wrong_password_fails_and_keeps_nothing()
    {
        var login = await RunAsync(["login", server.Server.Url, "--login", "admin"], input: "wrong", token: null);

        login.Status.Should().Be(Failed);
        login.Error.Should().NotBeEmpty().And.NotContain("   at ");
        File.Exists(Path.Combine(folder.Path, "ecm", "config.json")).Should().BeFalse();
        (await RunAsync(["whoami", "--url", server.Server.Url], token: null)).Should().Match<Run>(r => r.Status == Failed && r.Error.Contains("ecm login"));
    }

    [Fact]
    public async Task Rule_for_reading_is_tried_on_stored_documents()
    {
        var part = await server.UploadAsync("Докладная № 77-К от 05.03.2024"u8.ToArray(), "докладная.txt", new UploadQuery { Type = "memo" });
        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");

        var tried = await RunAsync(["types", "try", "memo", "--field", "note", "--as", "number", "--near", "№"]);
        var json = await RunAsync(["types", "try", "memo", "--field", "note", "--as", "number", "--near", "№", "--json"]);

        tried.Status.Should().Be(Done, tried.Error);
        tried.Output.Should().Contain("note: found 1").And.Contain("77-К").And.Contain(part.CardId.ToString());
        JsonNode.Parse(json.Output)!["fields"]![0]!["found"]!.GetValue<int>().Should().Be(1);
        (await RunAsync(["types", "try", "memo", "--field", "note"])).Status.Should().Be(Usage);
        (await RunAsync(["types", "try", "memo", "--field", "note", "--as", "sum", "--near", "№"])).Status.Should().Be(Failed);
    }

    [Fact]
    public async Task Folder_goes_below_a_card_is_read_found_and_comes_back()
    {
        var contract = await server.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "contract", Title = "Рамочный договор", Fields = new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement("Поставка") },
        });
        var scans = Directory.CreateDirectory(Path.Combine(folder.Path, "scans", "вложенная")).Parent!.FullName;
        var word = $"приложение{Random.Shared.Next(1_000_000, 9_999_999)}";
        await File.WriteAllTextAsync(Path.Combine(scans, "первое.txt"), $"Протокол разногласий {word}");
        await File.WriteAllTextAsync(Path.Combine(scans, "вложенная", "второе.txt"), $"Дополнительное соглашение {word}");
        ScanFiles.Png(Path.Combine(scans, "третье.png"), PagePrinter.ScanText("Спецификация к соглашению"));

        var upload = await RunAsync(["upload", scans, "--type", "memo", "--parent", contract.Id.ToString(), "--wait"]);

        upload.Status.Should().Be(Done, upload.Error);
        upload.Error.Should().Contain("Uploaded: 3, failed: 0").And.Contain("read, pages: 1");
        var lines = upload.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        lines.Should().HaveCount(3).And.OnlyContain(l => l.Length == 3);
        (await server.Client.Cards.ListAsync(new CardListQuery { Parent = contract.Id.ToString() })).Items
            .Should().HaveCount(3).And.OnlyContain(c => c.Type == "memo");

        var search = await RunAsync(["search", word, "--type", "memo"]);
        search.Status.Should().Be(Done);
        search.Output.Should().Contain("Found: 2").And.Contain("первое").And.Contain("второе");

        foreach (var line in lines)
        {
            var target = Directory.CreateTempSubdirectory("ecm-").FullName;
            var get = await RunAsync(["get", line[0], "-o", target]);
            get.Status.Should().Be(Done, get.Error);
            (await File.ReadAllBytesAsync(Path.Combine(target, Path.GetFileName(line[2])))).Should().Equal(await File.ReadAllBytesAsync(line[2]));
            Directory.Delete(target, recursive: true);
        }

        var again = await RunAsync(["upload", scans, "--twins", "discard"]);
        again.Status.Should().Be(Done);
        again.Error.Should().Contain("is there already");
    }

    [Fact]
    public async Task Scan_is_found_by_another_form_of_its_words_by_a_phrase_and_on_its_second_page()
    {
        using var scan = Testing.Product.Scan.Noisy("договор-хранения.pdf", ["Договор хранения имущества", "Хранитель возмещает убытки поклажедателя"]);

        var upload = await RunAsync(["upload", scan.Path, "--type", "document", "--wait"]);

        upload.Status.Should().Be(Done, upload.Error);
        upload.Error.Should().Contain("read, pages: 2");
        (await RunAsync(["search", "договорами", "хранение"])).Output.Should().Contain("договор-хранения.pdf, p. 1");
        (await RunAsync(["search", "поклажедателями"])).Output.Should().Contain("договор-хранения.pdf, p. 2");
        (await RunAsync(["search", "\"возмещает убытки\""])).Output.Should().Contain("Found: 1");
        (await RunAsync(["search", "хранения", "-имущества"])).Output.Should().Contain("Found: 0");
        (await RunAsync(["search", "хранения", "-посторонних"])).Output.Should().Contain("Found: 1");
    }

    [Fact]
    public async Task Json_is_all_that_a_program_gets()
    {
        var path = Path.Combine(folder.Path, "а б \"в\".txt");
        await File.WriteAllTextAsync(path, Guid.CreateVersion7().ToString());

        var upload = await RunAsync(["upload", path, "--wait", "--json"]);
        var line = JsonNode.Parse(upload.Output)!.AsArray().Should().ContainSingle().Subject!;
        line["state"]!.GetValue<string>().Should().Be("done");

        var search = await RunAsync(["search", "type:document", "--json", "--size", "1"]);
        JsonNode.Parse(search.Output)!["total"]!.GetValue<int>().Should().BePositive();
    }

    [Fact]
    public async Task Bytes_come_to_standard_output_as_they_are()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var part = await server.UploadAsync(bytes, "bytes.bin");

        using var process = Start(["get", part.FileId.ToString()!, "-o", "-"], server.Token);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(Done);
        output.ToArray().Should().Equal(bytes);
    }

    [Fact]
    public async Task File_that_cannot_be_read_is_stored_and_told_by_the_status()
    {
        var path = Path.Combine(folder.Path, "bomb.png");
        await File.WriteAllBytesAsync(path, HugePng.Of(60_000, 60_000));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "good.txt"), Guid.CreateVersion7().ToString());

        var upload = await RunAsync(["upload", path, Path.Combine(folder.Path, "good.txt"), "--wait"]);

        upload.Status.Should().Be(Failed);
        upload.Error.Should().Contain("stored, but not read").And.Contain("Uploaded: 1, failed: 1");
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("upload")]
    [InlineData("upload", "/no/such/file")]
    [InlineData("upload", "--twins", "maybe", "/etc/hostname")]
    [InlineData("upload", "--parent", "x", "/etc/hostname")]
    [InlineData("search")]
    [InlineData("search", "x", "--size", "1000")]
    [InlineData("get")]
    [InlineData("get", "no-guid")]
    [InlineData("whoami", "--url", "nonsense")]
    public async Task Command_that_is_not_understood_says_so_and_does_nothing(params string[] command)
    {
        var run = await RunAsync(command);

        run.Status.Should().Be(Usage, run.Error);
        run.Error.Should().NotBeEmpty().And.NotContain("   at ");
        run.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("get", "01930000-0000-7000-8000-000000000000")]
    [InlineData("search", "nosuchfield:1")]
    [InlineData("upload", "/etc/hostname", "--type", "no-such-type")]
    [InlineData("upload", "/etc/hostname", "--parent", "01930000-0000-7000-8000-000000000000")]
    public async Task What_the_server_refuses_is_told_in_its_words(params string[] command)
    {
        var run = await RunAsync(command);

        run.Status.Should().Be(Failed);
        run.Error.Should().NotBeEmpty().And.NotContain("   at ").And.NotContain("urn:ecm");
    }

    [Fact]
    public async Task Server_that_is_away_is_told()
    {
        var run = await RunAsync(["search", "x", "--url", $"http://127.0.0.1:{Loopback.FreePort()}"]);

        run.Status.Should().Be(Failed);
        run.Error.Should().Contain("does not answer").And.NotContain("   at ");
    }

    [Fact]
    public async Task Complaints_are_in_the_language_of_the_person()
    {
        (await RunAsync(["whoami"], token: "wrong", language: "ru_RU.UTF-8")).Error.Should().Contain("Сервер не узнал вас");
        (await RunAsync(["whoami"], token: "wrong")).Error.Should().Contain("The server does not know you");
    }

    [Fact]
    public async Task Interrupted_upload_ends_with_130_and_leaves_nothing()
    {
        var path = Path.Combine(folder.Path, "large.bin");
        await using (var large = File.Create(path))
            large.SetLength(8L << 30);
        var unfinished = Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp");
        using var process = Start(["upload", path], server.Token);
        await Eventually.HoldsAsync("the upload has begun", () => Directory.EnumerateFiles(unfinished).Any());

        using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        process.ExitCode.Should().Be(Interrupted);
        error.Should().Contain("Interrupted");
        await Eventually.HoldsAsync("nothing of it is left", () => !Directory.EnumerateFiles(unfinished).Any());
    }

    private Task<Run> RunAsync(string[] command) => RunAsync(command, token: server.Token);

    private async Task<Run> RunAsync(string[] command, string? token, string? input = null, string language = "en_US.UTF-8")
    {
        using var process = Start(command, token, language);
        if (input is not null)
            await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, told[0], told[1]);
    }

    private Process Start(string[] command, string? token, string language = "en_US.UTF-8")
    {
        var client = Environment.GetEnvironmentVariable("ECM_TEST_CLI") ?? Path.Combine(RepositoryFolder.Path, "artifacts", "cli", "ecm-cli");
        var start = new ProcessStartInfo("env", ["--default-signal=INT", client, .. command]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_CONFIG_HOME"] = folder.Path;
        start.Environment["LC_ALL"] = language;
        if (token is not null)
            (start.Environment["ECM_URL"], start.Environment["ECM_TOKEN"]) = (server.Server.Url, token);
        return Process.Start(start)!;
    }

    private sealed record Run(int Status, string Output, string Error);
}

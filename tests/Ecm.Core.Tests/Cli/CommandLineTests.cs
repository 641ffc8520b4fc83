using System.Runtime.Versioning;
using Ecm.Cli;
using Ecm.Cli.Commands;
using Ecm.Cli.Uploading;
using Ecm.Testing;
using Spectre.Console;
using ChosenServer = Ecm.Cli.Server;

namespace Ecm.Core.Tests.Cli;

[UnsupportedOSPlatform("windows")]
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Theory]
    [InlineData("upload")]
    [InlineData("upload", "/no/such/file.pdf")]
    [InlineData("upload", "x", "--twins", "both")]
    [InlineData("search", "слово", "--size", "0")]
    [InlineData("get", "not-an-id")]
    [InlineData("spelling", "not-an-id")]
    [InlineData("words", "remove")]
    [InlineData("doubt", "fix", "01990000-0000-7000-8000-000000000000", "1", "Договор")]
    [InlineData("doubt", "fix", "01990000-0000-7000-8000-000000000000", "1", "1=Договор", "--undo")]
    [InlineData("nonsense")]
    [InlineData("whoami", "--url", "ftp://x")]
    public async Task Command_that_is_not_understood_ends_with_2_and_says_why(params string[] args)
    {
        (await RunAsync(russian: false, args)).Should().Be(ExitStatus.Usage);

        error.ToString().Should().NotBeEmpty();
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Help_speaks_the_language_of_the_user()
    {
        (await RunAsync(russian: true, "upload", "--help")).Should().Be(ExitStatus.Done);
        output.ToString().Should().Contain("Загрузить файлы");

        output.GetStringBuilder().Clear();
        await RunAsync(russian: false, "upload", "--help");
        output.ToString().Should().Contain("Upload files").And.NotContain("Загрузить");
    }

    [Fact]
    public async Task Server_that_is_not_there_is_explained()
    {
        (await RunAsync(russian: false, "whoami", "--url", "http://127.0.0.1:1")).Should().Be(ExitStatus.Failed);

        error.ToString().Should().Contain("does not answer").And.NotContain("   at ");
    }

    [Fact]
    public void Token_is_kept_for_its_owner_only_and_goes_to_its_own_server_only()
    {
        var surroundings = Surroundings(russian: false);
        new StoredLogin("http://one.test/", "secret").Save(surroundings);

        File.GetUnixFileMode(StoredLogin.PathOf(surroundings)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ChosenServer.Of(surroundings).Token.Should().Be("secret");
        ChosenServer.Of(surroundings, "http://two.test/").Token.Should().BeNull();
    }

    [Fact]
    public void Folders_are_walked_without_links_and_hidden_files_and_each_file_comes_once()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder.Path, "in", "deep")).FullName;
        File.WriteAllText(Path.Combine(inner, "b.txt"), "");
        File.WriteAllText(Path.Combine(folder.Path, "in", "a.txt"), "");
        File.WriteAllText(Path.Combine(folder.Path, "in", ".hidden"), "");
        Directory.CreateSymbolicLink(Path.Combine(inner, "round"), folder.Path);

        var root = Path.Combine(folder.Path, "in");
        var found = FilesToUpload.Find(Surroundings(russian: false), [root, Path.Combine(root, "a.txt")]);

        found.Select(Path.GetFileName).Should().Equal("a.txt", "b.txt");
    }

    [Theory]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("a\u001b[31mb.txt", "a[31mb.txt")]
    [InlineData("-rf", "rf")]
    [InlineData("...", "file")]
    public void Name_from_the_server_never_leads_out_of_the_folder(string name, string local) => GetCommand.LocalName(name).Should().Be(local);

    [Theory]
    [InlineData("до <mark>договор</mark> &lt;b&gt; [x]", "до [black on yellow]договор[/] <b> [[x]]")]
    [InlineData("&lt;mark&gt;no&lt;/mark&gt;", "<mark>no</mark>")]
    [InlineData("open <mark>end", "open [black on yellow]end[/]")]
    [InlineData("bell\u0007 <mark>\u001b[2J</mark>", "bell [black on yellow][[2J[/]")]
    public void Snippet_becomes_markup_and_nothing_else(string html, string markup) => Plain.Snippet(html).Should().Be(markup);

    public void Dispose() => folder.Dispose();

    private Task<int> RunAsync(bool russian, params string[] args) => CommandLine.RunAsync(args, Surroundings(russian));

    private Surroundings Surroundings(bool russian) => new(
        Console(output), Console(error), name => name == "XDG_CONFIG_HOME" ? folder.Path : null, russian);

    private static IAnsiConsole Console(StringWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer),
    });
}

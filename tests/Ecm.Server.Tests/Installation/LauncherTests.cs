using System.Text.RegularExpressions;

namespace Ecm.Server.Tests.Installation;

/// <summary>The launcher ./ecm, over a checkout in a folder of its own whose SDK and package database are stand-ins: what it does when, not what it builds.</summary>
public sealed partial class LauncherTests : IDisposable
{
    private readonly LauncherFolder checkout = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task Help_names_every_verb_and_nothing_that_is_not_there()
    {
        var (status, output, _) = await checkout.RunAsync(["help"]);

        status.Should().Be(0);
        foreach (var verb in new[] { "up", "server", "test", "bench", "check", "help" })
            output.Should().MatchRegex($"(?m)^\\./ecm {verb}\\b");
        foreach (Match file in FileName().Matches(output))
            File.Exists(Path.Combine(Testing.RepositoryFolder.Path, file.Value)).Should().BeTrue($"help speaks of {file.Value}");
        (await checkout.RunAsync([])).Output.Should().Be(output, "no verb asks for help");
    }

    [Fact]
    public async Task Up_without_installing_names_the_missing_packages_with_their_reasons_and_goes_on()
    {
        checkout.Missing("poppler-utils", "bubblewrap");

        var (status, output, error) = await checkout.RunAsync(["up"], ("ECM_NO_INSTALL", "1"));

        status.Should().Be(0, error);
        error.Should().Contain("  poppler-utils: text layer").And.Contain("  bubblewrap: shuts").And.NotContain("  libmagic1");
        error.Should().MatchRegex("apt-get install --no-install-recommends poppler-utils bubblewrap").And.Contain("Going on without them.");
        checkout.Calls("apt-get").Should().BeEmpty("nothing is installed against the wish");
        output.Should().Contain("server started");
    }

    [Theory]
    [InlineData("--with-office", true)]
    [InlineData("--other", false)]
    public async Task Up_asks_for_LibreOffice_only_when_it_is_told_to(string option, bool asks)
    {
        checkout.Missing("libreoffice-calc-nogui");

        var (status, output, error) = await checkout.RunAsync(["up", option], ("ECM_NO_INSTALL", "1"));

        status.Should().Be(0, error);
        error.Contains("  libreoffice-calc-nogui: tables").Should().Be(asks);
        output.Should().Contain("server started");
    }

    [Fact]
    public async Task Up_with_everything_there_says_nothing_of_packages()
    {
        var (status, _, error) = await checkout.RunAsync(["up"]);

        status.Should().Be(0, error);
        error.Should().NotContain("package");
    }

    [Fact]
    public async Task Second_up_on_an_unchanged_tree_builds_nothing_and_a_changed_one_builds()
    {
        (await checkout.RunAsync(["up"])).Status.Should().Be(0);
        checkout.Calls("dotnet").Should().Contain(c => c.StartsWith("publish", StringComparison.Ordinal));
        checkout.ForgetCalls();

        var (status, output, error) = await checkout.RunAsync(["up"]);
        (status, output.Trim()).Should().Be((0, "server started"));
        checkout.Calls("dotnet").Should().BeEmpty();
        error.Should().NotContain("Building");

        checkout.Write("src/Ecm.Server/Program.cs", "// changed");
        (await checkout.RunAsync(["up"])).Error.Should().Contain("Building");
        checkout.Calls("dotnet").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Last_line_of_test_is_summed_over_the_result_files()
    {
        var own = Environment.ProcessPath!;
        checkout.TestProject("A.Tests", $"exec '{own}' -class '*WordsTests' \"$@\"");
        checkout.TestProject("B.Tests", $"exec '{own}' -class '*WordsTests' \"$@\"");

        var (status, output, error) = await checkout.RunAsync(["test"]);

        status.Should().Be(0, error);
        var ran = Totals().Matches(output).Select(m => int.Parse(m.Groups["total"].Value)).ToList();
        ran.Should().HaveCount(2).And.OnlyContain(n => n > 100);
        LastLine(output).Should().Be($"{ran.Sum()} passed, 0 failed, 0 skipped");
    }

    [Fact]
    public async Task Failed_tests_and_a_run_that_broke_off_fail_the_whole_and_are_named()
    {
        checkout.TestProject("A.Tests", $"exec '{Environment.ProcessPath}' -class '*WordsTests' -method '*A_count_takes*' \"$@\"");
        checkout.TestProject("B.Tests", """
            while [[ $1 != -result-xml ]]; do shift; done
            echo '<assemblies><assembly passed="3" failed="2" skipped="1" errors="0"><test name="Some_thing" result="Fail" time="0.5"/></assembly></assemblies>' >"$2"
            exit 1
            """);
        checkout.TestProject("C.Tests", "kill -SEGV $$");

        var (status, output, _) = await checkout.RunAsync(["test"]);

        status.Should().Be(1);
        output.Should().Contain("failed: Some_thing").And.Contain("did not run to its end: C.Tests");
        LastLine(output).Should().MatchRegex(@"^\d+ passed, 3 failed, 1 skipped$");
    }

    [Theory]
    [InlineData("Restored probe.csproj", "all checks passed")]
    [InlineData("warning NU1905: the audit source has no data", "all checks passed; vulnerabilities: no advisory data")]
    public async Task Last_line_of_check_tells_of_an_audit_that_could_not_be_made(string restored, string line)
    {
        checkout.Restored(restored);

        var (status, output, error) = await checkout.RunAsync(["check", "--fast"]);

        status.Should().Be(0, output + error);
        LastLine(output).Should().Be(line);
    }

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1];

    [GeneratedRegex(@"Total: (?<total>\d+),")]
    private static partial Regex Totals();

    [GeneratedRegex(@"\b(docs|config|build)/[\w.-]+\.\w+")]
    private static partial Regex FileName();
}

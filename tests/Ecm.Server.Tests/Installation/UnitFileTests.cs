using System.Diagnostics;
using Ecm.Testing;

namespace Ecm.Server.Tests.Installation;

public sealed class UnitFileTests
{
    [Fact]
    public async Task Unit_is_what_systemd_understands()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "package systemd is not installed");
        using var folder = new TemporaryFolder();
        var unit = Path.Combine(folder.Path, "ecm.service");
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Path, "config", "ecm.service"));
        // It looks whether the program is there, which on this machine it need not be.
        await File.WriteAllTextAsync(unit, text.Replace("ExecStart=/opt/ecm/ecm-server", "ExecStart=/bin/true"));

        (await VerifyAsync(unit)).Should().Be((0, ""));

        await File.AppendAllTextAsync(unit, "\n[Service]\nKillMood=mixed\n");
        (await VerifyAsync(unit)).Told.Should().Contain("KillMood", "a word that systemd does not know would be told");
    }

    private static async Task<(int Status, string Told)> VerifyAsync(string unit)
    {
        using var verify = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", unit]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = await Task.WhenAll(verify.StandardOutput.ReadToEndAsync(), verify.StandardError.ReadToEndAsync());
        await verify.WaitForExitAsync();
        return (verify.ExitCode, string.Concat(told).Trim());
    }
}

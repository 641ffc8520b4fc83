using System.Diagnostics;
using Ecm.Testing;

namespace Ecm.Server.Tests.Installation;

/// <summary>What the Dockerfile promises, without a container engine.</summary>
public sealed class BareDebianTests
{
    /// <summary>Installing takes minutes, so it runs only in <c>./ecm test --long</c>.</summary>
    [Fact, Trait("Category", "Long")]
    public async Task A_bare_Debian_with_the_listed_packages_takes_a_scan_in_and_finds_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "debootstrap needs root");

        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(RepositoryFolder.Path, "build/rootfs-test.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var told = await Task.WhenAll(script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();

        script.ExitCode.Should().Be(0, "it told: {0}", string.Join('\n', told));
        told[0].Should().Contain("found by other forms of its words");
    }
}

using System.Diagnostics;
using Ecm.Testing;

namespace Ecm.Server.Tests.Installation;

/// <summary>
/// The launcher and its scripts in a folder of their own. First on its PATH stand an SDK that publishes a server of one line, a package database
/// that has what it is told, and an apt-get; each writes down how it was called.
/// </summary>
internal sealed class LauncherFolder : IDisposable
{
    private const string Installed = """
        shift 3
        for name; do grep -qx "$name" "$FOLDER/missing" || echo "installed $name"; done
        """;

    private const string Sdk = """
        case $1 in
          --version) echo 10.0.100 ;;
          restore) cat "$FOLDER/restored" ;;
          publish)
            while [[ $1 != -o ]]; do shift; done
            mkdir -p "$2"
            for name in ecm-server ecm-cli; do printf '#!/usr/bin/env bash\necho server started\n' >"$2/$name"; chmod +x "$2/$name"; done ;;
        esac
        """;

    private readonly TemporaryFolder folder = new();

    public LauncherFolder()
    {
        foreach (var part in new[] { "ecm", ".ci", "build", "packages", "global.json", "Directory.Build.props", "Directory.Packages.props", "config" })
            Testing.Material.Tool.Run("cp", "-a", Path.Combine(RepositoryFolder.Path, part), folder.Path);
        Write("missing", "");
        Restored("Restored probe.csproj");
        foreach (var project in new[] { "Ecm.Server", "Ecm.Cli", "Ecm.Client", "Ecm.Contracts" })
            Write($"src/{project}/Program.cs", "// first");
        Write("plugins/Ecm.Plugins.Some/plugin.json", "{}");
        Directory.CreateDirectory(Path.Combine(folder.Path, "tests"));
        Script("bin/dotnet", Sdk);
        Script("bin/dpkg-query", Installed);
        Script("bin/apt-get", "exit 0");
    }

    public void Dispose() => folder.Dispose();

    public void Write(string path, string text)
    {
        var file = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Packages that are not installed.</summary>
    public void Missing(params string[] names) => Write("missing", string.Join('\n', names));

    /// <summary>What the SDK says when it restores.</summary>
    public void Restored(string line) => Write("restored", $"{line}\n");

    /// <summary>A test project whose built program is a script.</summary>
    public void TestProject(string name, string script)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "tests", name));
        Script($"artifacts/bin/{name}/release/{name}", script);
    }

    /// <summary>How a stand-in was called so far.</summary>
    public IReadOnlyList<string> Calls(string program) =>
        File.Exists(CallsOf(program)) ? File.ReadAllLines(CallsOf(program)).Where(c => c != "--version").ToList() : [];

    public void ForgetCalls()
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, "calls.*"))
            File.Delete(file);
    }

    public async Task<(int Status, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Path.Combine(folder.Path, "ecm"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["PATH"] = $"{Path.Combine(folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FOLDER"] = folder.Path;
        start.Environment.Remove("ECM_NO_INSTALL");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var told = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, told[0], told[1]);
    }

    private string CallsOf(string program) => Path.Combine(folder.Path, $"calls.{program}");

    private void Script(string path, string body)
    {
        Write(path, $"#!/usr/bin/env bash\necho \"$*\" >>\"$FOLDER/calls.{Path.GetFileName(path)}\"\n{body}\n");
        Testing.Material.Tool.Run("chmod", "+x", Path.Combine(folder.Path, path));
    }
}

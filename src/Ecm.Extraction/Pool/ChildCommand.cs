using System.Diagnostics;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Pool;

/// <summary>
/// The child's command line: <c>sh → setsid → bwrap → child</c>, each replacing the one before except bwrap, which stays as parent.
/// sh ignores SIGTERM for all of them (a stop of the service's group must not cut a page) and turns core dumps off;
/// setsid makes a process group of its own, so one kill ends the child and every program it started;
/// bwrap takes the network away and leaves nothing writable but a temporary folder, and what the system itself keeps from writing below /proc: a program of the
/// child that is to see less than the child makes namespaces of its own, whose users are written there.
/// </summary>
internal sealed class ChildCommand(ExtractionOptions options)
{
    private const string Prelude = "trap '' TERM INT HUP; ulimit -c 0; exec setsid -- \"$@\"";

    private readonly Lazy<bool> isolated = new(CanIsolate);

    /// <summary>Whether children are cut off from the network.</summary>
    public bool Isolated => isolated.Value;

    public ProcessStartInfo Build(string temporaryFolder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Prelude, "extract"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Isolated)
        {
            foreach (var argument in Sandbox(temporaryFolder))
                start.ArgumentList.Add(argument);
        }

        var (command, arguments) = Child();
        start.ArgumentList.Add(command);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var environment = start.Environment;
        environment["OMP_THREAD_LIMIT"] = "1";
        environment["TMPDIR"] = temporaryFolder;
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_GCHeapHardLimit"] = "0x" + Math.Max(options.MemoryLimit / 2, 128L * 1024 * 1024).ToString("x");
        return start;
    }

    private (string Command, IEnumerable<string> Arguments) Child()
    {
        var command = options.Command ?? Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own executable: set the extraction command.");
        if (options.Arguments is not null)
            return (command, options.Arguments);
        var throughHost = options.Command is null && Path.GetFileNameWithoutExtension(command) == "dotnet";
        return (command, throughHost ? [Environment.GetCommandLineArgs()[0], "extract"] : ["extract"]);
    }

    private static IEnumerable<string> Sandbox(string temporaryFolder) =>
        ["bwrap", "--unshare-net", "--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--bind", "/proc", "/proc", "--bind", temporaryFolder, temporaryFolder, "--"];

    /// <summary>Containers and some kernels forbid new namespaces; only a try tells.</summary>
    private static bool CanIsolate()
    {
        if (NativeParts.FindProgram("bwrap") is null)
            return false;
        var folder = Directory.CreateTempSubdirectory("ecm-extract-");
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("bwrap", Sandbox(folder.FullName).Skip(1).Append("true")) { RedirectStandardError = true });
            if (trial is null || trial.WaitForExit(TimeSpan.FromSeconds(10)))
                return trial?.ExitCode == 0;
            trial.Kill(entireProcessTree: true);
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

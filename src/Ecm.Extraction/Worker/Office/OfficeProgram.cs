using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Worker.Office;

/// <summary>
/// LibreOffice at work on one file, in a folder and with a profile that are thrown away. Inside the child's sandbox it has one of its own: it sees programs, fonts and
/// that folder, no network and nobody's files. Where the system forbids that, its settings alone keep it from running macros and following links.
/// </summary>
internal sealed class OfficeProgram : IDisposable
{
    private const string Program = "soffice";
    private const string Sandbox = "bwrap";
    private const int MostOutput = 1024 * 1024;

    private static readonly string[] Seen =
        ["/usr", "/bin", "/lib", "/lib64", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/alternatives", "/var/cache/fontconfig"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("office-");
    private readonly bool sandboxed;

    /// <param name="mayIsolate">False: no sandbox is tried.</param>
    public OfficeProgram(bool mayIsolate = true)
    {
        var settings = Directory.CreateDirectory(Path.Combine(Profile, "user"));
        File.WriteAllText(Path.Combine(settings.FullName, "registrymodifications.xcu"), OfficeSettings.Xml);
        sandboxed = mayIsolate && NativeParts.FindProgram(Sandbox) is not null && Programs.Run(Sandbox, [.. InSandbox(), "true"], MostOutput).ExitCode == 0;
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled => NativeParts.FindProgram(Program) is not null;

    private string Profile => Path.Combine(folder.FullName, "profile");

    /// <summary>A place for a file that is to be converted.</summary>
    public string PlaceFor(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Converts a file in the folder.</summary>
    /// <param name="name">The file; its ending is a hint to what it is.</param>
    /// <param name="format">The ending of what it becomes.</param>
    /// <returns>The path of the new file.</returns>
    /// <exception cref="ExtractionException">It cannot be opened.</exception>
    public string Convert(string name, string format)
    {
        var output = Path.Combine(folder.FullName, format);
        string[] command =
        [
            Program, "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation=file://{Profile}", $"-env:OSL_SOCKET_PATH={folder.FullName}",
            "--convert-to", format, "--outdir", output, PlaceFor(name),
        ];
        if (sandboxed)
            command = [Sandbox, .. InSandbox(), .. command];
        var answer = Programs.Run(command[0], command[1..], MostOutput);
        var converted = Path.Combine(output, Path.ChangeExtension(name, format));
        return File.Exists(converted)
            ? converted
            : throw new ExtractionException(ExtractionFailure.Damaged, $"{Program} ended with {answer.ExitCode} and made no {format}: {answer.Complaints.Trim()}");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private IEnumerable<string> InSandbox() =>
    [
        "--unshare-all", .. Seen.SelectMany(static path => (string[])["--ro-bind-try", path, path]), "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
        "--bind", folder.FullName, folder.FullName, "--setenv", "HOME", folder.FullName, "--setenv", "TMPDIR", folder.FullName, "--chdir", folder.FullName, "--",
    ];
}

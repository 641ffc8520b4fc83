using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Worker.Office;

/// <summary>
/// LibreOffice at work on one file, in a folder and with a profile that are thrown away. Inside the child's sandbox it has one of its own: it sees programs, fonts, its
/// profile and a copy of the file, no network and nobody's files. Where the system forbids that, its settings alone keep it from running macros and following links. What it
/// made is taken only if it is a file.
/// </summary>
internal sealed class OfficeProgram : IDisposable
{
    private const string Program = "soffice";
    private const string Sandbox = "bwrap";
    private const int MostOutput = 1024 * 1024;

    private static readonly string[] Seen =
        ["/usr", "/bin", "/lib", "/lib64", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/alternatives", "/var/cache/fontconfig"];

    private readonly DirectoryInfo folder;
    private readonly string program;
    private readonly bool sandboxed;
    private int conversions;

    /// <param name="program">A name on the path, or a path.</param>
    /// <param name="mayIsolate">False: no sandbox is tried.</param>
    /// <exception cref="ExtractionException">Not installed.</exception>
    public OfficeProgram(string program = Program, bool mayIsolate = true)
    {
        var found = NativeParts.FindProgram(program) ?? throw new ExtractionException(ExtractionFailure.NotInstalled, "LibreOffice is missing.");
        this.program = File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found;
        folder = Directory.CreateTempSubdirectory("office-");
        var settings = Directory.CreateDirectory(Path.Combine(Profile, "user"));
        File.WriteAllText(Path.Combine(settings.FullName, "registrymodifications.xcu"), OfficeSettings.Xml);
        sandboxed = mayIsolate && NativeParts.FindProgram(Sandbox) is not null && Programs.Run(Sandbox, [.. InSandbox(folder.CreateSubdirectory("trial")), "true"], MostOutput).ExitCode == 0;
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled => NativeParts.FindProgram(Program) is not null;

    /// <summary>What the program needs of itself, which a link may have led to anywhere: it lies in a folder of this name among its other parts.</summary>
    private string Installation => Path.GetDirectoryName(program) is var bin && Path.GetFileName(bin) == "program" ? Path.GetDirectoryName(bin)! : bin!;

    private string Profile => Path.Combine(folder.FullName, "profile");

    /// <summary>A place for a file that is to be converted. The program sees a copy of it alone.</summary>
    public string PlaceFor(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Converts a file in the folder.</summary>
    /// <param name="name">The file in the folder; its ending is a hint to what it is.</param>
    /// <param name="format">The ending of what it becomes.</param>
    /// <returns>The path of the new file.</returns>
    /// <exception cref="ExtractionException">It cannot be opened.</exception>
    public string Convert(string name, string format)
    {
        // A short name: the path of a socket has 108 characters.
        var desk = folder.CreateSubdirectory($"{++conversions}");
        var copy = Path.Combine(desk.FullName, name);
        File.Copy(PlaceFor(name), copy);
        string[] command =
        [
            program, "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation=file://{Profile}", $"-env:OSL_SOCKET_PATH={desk.FullName}",
            "--convert-to", format, "--outdir", desk.FullName, copy,
        ];
        if (sandboxed)
            command = [Sandbox, .. InSandbox(desk), .. command];
        var answer = Programs.Run(command[0], command[1..], MostOutput);
        var converted = Path.ChangeExtension(copy, format);
        if (!IsFile(converted))
            throw new ExtractionException(ExtractionFailure.Damaged, $"{Program} ended with {answer.ExitCode} and made no {format}: {answer.Complaints.Trim()}");
        var place = PlaceFor(Path.GetFileName(converted));
        File.Move(converted, place);
        return place;
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A document that took the program over may leave a link to a file outside of its sandbox, or a pipe, which never ends and has no length.</summary>
    private static bool IsFile(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 };

    private IEnumerable<string> InSandbox(DirectoryInfo desk) =>
    [
        "--unshare-all", .. Seen.SelectMany(static path => Bind("--ro-bind-try", path)), "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
        .. Bind("--ro-bind", Installation), .. Bind("--bind", Profile), .. Bind("--bind", desk.FullName),
        "--setenv", "HOME", desk.FullName, "--setenv", "TMPDIR", desk.FullName, "--chdir", desk.FullName, "--",
    ];

    private static string[] Bind(string how, string path) => [how, path, path];
}

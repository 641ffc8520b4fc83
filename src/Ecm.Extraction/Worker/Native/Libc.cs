using System.Runtime.InteropServices;

namespace Ecm.Extraction.Worker.Native;

internal static partial class Libc
{
    public const int Kill9 = 9;

    /// <summary>The runtime's own environment does not reach native code.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Duplicate(int from, int to);

    /// <summary>A negative id names a process group.</summary>
    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);
}

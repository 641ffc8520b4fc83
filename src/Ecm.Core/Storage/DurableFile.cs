using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ecm.Core.Storage;

/// <summary>
/// The calls that make files survive a power cut. .NET's own flush-to-disk swallows fsync's errors on Linux and .NET cannot
/// open a folder at all (docs/adr/0004-blobs.md), so these go to libc.
/// A file is safe after: write under a temporary name → <see cref="Sync"/> → <see cref="Rename"/> → <see cref="SyncFolder"/>.
/// </summary>
internal static partial class DurableFile
{
    // Equal on every architecture of Linux that .NET runs on.
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const uint BeginOnly = 2;

    /// <summary>
    /// Brings the file's bytes to the disk. Never call it again after it failed: the kernel may have dropped the unwritten
    /// pages and forgotten the error, so a second call would report a success that is none.
    /// </summary>
    /// <exception cref="SyncFailedException">The bytes may be lost.</exception>
    public static void Sync(SafeFileHandle file)
    {
        if (FSync(file) != 0)
            throw new SyncFailedException(new Win32Exception(Marshal.GetLastPInvokeError()));
    }

    /// <summary>
    /// Asks the kernel to begin writing a range of the file, so that <see cref="Sync"/> finds less to wait for. Promises nothing,
    /// and what goes wrong is told by <see cref="Sync"/>.
    /// </summary>
    public static void BeginWriting(SafeFileHandle file, long offset, long length) => _ = SyncFileRange(file, offset, length, BeginOnly);

    /// <summary>Brings the folder's entries (names made, renamed, removed) to the disk.</summary>
    /// <exception cref="SyncFailedException">The names may be lost.</exception>
    public static void SyncFolder(string path)
    {
        using var folder = Open(path, ReadOnly | CloseOnExec);
        if (folder.IsInvalid)
            throw new SyncFailedException(new Win32Exception(Marshal.GetLastPInvokeError()));
        Sync(folder);
    }

    /// <summary>
    /// Asks a readable file whether its file system still lives. xfs answers success to a folder's fsync that comes after it has
    /// shut itself down (a failed journal); a read is refused then, and costs nothing else. To be called after <see cref="SyncFolder"/>.
    /// </summary>
    /// <exception cref="SyncFailedException">It has shut down: the success before was none.</exception>
    public static void RefuseWhenShutDown(SafeFileHandle file)
    {
        Span<byte> any = stackalloc byte[1];
        try
        {
            RandomAccess.Read(file, any, 0);
        }
        catch (IOException e)
        {
            throw new SyncFailedException(new Win32Exception(e.HResult));
        }
    }

    /// <summary>Gives a file its final name, on the same file system, in one step. Never replaces a file.</summary>
    /// <exception cref="IOException">The target exists, or the file system refused; nothing has changed.</exception>
    public static void Rename(string from, string to)
    {
        if (RenameAt(CurrentFolder, from, CurrentFolder, to, NoReplace) == 0)
            return;
        var errno = Marshal.GetLastPInvokeError();
        throw new IOException($"'{Path.GetFileName(from)}' could not be renamed to '{to}': {new Win32Exception(errno).Message}", errno);
    }

    /// <summary>Makes a folder and the parents it lacks, each durably in its own parent. Only the owner may enter.</summary>
    public static void MakeFolder(string path)
    {
        var missing = new Stack<string>();
        for (var folder = path; !Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent; folder = parent)
            missing.Push(folder);

        foreach (var folder in missing)
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            SyncFolder(Path.GetDirectoryName(folder)!);
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);
}

/// <summary>fsync failed: what was written may be lost, and no later call can tell. HResult is the errno.</summary>
internal sealed class SyncFailedException(Win32Exception cause) : IOException($"fsync failed: {cause.Message}", cause.NativeErrorCode);

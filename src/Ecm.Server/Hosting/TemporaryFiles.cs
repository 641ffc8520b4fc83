namespace Ecm.Server.Hosting;

/// <summary>
/// What is only needed for a moment: copies of files from an S3 store, uploads on their way there, the folders of reading children. They are pieces of
/// documents, and a process that is killed leaves them; so they lie in a folder of this server that nobody else reads and each start empties.
/// </summary>
internal static class TemporaryFiles
{
    /// <summary>Empties the folder and makes it the place of temporary files for this process. The data folder must be held.</summary>
    public static void Begin()
    {
        var folder = Path.Combine(ServerSettings.DataFolder, "run", "temp");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var left in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            Remove(left);
        Environment.SetEnvironmentVariable("TMPDIR", folder);
    }

    private static void Remove(FileSystemInfo left)
    {
        try
        {
            if (left is DirectoryInfo directory)
                directory.Delete(recursive: true);
            else
                left.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A child of the killed server is still closing its file: the next start removes it.
        }
    }
}

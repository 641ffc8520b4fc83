namespace Ecm.Cli.Uploading;

/// <summary>The files that paths of the command line stand for.</summary>
internal static class FilesToUpload
{
    private static readonly EnumerationOptions Whole = new()
    {
        RecurseSubdirectories = true, IgnoreInaccessible = false,
        // Links may lead round in circles; hidden files are nobody's documents unless they are named themselves.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>Files as they are, folders with all that is in them, in the order of their names; each once.</summary>
    /// <exception cref="UsageException">A path leads nowhere; then nothing is uploaded.</exception>
    public static IReadOnlyList<string> Find(Surroundings surroundings, IEnumerable<string> paths)
    {
        var found = new List<string>();
        foreach (var path in paths)
            if (Directory.Exists(path))
                found.AddRange(Directory.EnumerateFiles(path, "*", Whole).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                found.Add(path);
            else
                throw new UsageException(surroundings.Say($"Нет такого файла или папки: {path}", $"There is no such file or folder: {path}"));
        return [.. found.DistinctBy(Path.GetFullPath)];
    }
}

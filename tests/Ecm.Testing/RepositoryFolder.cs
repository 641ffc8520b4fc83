namespace Ecm.Testing;

/// <summary>The folder of Ecm.sln, for tests of scripts, documents and sources.</summary>
public static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Ecm.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the folder of Ecm.sln.");
        return folder.FullName;
    }
}

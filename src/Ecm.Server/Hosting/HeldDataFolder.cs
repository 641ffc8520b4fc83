using Ecm.Core;

namespace Ecm.Server.Hosting;

/// <summary>The data folder in the hands of one running server. The hold ends with the process, however it ends.</summary>
internal sealed class HeldDataFolder : IDisposable
{
    private readonly FileStream hold;

    private HeldDataFolder(FileStream hold) => this.hold = hold;

    private static string FilePath => Path.Combine(ServerSettings.DataFolder, "run", "server.lock");

    /// <exception cref="StartupException">Another server holds it.</exception>
    public static HeldDataFolder Take()
    {
        try
        {
            return new HeldDataFolder(new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new StartupException(
                $"Another server runs over the data folder {ServerSettings.DataFolder}. Stop it first, or give this one a folder of its own by ECM_DATA.", e);
        }
    }

    /// <summary>Whether a server runs over the data folder.</summary>
    public static bool IsTaken()
    {
        if (!File.Exists(FilePath))
            return false;
        try
        {
            using var hold = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => hold.Dispose();
}

namespace Ecm.Testing;

/// <summary>A folder of its own for one test, gone afterwards. Its path is short: sockets have a limit of 107 characters.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecm-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using System.Security.Cryptography;
using System.Text.Json;

namespace Ecm.Server.Hosting;

/// <summary>
/// How the server's verbs find the running server: <c>$ECM_DATA/run/server.json</c>, readable by its owner alone, with address, process and a token of this start.
/// </summary>
internal sealed class ServerDoor : IDisposable
{
    public const string Header = "X-Ecm-Door";

    private static readonly string Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private ServerDoor()
    {
    }

    private static string FilePath => Path.Combine(ServerSettings.DataFolder, "run", "server.json");

    /// <summary>Writes the file once the server listens.</summary>
    public static ServerDoor Open(WebApplication app)
    {
        using var file = new FileStream(FilePath, new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        JsonSerializer.Serialize(file, new Address(app.Urls.First(), Environment.ProcessId, Token));
        return new ServerDoor();
    }

    /// <summary>True when a request carries this start's token.</summary>
    public static bool Admits(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: 64 } given
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(given), System.Text.Encoding.ASCII.GetBytes(Token));

    /// <summary>The running server of this data folder; null when none runs.</summary>
    public static Address? Find()
    {
        // The file outlives a server that was killed; the hold on the folder does not.
        return HeldDataFolder.IsTaken() && File.Exists(FilePath) ? JsonSerializer.Deserialize<Address>(File.ReadAllText(FilePath)) : null;
    }

    public void Dispose() => File.Delete(FilePath);

    /// <summary>What the file says.</summary>
    public sealed record Address(string Url, int ProcessId, string Token);
}

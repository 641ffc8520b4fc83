using System.Text.Json;

namespace Ecm.Cli;

/// <summary>What <c>ecm login</c> keeps: a server and a token, in a file that only its owner can read.</summary>
/// <param name="Url">The server's address.</param>
/// <param name="Token">An API token.</param>
internal sealed record StoredLogin(string Url, string Token)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where it is kept: <c>$XDG_CONFIG_HOME/ecm/config.json</c>, by default <c>~/.config/ecm/config.json</c>.</summary>
    public static string PathOf(Surroundings surroundings)
    {
        var configuration = surroundings.Variable("XDG_CONFIG_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(surroundings.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return Path.Combine(configuration, "ecm", "config.json");
    }

    /// <summary>What was kept; null: nothing, or nothing that can be read.</summary>
    public static StoredLogin? Load(Surroundings surroundings)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredLogin>(File.ReadAllText(PathOf(surroundings)), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it in place of what was there.</summary>
    public void Save(Surroundings surroundings)
    {
        var path = PathOf(surroundings);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(fresh, options))
            JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
        File.Move(fresh, path, overwrite: true);
    }
}

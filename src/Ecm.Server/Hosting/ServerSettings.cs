using Ecm.Core;

namespace Ecm.Server.Hosting;

/// <summary>
/// The settings: <c>config/ecm.json</c> of the installation, then the organisation's own <c>$ECM_DATA/config/ecm.json</c>, then a folder of secret
/// files (<c>ECM_SECRETS</c>, one file a setting, <c>__</c> for the colon), then environment variables with the prefix <c>ECM_</c>.
/// </summary>
internal static class ServerSettings
{
    /// <summary>Adds the sources of the settings in their order.</summary>
    public static void AddTo(ConfigurationManager configuration)
    {
        var data = DataFolder;
        configuration.Sources.Clear();
        configuration.AddJsonFile(Path.Combine(ConfigFolder, "ecm.json"), optional: true, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(data, "config", "ecm.json"), optional: true, reloadOnChange: false);
        if (Environment.GetEnvironmentVariable("ECM_SECRETS") is { Length: > 0 } secrets)
            configuration.AddKeyPerFile(Existing("ECM_SECRETS", secrets), optional: false);
        configuration.AddEnvironmentVariables("ECM_");
        configuration["Blobs:Path"] ??= Path.Combine(data, "blobs");
    }

    /// <summary>The data folder: <c>ECM_DATA</c>, else <c>./data</c>.</summary>
    public static string DataFolder => Path.GetFullPath(Variable("ECM_DATA") ?? "data");

    /// <summary>The installation's configuration: <c>ECM_CONFIG</c>, else <c>config</c> beside the program.</summary>
    public static string ConfigFolder => Folder("ECM_CONFIG", "config");

    /// <summary>The plugins: <c>ECM_PLUGINS</c>, else <c>plugins</c> beside the program.</summary>
    public static string PluginFolder => Folder("ECM_PLUGINS", "plugins");

    /// <summary>What the capabilities must know before they are built.</summary>
    public static EcmSettings Core(IConfiguration configuration) => new()
    {
        DataFolder = DataFolder,
        BlobStore = configuration["Blobs:Provider"] ?? "FileSystem",
        SearchIndex = configuration["Search:Provider"] ?? "Lucene",
        Roles = Roles(configuration["Roles"] ?? "web,worker"),
        PictureCacheBytes = configuration.GetValue("PictureCacheBytes", 1_000_000_000L),
        AdminPassword = Variable("ECM_ADMIN_PASSWORD"),
    };

    /// <summary>An environment variable; null: not set, or empty.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string[] Roles(string setting)
    {
        var roles = setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return roles.Length > 0 && roles.All(r => r is "web" or "worker")
            ? roles
            : throw new StartupException($"The setting Roles is '{setting}'. There are: web, worker, and both with a comma between them.");
    }

    private static string Folder(string variable, string beside) =>
        Variable(variable) is { } named ? Existing(variable, named) : Path.Combine(AppContext.BaseDirectory, beside);

    private static string Existing(string variable, string folder) => Directory.Exists(folder)
        ? Path.GetFullPath(folder)
        : throw new StartupException($"{variable} names the folder {folder}, which is not there. Make it, or correct the setting.");
}

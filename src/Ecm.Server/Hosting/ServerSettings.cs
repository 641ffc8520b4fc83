using System.Globalization;
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
            configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: false);
        configuration.AddEnvironmentVariables("ECM_");
        configuration["Blobs:Path"] ??= Path.Combine(data, "blobs");
    }

    /// <summary>The data folder: <c>ECM_DATA</c>, else <c>./data</c>.</summary>
    public static string DataFolder => Path.GetFullPath(Variable("ECM_DATA") ?? "data");

    /// <summary>The installation's configuration: <c>ECM_CONFIG</c>, else <c>config</c> beside the program.</summary>
    public static string ConfigFolder => Path.GetFullPath(Variable("ECM_CONFIG") ?? Path.Combine(AppContext.BaseDirectory, "config"));

    /// <summary>The plugins: <c>ECM_PLUGINS</c>, else <c>plugins</c> beside the program.</summary>
    public static string PluginFolder => Path.GetFullPath(Variable("ECM_PLUGINS") ?? Path.Combine(AppContext.BaseDirectory, "plugins"));

    /// <summary>The addresses to listen on.</summary>
    public static string[] Urls => (Variable("ECM_URLS") ?? "http://127.0.0.1:8080").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the capabilities must know before they are built.</summary>
    public static EcmSettings Core(IConfiguration configuration) => new()
    {
        DataFolder = DataFolder,
        BlobStore = configuration["Blobs:Provider"] ?? "FileSystem",
        SearchIndex = configuration["Search:Provider"] ?? "Lucene",
        Roles = (configuration["Roles"] ?? "web,worker").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        PictureCacheBytes = long.Parse(configuration["PictureCacheBytes"] ?? "1000000000", CultureInfo.InvariantCulture),
        AdminPassword = Variable("ECM_ADMIN_PASSWORD"),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

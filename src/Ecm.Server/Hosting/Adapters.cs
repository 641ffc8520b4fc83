using Ecm.Core;
using Ecm.Core.Plugins;
using Ecm.Extraction;
using Ecm.Hunspell;
using Ecm.Lucene;
using Ecm.Minio;
using Ecm.PostgreSql;
using Ecm.Sqlite;
using Ecm.Web;

namespace Ecm.Server.Hosting;

/// <summary>The composition: which adapters there are, by the names that settings choose them by.</summary>
internal static class Adapters
{
    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Databases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sqlite"] = (services, configuration) => services.AddSqliteDatabase(configuration["Database:File"] ?? Path.Combine(ServerSettings.DataFolder, "ecm.db")),
        ["PostgreSql"] = (services, configuration) => services.AddPostgreSqlDatabase(
            configuration["Database:ConnectionString"] ?? throw new StartupException("Database:ConnectionString is not set. PostgreSQL needs one, such as Host=db;Database=ecm;Username=ecm;Password=….")),
    };

    private static readonly string[] BlobStores = ["FileSystem", "Minio"];
    private static readonly string[] SearchIndexes = [LuceneRegistration.Name];

    /// <summary>Adds capabilities, adapters and plugins.</summary>
    public static void AddEcm(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ServerSettings.Core(configuration);
        MakeDataFolder(settings.DataFolder);
        Chosen("Blobs:Provider", settings.BlobStore, BlobStores);
        Chosen("Search:Provider", settings.SearchIndex, SearchIndexes);
        var database = configuration["Database:Provider"] ?? "Sqlite";
        Chosen("Database:Provider", database, Databases.Keys);

        services.AddEcmCore(settings);
        Databases[database](services, configuration);
        services.AddMinioBlobStore();
        services.AddHunspell(new HunspellOptions());
        services.AddLuceneSearchIndex(new LuceneOptions { Folder = Path.Combine(settings.DataFolder, "index") });
        services.AddChildExtraction(options => configuration.GetSection(ExtractionOptions.Section).Bind(options));
        services.Configure<ConfigOptions>(options =>
            (options.ConfigFolder, options.OwnConfigFolder) = (ServerSettings.ConfigFolder, Path.Combine(settings.DataFolder, "config")));
        PluginHost.Load(services, configuration, ServerSettings.PluginFolder, door: EcmWeb.ForPlugins());
    }

    private static void Chosen(string setting, string name, IEnumerable<string> names)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new StartupException($"{setting} is '{name}'. There are: {string.Join(", ", names)}.");
    }

    private static void MakeDataFolder(string folder)
    {
        try
        {
            // Texts and password hashes lie in it: a new one is for this user alone. One that is there stays as its owner made it.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.CreateDirectory(Path.Combine(folder, "run"));
            File.WriteAllText(Path.Combine(folder, "run", ".writable"), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be written: {e.Message} Set ECM_DATA, or give this user the right to write there.", e);
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;
using Microsoft.Data.Sqlite;

namespace Ecm.Server.Tests.Running;

/// <summary>A start that cannot succeed ends with status 1 and one last line that says what is wrong and what to change.</summary>
public sealed class StartErrorTests
{
    [Theory]
    [InlineData("ECM_Blobs__Provider", "Floppy", "FileSystem, Minio")]
    [InlineData("ECM_Database__Provider", "Oracle", "Sqlite, PostgreSql")]
    [InlineData("ECM_Database__Provider", "PostgreSql", "Database:ConnectionString")]
    [InlineData("ECM_Blobs__FreeSpaceFloor", "much", "Blobs:FreeSpaceFloor is 'much'")]
    [InlineData("ECM_Blobs__FreeSpaceFloor", "-1", "Blobs:FreeSpaceFloor")]
    [InlineData("ECM_Blobs__Provider", "Minio", "Blobs:Endpoint")]
    [InlineData("ECM_Blobs__Path", "/etc/passwd", "/etc/passwd")]
    [InlineData("ECM_PictureCacheBytes", "many", "PictureCacheBytes is 'many'")]
    [InlineData("ECM_Roles", "wbe", "web, worker")]
    [InlineData("ECM_Extraction__Children", "two", "Extraction:Children is 'two'")]
    [InlineData("ECM_Extraction__Children", "0", "Extraction:Children")]
    [InlineData("ECM_Extraction__PageTime", "-1", "Extraction:PageTime")]
    [InlineData("ECM_Organisation__TimeZone", "Mars/Base", "Mars/Base")]
    [InlineData("ECM_Organisation__Language", "de", "ru or en")]
    [InlineData("ECM_TRUSTED_PROXIES", "proxy", "'proxy'")]
    [InlineData("ECM_Telemetry__Endpoint", ":::", "Telemetry:Endpoint")]
    [InlineData("ECM_Logging__LogLevel__Default", "Loud", "Loud")]
    [InlineData("ECM_Logging__Format", "xml", "text, json")]
    [InlineData("ECM_Plugins__Ecm.Plugins.Numbering__Enabled", "maybe", "true or false")]
    [InlineData("ECM_SECRETS", "/nowhere", "ECM_SECRETS")]
    [InlineData("ECM_CONFIG", "/nowhere", "ECM_CONFIG")]
    [InlineData("ECM_PLUGINS", "/nowhere", "ECM_PLUGINS")]
    [InlineData("ECM_ADMIN_PASSWORD", "short", "at least 8")]
    [InlineData("ECM_DATA", "/etc/passwd", "ECM_DATA")]
    [InlineData("ECM_URLS", "nonsense", "nonsense")]
    [InlineData("ECM_URLS", "http://127.0.0.1:99999", "99999")]
    [InlineData("ECM_URLS", "http://999.1.2.3:8080", "address of this machine")]
    [InlineData("ECM_URLS", "https://127.0.0.1:8443", "Kestrel:Certificates:Default:Path")]
    public async Task Wrong_setting_is_named(string variable, string value, string named) =>
        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string> { [variable] = value })).Should().Contain(named);

    [Fact]
    public async Task Certificate_that_is_missing_or_none_is_named()
    {
        var settings = new Dictionary<string, string>
        {
            ["ECM_URLS"] = "https://127.0.0.1:0", ["ECM_Kestrel__Certificates__Default__Path"] = "/nowhere.pem",
        };
        Told(await RunningServer.FailToStartAsync(settings)).Should().Contain("/nowhere.pem");
        settings["ECM_Kestrel__Certificates__Default__Path"] = settings["ECM_Kestrel__Certificates__Default__KeyPath"] = "/etc/hostname";
        Told(await RunningServer.FailToStartAsync(settings)).Should().Contain("certificate");
    }

    [Fact]
    public async Task Database_server_that_is_away_is_told_without_its_password()
    {
        var (status, output) = await RunningServer.FailToStartAsync(new Dictionary<string, string>
        {
            ["ECM_Database__Provider"] = "PostgreSql",
            ["ECM_Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Database=ecm;Username=ecm;Password=geheim-77",
        });

        Told((status, output)).Should().Contain("Database");
        output.Should().NotContain("geheim-77");
    }

    [Fact]
    public async Task Connection_string_that_is_none_is_told_without_its_password() =>
        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string>
        {
            ["ECM_Database__Provider"] = "PostgreSql", ["ECM_Database__ConnectionString"] = "Hst=db;Password=geheim-77",
        })).Should().Contain("Database:ConnectionString").And.NotContain("geheim-77");

    [Fact]
    public async Task Port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string> { ["ECM_URLS"] = url })).Should().Contain(url).And.Contain("ECM_URLS");
    }

    [Theory]
    [InlineData("config/ecm.json", "{ \"Blobs\": ", "config/ecm.json")]
    [InlineData("config/types/x.yaml", "name: [", "types/x.yaml")]
    [InlineData("config/registers/x.yaml", "name: [", "registers/x.yaml")]
    [InlineData("ecm.db", "this is no database, and long enough to be one if it were: it has more than a header", "database")]
    public async Task Wrong_file_in_the_data_folder_is_named(string file, string content, string named) =>
        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string>(), data =>
        {
            var path = Path.Combine(data, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        })).Should().Contain(named);

    [Fact]
    public async Task Data_folder_that_the_user_may_not_write_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "becoming another user needs root");

        Told(await RunningServer.FailToStartAsync(
            new Dictionary<string, string>(),
            data => Tool.Run("chmod", "755", Path.GetDirectoryName(data)!),
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")).Should().Contain("ECM_DATA");
    }

    [Theory]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Future', '99.0')", "newer version")]
    [InlineData("UPDATE __EFMigrationsHistory SET MigrationId = '20261124171452_Initial'", "too old")]
    public async Task Database_of_another_time_than_the_program_stays_as_it_is(string history, string named)
    {
        await using var server = await RunningServer.StartAsync();
        (await server.StopAsync()).Should().Be(0);
        var file = await RunAsync(server, history);

        var before = await File.ReadAllBytesAsync(file);
        Told(await server.VerbAsync()).Should().Contain(named);
        (await File.ReadAllBytesAsync(file)).Should().Equal(before);
    }

    [Fact]
    public async Task Database_made_by_the_steps_before_the_baseline_is_gone_on_with()
    {
        await using var server = await RunningServer.StartAsync();
        (await server.StopAsync()).Should().Be(0);
        var file = await RunAsync(server, "INSERT INTO __EFMigrationsHistory VALUES ('20261124171452_Initial', '10.0')");

        (await server.VerbAsync("verify")).Status.Should().Be(0);
        File.Exists(file + ".before-20261124171452_Initial").Should().BeFalse("nothing was to be migrated");
    }

    [Fact]
    public async Task Second_server_over_the_same_data_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = await RunningServer.StartAsync();
        var data = Path.Combine(first.Folder.Path, "data");

        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string> { ["ECM_DATA"] = data })).Should().Contain("Another server").And.Contain(data);

        (await first.VerbAsync("verify")).Status.Should().Be(0, "the first server is still found by its verbs");
    }

    [Theory]
    [InlineData("Fixture.ThrowingConstructor", "wrong weather")]
    [InlineData("Fixture.TwoEntrances", "several classes")]
    public async Task Broken_plugin_is_named_with_the_setting_that_leaves_it_out(string plugin, string reason)
    {
        using var plugins = new PluginFolder();
        plugins.Add(plugin);

        Told(await RunningServer.FailToStartAsync(new Dictionary<string, string> { ["ECM_PLUGINS"] = plugins.Path }))
            .Should().Contain(plugin).And.Contain(reason).And.Contain($"Plugins:{plugin}:Enabled=false");
    }

    private static async Task<string> RunAsync(RunningServer server, string statement)
    {
        var file = Path.Combine(server.Folder.Path, "data", "ecm.db");
        await using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = $"{statement}; PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync();
        return file;
    }

    private static string Told((int Status, string Output) end)
    {
        end.Status.Should().Be(1, end.Output);
        end.Output.Should().NotContain("Unhandled exception").And.NotContain("   at ");
        var last = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        last.Should().StartWith("ecm-server cannot start: ");
        return last;
    }
}

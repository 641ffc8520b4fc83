using System.Diagnostics;
using Ecm.Testing.Servers;
using Npgsql;

namespace Ecm.Adapters.Tests.Servers;

/// <summary>The servers that other tests lean on.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task PostgreSql_gives_each_caller_a_database_of_its_own()
    {
        var server = await PostgreSqlServer.SharedAsync();

        var one = await server.CreateDatabaseAsync();
        var two = await server.CreateDatabaseAsync();

        (await ScalarAsync(one, "create table t(a int); insert into t values (7); select a from t")).Should().Be(7);
        (await ScalarAsync(two, "select count(*) from pg_tables where tablename = 't'")).Should().Be(0L);
        (await PostgreSqlServer.SharedAsync()).Should().BeSameAs(server);
    }

    /// <summary>However a test run ends, the system closes its end of the pipe: here by hand.</summary>
    [Fact]
    public async Task Server_ends_and_leaves_no_folder_when_the_process_that_asked_for_it_is_gone()
    {
        var folder = Directory.CreateTempSubdirectory("ecm-").FullName;
        var port = Loopback.FreePort();
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Servers", "postgresql.sh"), folder, $"{port}"];
        using var script = Process.Start(new ProcessStartInfo("bash", command) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        (await script.StandardOutput.ReadLineAsync()).Should().Be("ready");

        script.StandardInput.Close();

        await script.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Directory.Exists(folder).Should().BeFalse();
        var connect = () => ScalarAsync($"Host=127.0.0.1;Port={port};Username=ecm;Database=postgres;Timeout=2", "select 1");
        await connect.Should().ThrowAsync<NpgsqlException>();
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

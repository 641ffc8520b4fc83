using Npgsql;

namespace Ecm.Testing.Servers;

/// <summary>A real PostgreSQL, one for all tests of the process, started when first asked for.</summary>
public sealed class PostgreSqlServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Instance = new(StartAsync);

    private PostgreSqlServer(int port) => Port = port;

    /// <summary>The one of this process.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => Instance.Value;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Makes an empty database of one's own and answers how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        var port = Loopback.FreePort();
        await ServerScript.StartAsync("postgresql.sh", port);
        return new PostgreSqlServer(port);
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "ecm", Database = database }.ConnectionString;
}

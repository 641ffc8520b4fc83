using Ecm.Core;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecm.PostgreSql;

/// <summary>The database of installations with more than one node.</summary>
public static class PostgreSqlRegistration
{
    /// <summary>Keeps the database in PostgreSQL 15 or later.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <exception cref="StartupException">It is no connection string.</exception>
    public static IServiceCollection AddPostgreSqlDatabase(this IServiceCollection services, string connectionString)
    {
        Check(connectionString);
        return services
            .AddPooledDbContextFactory<PostgreSqlEcmDbContext>(options => Configure(options, connectionString))
            .AddEcmDatabase<PostgreSqlEcmDbContext>(new PostgreSqlDialect());
    }

    internal static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString).AddInterceptors(new KeptTextGuard());

    private static void Check(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The string itself is not repeated: it holds a password.
            throw new StartupException($"The setting Database:ConnectionString cannot be understood: {e.Message} It looks like Host=db;Database=ecm;Username=ecm;Password=….", e);
        }
    }
}

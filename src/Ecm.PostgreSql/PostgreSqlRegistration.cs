using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.PostgreSql;

/// <summary>The database of installations with more than one node.</summary>
public static class PostgreSqlRegistration
{
    /// <summary>Keeps the database in PostgreSQL 15 or later.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public static IServiceCollection AddPostgreSqlDatabase(this IServiceCollection services, string connectionString) => services
        .AddPooledDbContextFactory<PostgreSqlEcmDbContext>(options => Configure(options, connectionString))
        .AddEcmDatabase<PostgreSqlEcmDbContext>(new PostgreSqlDialect());

    internal static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString);
}

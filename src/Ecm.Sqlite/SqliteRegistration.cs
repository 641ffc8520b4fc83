using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Sqlite;

/// <summary>The embedded database.</summary>
public static class SqliteRegistration
{
    /// <summary>Keeps the database in one file.</summary>
    /// <param name="services">The services.</param>
    /// <param name="file">The path of the file; made at need.</param>
    public static IServiceCollection AddSqliteDatabase(this IServiceCollection services, string file) => services
        .AddPooledDbContextFactory<SqliteEcmDbContext>(options => Configure(options, file))
        .AddEcmDatabase<SqliteEcmDbContext>(new SqliteDialect());

    internal static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string file) => options
        .UseSqlite($"Data Source={file};Pooling=True")
        .AddInterceptors(new SqlitePragmas(), new WriteTurns(), new KeptTextGuard());
}

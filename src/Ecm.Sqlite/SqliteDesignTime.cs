using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ecm.Sqlite;

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteEcmDbContext>
{
    public SqliteEcmDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteEcmDbContext>();
        SqliteRegistration.Configure(options, "design-time.db");
        return new SqliteEcmDbContext(options.Options);
    }
}

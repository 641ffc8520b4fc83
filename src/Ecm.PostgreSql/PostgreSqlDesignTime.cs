using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ecm.PostgreSql;

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlEcmDbContext>
{
    public PostgreSqlEcmDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlEcmDbContext>();
        PostgreSqlRegistration.Configure(options, "Host=localhost;Database=design-time");
        return new PostgreSqlEcmDbContext(options.Options);
    }
}

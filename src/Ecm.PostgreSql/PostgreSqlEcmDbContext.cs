using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.PostgreSql;

/// <summary>The model on PostgreSQL: JSON as jsonb.</summary>
internal sealed class PostgreSqlEcmDbContext(DbContextOptions<PostgreSqlEcmDbContext> options) : EcmDbContext(options)
{
    protected override string JsonColumn => "jsonb";
}

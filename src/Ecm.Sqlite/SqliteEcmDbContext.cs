using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ecm.Sqlite;

/// <summary>The model on SQLite: instants as whole microseconds since 1970 UTC, so that they sort; JSON as text.</summary>
internal sealed class SqliteEcmDbContext(DbContextOptions<SqliteEcmDbContext> options) : EcmDbContext(options)
{
    protected override string JsonColumn => "TEXT";

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        stored => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond));
}

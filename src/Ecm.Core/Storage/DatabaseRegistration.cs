using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Storage;

internal static class DatabaseRegistration
{
    /// <summary>Makes a provider's context the one that the capabilities use.</summary>
    public static IServiceCollection AddEcmDatabase<TContext>(this IServiceCollection services, DatabaseDialect dialect)
        where TContext : EcmDbContext => services
        .AddSingleton(dialect)
        .AddSingleton<IDbContextFactory<EcmDbContext>, Factory<TContext>>();

    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<EcmDbContext>
        where TContext : EcmDbContext
    {
        public EcmDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<EcmDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}

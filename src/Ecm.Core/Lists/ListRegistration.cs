using Ecm.Abstractions.Plugins;
using Ecm.Core.CardTypes;
using Ecm.Core.Plugins;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecm.Core.Lists;

internal static class ListRegistration
{
    /// <summary>The shared lists, and the configuration's files.</summary>
    public static IServiceCollection AddLists(this IServiceCollection services)
    {
        services.TryAddSingleton<IConfigFiles, ConfigFiles>();
        return services
            .AddSingleton(p => new ListFiles(p.GetRequiredService<IConfigFiles>()))
            .AddSingleton<ListImport>()
            .AddSingleton(p => new SharedLists(p.GetRequiredService<IDbContextFactory<EcmDbContext>>(), p.GetRequiredService<CardTypeCatalog>(), p.GetRequiredService<ChangeSets.ChangeSets>()));
    }
}

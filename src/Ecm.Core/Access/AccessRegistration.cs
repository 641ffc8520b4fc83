using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Access;

internal static class AccessRegistration
{
    /// <summary>Rights on cards. Needs the database and change sets.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton(s => new AccessRights(Contexts(s), Changes(s)))
        .AddSingleton(s => new AccessPeople(Contexts(s)))
        .AddSingleton(s => new NamedLists(Contexts(s), Changes(s)))
        .AddSingleton<AccessBits>();

    private static IDbContextFactory<EcmDbContext> Contexts(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<EcmDbContext>>();

    private static ChangeSets.ChangeSets Changes(IServiceProvider services) => services.GetRequiredService<ChangeSets.ChangeSets>();
}

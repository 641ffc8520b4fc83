using Ecm.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ecm.Core.People;

internal static class PeopleRegistration
{
    /// <summary>People, their sign-in, and the keys that protect cookies. Needs the database, change sets, logging and a clock.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton(s => new Callers(Contexts(s), Clock(s)));
        services.AddSingleton(s => new SignIn(
            Contexts(s), new Sessions(Contexts(s), Clock(s)), new SignInPauses(Clock(s)), s.GetRequiredService<ILogger<SignIn>>()));
        services.AddSingleton(s => new Tokens(Contexts(s), Changes(s), Clock(s)));
        services.AddSingleton(s => new TokenUses(Contexts(s), Clock(s), s.GetRequiredService<ILogger<TokenUses>>()));
        services.AddHostedService(s => s.GetRequiredService<TokenUses>());
        services.AddSingleton(s => new Users(Contexts(s), Changes(s), s.GetRequiredService<SignIn>()));
        services.AddSingleton(s => new Preferences(Contexts(s)));
        services.AddSingleton(s => new Groups(Contexts(s), Changes(s)));
        services.AddSingleton(s => new FirstAdmin(Contexts(s), Changes(s)));
        services.AddSingleton(s => new PasswordResets(Contexts(s), Changes(s)));

        services.AddDataProtection().SetApplicationName("Ecm");
        services.AddSingleton<IXmlRepository>(s => new ProtectionKeys(Contexts(s)));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = s.GetRequiredService<IXmlRepository>()));
        return services;
    }

    private static IDbContextFactory<EcmDbContext> Contexts(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<EcmDbContext>>();

    private static ChangeSets.ChangeSets Changes(IServiceProvider services) => services.GetRequiredService<ChangeSets.ChangeSets>();

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}

using Ecm.Abstractions.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Hunspell;

/// <summary>Registers the dictionaries of Hunspell.</summary>
public static class HunspellRegistration
{
    /// <summary>Adds <see cref="ILemmatizer"/> as a singleton.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where the dictionaries lie.</param>
    public static IServiceCollection AddHunspell(this IServiceCollection services, HunspellOptions options) =>
        services.AddSingleton<ILemmatizer>(_ => new HunspellLemmatizer(options));
}

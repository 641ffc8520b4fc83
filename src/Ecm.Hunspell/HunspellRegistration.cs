using Ecm.Abstractions.Searching;
using Ecm.Abstractions.Spelling;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Hunspell;

/// <summary>Registers the dictionaries of Hunspell.</summary>
public static class HunspellRegistration
{
    /// <summary>Adds <see cref="ILemmatizer"/> and <see cref="ISpellChecker"/> as singletons.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where the dictionaries lie.</param>
    public static IServiceCollection AddHunspell(this IServiceCollection services, HunspellOptions options) =>
        services
            .AddSingleton(_ => new Dictionaries(options))
            .AddSingleton<ILemmatizer>(static provider => new HunspellLemmatizer(provider.GetRequiredService<Dictionaries>()))
            .AddSingleton<ISpellChecker>(static provider => new HunspellSpellChecker(provider.GetRequiredService<Dictionaries>()));
}

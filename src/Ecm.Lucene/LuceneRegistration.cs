using Ecm.Abstractions.Searching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Lucene;

/// <summary>Registers the search index on Lucene.Net.</summary>
public static class LuceneRegistration
{
    /// <summary>The name under which the index is registered and chosen.</summary>
    public const string Name = "Lucene";

    /// <summary>Adds <see cref="ISearchIndex"/> as a keyed singleton named <see cref="Name"/>; it needs an <see cref="ILemmatizer"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where the index lies.</param>
    public static IServiceCollection AddLuceneSearchIndex(this IServiceCollection services, LuceneOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Folder);
        return services.AddKeyedSingleton<ISearchIndex>(Name, (provider, _) => new LuceneSearchIndex(
            options,
            provider.GetRequiredService<ILemmatizer>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<LuceneSearchIndex>>() ?? NullLogger<LuceneSearchIndex>.Instance));
    }
}

using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Pool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Ecm.Extraction;

/// <summary>Registers reading in child processes.</summary>
public static class ExtractionRegistration
{
    /// <summary>
    /// Adds the one <see cref="ITextExtractor"/> of this process. Disposing it ends the children.
    /// The executable must answer the verb <c>extract</c> with <see cref="ExtractionWorker.RunAsync"/>.
    /// </summary>
    public static IServiceCollection AddChildExtraction(this IServiceCollection services, Action<ExtractionOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ITextExtractor>(provider =>
        {
            var options = new ExtractionOptions();
            configure?.Invoke(options);
            ArgumentOutOfRangeException.ThrowIfLessThan(options.Children, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(options.Waiting, 1);
            return new ChildTextExtractor(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ChildTextExtractor>>());
        });
        return services;
    }
}

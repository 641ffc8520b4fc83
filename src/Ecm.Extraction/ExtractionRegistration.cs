using System.ComponentModel.DataAnnotations;
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
    /// <exception cref="ValidationException">A setting is out of its range.</exception>
    public static IServiceCollection AddChildExtraction(this IServiceCollection services, Action<ExtractionOptions>? configure = null)
    {
        var options = new ExtractionOptions();
        configure?.Invoke(options);
        Check(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ITextExtractor>(provider => new ChildTextExtractor(
            options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ChildTextExtractor>>()));
        return services;
    }

    private static void Check(ExtractionOptions options)
    {
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
            throw new ValidationException(string.Join(" ", wrong.Select(w => $"The setting {ExtractionOptions.Section}:{w.MemberNames.First()} is wrong: {w.ErrorMessage}")));
    }
}

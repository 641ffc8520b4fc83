using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Plugins.Numbering;

/// <summary>Brings the numbering scheme <c>template</c>.</summary>
public sealed class NumberingPlugin : IEcmPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) =>
        services.AddSingleton<INumberingScheme, TemplateScheme>();
}

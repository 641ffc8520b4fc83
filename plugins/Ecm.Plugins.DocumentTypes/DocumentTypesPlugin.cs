using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Plugins.DocumentTypes;

/// <summary>Brings the card types of <c>types/*.yaml</c>.</summary>
public sealed class DocumentTypesPlugin : IEcmPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) =>
        services.AddSingleton<ICardTypeSource, YamlTypeSource>();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Abstractions.Plugins;

/// <summary>
/// The one interface a plugin assembly implements, exactly once, with a public parameterless constructor.
/// Everything else is a port (<see cref="Numbering.INumberingScheme"/>, <see cref="Intake.IIntakeStep"/>,
/// <see cref="Cards.ICardTypeSource"/>, …) that the plugin registers as a singleton.
/// </summary>
public interface IEcmPlugin
{
    /// <summary>Registers the plugin's services. Called once, before the host is built; it must not block or do I/O that can wait.</summary>
    /// <param name="services">The host's service collection.</param>
    /// <param name="ownSection">The section <c>Plugins:&lt;name&gt;</c> of the host's configuration; empty when there is none.</param>
    void ConfigureServices(IServiceCollection services, IConfiguration ownSection);
}

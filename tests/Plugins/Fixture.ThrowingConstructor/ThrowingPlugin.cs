using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fixture.ThrowingConstructor;

public sealed class ThrowingPlugin : IEcmPlugin
{
    public ThrowingPlugin() => throw new NotSupportedException("wrong weather");

    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection)
    {
    }
}

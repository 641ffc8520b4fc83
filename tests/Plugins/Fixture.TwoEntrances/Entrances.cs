using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fixture.TwoEntrances;

public sealed class FrontDoor : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection)
    {
    }
}

public sealed class BackDoor : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection)
    {
    }
}

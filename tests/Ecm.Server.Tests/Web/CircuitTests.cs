using Ecm.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ecm.Server.Tests.Web;

public sealed class CircuitTests
{
    [Fact]
    public async Task Script_of_a_browser_that_has_gone_is_given_up_after_its_circuit()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddEcmWeb();
        await using var host = builder.Build();

        var circuits = host.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;

        circuits.JSInteropDefaultCallTimeout.Should().BeGreaterThan(circuits.DisconnectedCircuitRetentionPeriod);
    }
}

using System.Net;
using Ecm.Core;
using Microsoft.AspNetCore.HttpOverrides;

namespace Ecm.Server.Hosting;

/// <summary>Believes a reverse proxy about address and scheme only when <c>ECM_TRUSTED_PROXIES</c> names it (addresses or networks, separated by commas).</summary>
internal static class ForwardedAddresses
{
    public static void Use(WebApplication app)
    {
        if (app.Configuration["TRUSTED_PROXIES"] is not { Length: > 0 } trusted)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var entry in trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (System.Net.IPNetwork.TryParse(entry, out var network))
                options.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(entry, out var address))
                options.KnownProxies.Add(address);
            else
                throw new StartupException($"ECM_TRUSTED_PROXIES names '{entry}', which is neither an address nor a network such as 10.0.0.0/8.");
        }

        app.UseForwardedHeaders(options);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Ecm.Testing.Servers;

/// <summary>The machine's own network.</summary>
public static class Loopback
{
    /// <summary>A port of 127.0.0.1 that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Ecm.Core;
using Microsoft.AspNetCore.Http;

namespace Ecm.Server.Hosting;

/// <summary>
/// The addresses of <c>ECM_URLS</c>, checked before anything is opened: the web server takes a host that it does not know for "every address",
/// and https without a certificate for a developer's machine.
/// </summary>
internal static class ListeningAddresses
{
    private const string Default = "http://127.0.0.1:8080";
    private const string Certificate = "Kestrel:Certificates:Default:Path";
    private const string Key = "Kestrel:Certificates:Default:KeyPath";

    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="StartupException">One of them cannot be listened on.</exception>
    public static string[] Of(IConfiguration configuration)
    {
        var urls = (ServerSettings.Variable("ECM_URLS") ?? Default).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
            if (Fault(url, configuration) is { } fault)
                throw new StartupException($"ECM_URLS names '{url}'. {fault}");
        return urls;
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartupException">An address is taken or not allowed, or the certificate cannot be used.</exception>
    public static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            ServerLogging.Listening = true;
        }
        catch (Exception e) when (e.GetBaseException() is SocketException socket)
        {
            var advice = socket.SocketErrorCode == SocketError.AccessDenied
                ? "This user may not use such a port; set ECM_URLS to one above 1023."
                : "Another program may use the port; set ECM_URLS to another one.";
            throw new StartupException($"{string.Join(", ", Of(app.Configuration))} cannot be listened on: {socket.Message}. {advice}", e);
        }
        catch (Exception e) when (e.GetBaseException() is CryptographicException wrong)
        {
            throw new StartupException($"The certificate cannot be used: {wrong.Message} It is read from {Certificate} and {Key}, as PEM.", e);
        }
    }

    private static string? Fault(string url, IConfiguration configuration)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"An address looks like {Default}.";
        }

        if (address.Scheme is not ("http" or "https") || address.PathBase.Length > 0 || address.Port is < 0 or > 65535)
            return $"An address looks like {Default}, without a path.";
        if (address.Host is not ("localhost" or "*" or "+") && !IPAddress.TryParse(address.Host, out _))
            return "Its host must be an address of this machine, localhost, or * for all of its addresses.";
        return address.Scheme == "https" ? CertificateFault(configuration) : null;
    }

    private static string? CertificateFault(IConfiguration configuration)
    {
        if (configuration[Certificate] is not { Length: > 0 } path)
            return $"For https set {Certificate} and {Key} (PEM).";
        foreach (var file in new[] { path, configuration[Key] }.OfType<string>())
            if (!File.Exists(file))
                return $"The file {file} of {Certificate} or {Key} is not there.";
        return null;
    }
}

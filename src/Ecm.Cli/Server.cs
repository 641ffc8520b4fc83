using Ecm.Client;

namespace Ecm.Cli;

/// <summary>Which server a command talks to, and with which token: the variables win over what <c>ecm login</c> kept.</summary>
/// <param name="Address">The server.</param>
/// <param name="Token">The token; null: none is known.</param>
internal sealed record Server(Uri Address, string? Token)
{
    private const string Default = "http://localhost:8080";

    /// <summary>The server to talk to.</summary>
    /// <param name="surroundings">Of the command.</param>
    /// <param name="url">The address of the command line; null: none.</param>
    /// <exception cref="UsageException">The address is none.</exception>
    public static Server Of(Surroundings surroundings, string? url = null)
    {
        var stored = StoredLogin.Load(surroundings);
        var address = url ?? surroundings.Variable("ECM_URL") ?? stored?.Url ?? Default;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new UsageException(surroundings.Say(
                $"«{address}» не адрес сервера. Нужен адрес вида https://ecm.example.org.", $"“{address}” is no server address. Give one such as https://ecm.example.org."));

        // A token is for the server that gave it, and goes to no other.
        var own = stored is not null && Uri.TryCreate(stored.Url, UriKind.Absolute, out var home) && home == parsed ? stored.Token : null;
        return new Server(parsed, surroundings.Variable("ECM_TOKEN") ?? own);
    }

    /// <summary>A client of it.</summary>
    public EcmClient Connect() => new(Address, Token);
}

/// <summary>The command was not understood. The message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);

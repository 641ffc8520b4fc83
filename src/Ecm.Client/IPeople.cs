using Ecm.Contracts.People;
using Refit;

namespace Ecm.Client;

/// <summary>Signing in, and who is signed in.</summary>
public interface IPeople
{
    /// <summary>Signs in; the session is in the cookies of the <see cref="HttpClient"/>.</summary>
    [Post("/api/v1/login")]
    Task LoginAsync([Body] LoginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Ends the session.</summary>
    [Post("/api/v1/logout")]
    Task LogoutAsync(CancellationToken cancellationToken = default);

    /// <summary>Who is signed in.</summary>
    [Get("/api/v1/me")]
    Task<User> MeAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes an API token.</summary>
    [Post("/api/v1/tokens")]
    Task<CreatedToken> CreateTokenAsync([Body] CreateTokenRequest request, CancellationToken cancellationToken = default);
}

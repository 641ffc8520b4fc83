using Ecm.Core.Results;

namespace Ecm.Core.People;

/// <summary>What a token may be used for.</summary>
/// <param name="MayRead">Safe methods.</param>
/// <param name="MayWrite">Methods that change something.</param>
/// <param name="ExpiresAt">When it ends; null: never.</param>
public sealed record TokenLimits(bool MayRead, bool MayWrite, DateTimeOffset? ExpiresAt)
{
    private const string Read = "read";
    private const string Write = "write";

    /// <summary>The scopes by name.</summary>
    public IReadOnlyList<string> Scopes => [.. ((string?[])[MayRead ? Read : null, MayWrite ? Write : null]).OfType<string>()];

    /// <summary>Reads scopes; none given means all.</summary>
    public static Result<TokenLimits> Parse(IReadOnlyCollection<string>? scopes, DateTimeOffset? expiresAt)
    {
        if (scopes is not { Count: > 0 })
            return new TokenLimits(true, true, expiresAt);
        return scopes.All(s => s is Read or Write)
            ? new TokenLimits(scopes.Contains(Read), scopes.Contains(Write), expiresAt)
            : Problems.ParameterWrong("scopes");
    }

    /// <summary>True when these limits allow nothing that the others do not.</summary>
    public bool Within(TokenLimits other) =>
        (!MayRead || other.MayRead) && (!MayWrite || other.MayWrite) && (other.ExpiresAt is null || ExpiresAt <= other.ExpiresAt);

    internal string Stored => MayRead && MayWrite ? "" : string.Join(' ', Scopes);

    internal static TokenLimits Of(ApiToken token)
    {
        var scopes = token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TokenLimits(scopes.Length == 0 || scopes.Contains(Read), scopes.Length == 0 || scopes.Contains(Write), token.ExpiresAt);
    }
}

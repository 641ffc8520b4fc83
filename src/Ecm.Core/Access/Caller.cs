using System.Security.Cryptography;
using System.Text;

namespace Ecm.Core.Access;

/// <summary>Who asks. Every capability takes one and decides by it; the doors only find out who it is.</summary>
/// <param name="UserId">The user; <see cref="Guid.Empty"/> for the product itself.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
/// <param name="Principals">All principals that stand for the caller: self, groups, roles, everyone.</param>
public sealed record Caller(Guid UserId, string Name, string Language, IReadOnlySet<string> Principals)
{
    /// <summary>The product itself: reads and writes everything, in the name of nobody. Never made from a request.</summary>
    public static readonly Caller System = new(Guid.Empty, "Ecm", "ru", new HashSet<string>());

    /// <summary>The key under which a repeated request is carried out once; null: none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The plugin or part that acts for the product; shown in the history.</summary>
    public string? Agent { get; init; }

    /// <summary>True for the product itself.</summary>
    public bool IsSystem => UserId == Guid.Empty;

    /// <summary>True for members of role admin. Gives no right to read cards.</summary>
    public bool IsAdmin => Principals.Contains(Principal.Role("admin"));

    /// <summary>A key that is equal for callers with equal principals.</summary>
    public string PrincipalsKey { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Principals.Order(StringComparer.Ordinal)))));
}

/// <summary>The textual form of those who can have rights.</summary>
public static class Principal
{
    /// <summary>Every signed-in user.</summary>
    public const string Everyone = "everyone";

    /// <summary>A user.</summary>
    public static string User(Guid id) => $"user:{id}";

    /// <summary>A group.</summary>
    public static string Group(Guid id) => $"group:{id}";

    /// <summary>A role.</summary>
    public static string Role(string name) => $"role:{name}";
}

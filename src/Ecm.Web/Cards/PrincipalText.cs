using Ecm.Abstractions;
using Ecm.Core.Access;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>Names of those who hold rights, as people read them.</summary>
internal static class PrincipalText
{
    private const string Role = "role:";

    /// <summary>The name of a stored principal.</summary>
    /// <param name="principal">Such as <c>group:ID</c>.</param>
    /// <param name="name">The name of a person or group; null: it is gone.</param>
    /// <param name="language">The reader's language.</param>
    public static string Of(string principal, string? name, string language) =>
        principal == Principal.Everyone ? Words.History.Everyone.In(language)
        : principal.StartsWith(Role, StringComparison.Ordinal) ? OfRole(principal[Role.Length..], language)
        : name ?? Words.History.Gone.In(language);

    /// <summary>What may be done, in words.</summary>
    public static Localized Level(AccessLevel level) => Words.History.Levels[AccessLevels.Word(level)];

    private static string OfRole(string role, string language) => string.Format(
        Writing.In(language).Culture, Words.History.Role.In(language), Words.People.RoleNames.TryGetValue(role, out var known) ? known.In(language) : role);
}

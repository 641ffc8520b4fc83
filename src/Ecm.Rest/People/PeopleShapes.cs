using Ecm.Contracts.People;
using Ecm.Core.People;

namespace Ecm.Rest.People;

/// <summary>What Core answers, in the shapes of the contract.</summary>
internal static class PeopleShapes
{
    public static User Of(UserView user) => new()
    {
        Id = user.Id, Login = user.Login, Name = user.Name, Language = user.Language, Blocked = user.Blocked, Roles = user.Roles,
        Groups = user.Groups is null ? null : [.. user.Groups.Select(g => new Contracts.People.GroupName(g.Id, g.Name))],
    };

    public static Contracts.People.Group Of(GroupView group) => new()
    {
        Id = group.Id, Name = group.Name,
        Members = group.Members is null ? null : [.. group.Members.Select(m => new Contracts.People.GroupMember(m.Id, m.Login, m.Name))],
    };

    public static Contracts.People.ApiToken Of(TokenView token) =>
        new(token.Id, token.Name, token.Limits.Scopes, token.CreatedAt, token.Limits.ExpiresAt, token.LastUsedAt);

    /// <summary>JSON may hold null among texts; it names nothing, as an empty text does.</summary>
    public static IReadOnlyList<string>? Texts(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Select(t => (string?)t ?? "")];
}

using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>Roles and groups of a user, set as a whole.</summary>
internal static class Memberships
{
    private const int LongestRole = 50;

    /// <summary>The stored form of a role's name; null when it can be none.</summary>
    public static string? RoleName(string text)
    {
        var role = text.Trim().ToLowerInvariant();
        return role.Length is > 0 and <= LongestRole && role.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? role : null;
    }

    public static async Task<Problem?> SetRolesAsync(
        ChangeScope scope, Guid userId, IReadOnlyList<string> wanted, JsonObject payload, CancellationToken cancellationToken)
    {
        var next = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in wanted)
        {
            if (RoleName(text) is not { } role)
                return Problems.RoleWrong(text);
            next.Add(role);
        }

        var held = await scope.Db.UserRoles.Where(r => r.UserId == userId).ToListAsync(cancellationToken);
        if (next.SetEquals(held.Select(r => r.Role)))
            return null;
        scope.Db.UserRoles.RemoveRange(held.Where(r => !next.Contains(r.Role)));
        scope.Db.UserRoles.AddRange(next.Except(held.Select(r => r.Role)).Select(role => new UserRole { UserId = userId, Role = role }));
        payload["roles"] = new JsonArray(Texts(held.Select(r => r.Role)), Texts(next));
        return null;
    }

    public static async Task<Problem?> SetGroupsAsync(
        ChangeScope scope, Guid userId, IReadOnlyList<string> wanted, JsonObject payload, CancellationToken cancellationToken)
    {
        var next = new HashSet<Guid>();
        foreach (var text in wanted)
        {
            if (await GroupAsync(scope, text, cancellationToken) is not { } group)
                return Problems.UnknownGroup(text);
            next.Add(group.Id);
        }

        var held = await scope.Db.GroupMembers.Where(m => m.UserId == userId).ToListAsync(cancellationToken);
        if (next.SetEquals(held.Select(m => m.GroupId)))
            return null;
        scope.Db.GroupMembers.RemoveRange(held.Where(m => !next.Contains(m.GroupId)));
        scope.Db.GroupMembers.AddRange(next.Except(held.Select(m => m.GroupId)).Select(id => new GroupMember { GroupId = id, UserId = userId }));
        payload["groups"] = new JsonArray(Texts(held.Select(m => m.GroupId.ToString())), Texts(next.Select(id => id.ToString())));
        return null;
    }

    /// <summary>A group by id or name, also one made in this very set.</summary>
    public static async Task<Group?> GroupAsync(ChangeScope scope, string idOrName, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(idOrName, out var id))
            return await scope.Db.Groups.FindAsync([id], cancellationToken);
        var name = idOrName.Trim();
        return scope.Db.Groups.Local.FirstOrDefault(g => g.Name == name)
            ?? await scope.Db.Groups.SingleOrDefaultAsync(g => g.Name == name, cancellationToken);
    }

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal).Select(t => (JsonNode)t)];
}

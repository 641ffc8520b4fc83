using Ecm.Core.People;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Principals as people write them, as they are stored, and as they are shown.</summary>
internal static class Principals
{
    private const string UserPrefix = "user:";
    private const string GroupPrefix = "group:";
    private const string RolePrefix = "role:";

    internal static readonly string[] StockRoles = [UserRules.Admin, "clerk", "reader"];

    /// <summary>The stored form of <c>user:ID|LOGIN</c>, <c>group:ID|NAME</c>, <c>role:NAME</c> or <c>everyone</c>; null when there is none such.</summary>
    public static async Task<string?> StoredAsync(EcmDbContext db, string text, CancellationToken cancellationToken)
    {
        if (text == Principal.Everyone)
            return text;
        if (Rest(text, UserPrefix) is { } user)
        {
            var isId = Guid.TryParse(user, out var id);
            var login = Accounts.Normalize(user);
            var found = await db.Users.Where(u => isId ? u.Id == id : u.NormalizedUserName == login).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellationToken);
            return found is null ? null : Principal.User(found.Value);
        }

        if (Rest(text, GroupPrefix) is { } group)
        {
            var isId = Guid.TryParse(group, out var id);
            var found = await db.Groups.Where(g => isId ? g.Id == id : g.Name == group).Select(g => (Guid?)g.Id).SingleOrDefaultAsync(cancellationToken);
            return found is null ? null : Principal.Group(found.Value);
        }

        return Rest(text, RolePrefix) is { } name && Memberships.RoleName(name) is { } role && await RoleExistsAsync(db, role, cancellationToken)
            ? Principal.Role(role)
            : null;
    }

    /// <summary>The names people know stored principals by; one that is gone is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        EcmDbContext db, IReadOnlyCollection<string> principals, CancellationToken cancellationToken)
    {
        var users = Ids(principals, UserPrefix);
        var groups = Ids(principals, GroupPrefix);
        var names = principals.Select(p => (Principal: p, Role: Rest(p, RolePrefix))).Where(p => p.Role is not null).ToDictionary(p => p.Principal, p => p.Role!);
        foreach (var user in await db.Users.Where(u => users.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken))
            names[Principal.User(user.Id)] = user.Name;
        foreach (var group in await db.Groups.Where(g => groups.Contains(g.Id)).Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken))
            names[Principal.Group(group.Id)] = group.Name;
        return names;
    }

    /// <summary>Which of some stored principals people hold as members of a group or by a role.</summary>
    public static async Task<ILookup<Guid, string>> HoldersAsync(EcmDbContext db, IReadOnlyCollection<string> principals, CancellationToken cancellationToken)
    {
        var groups = Ids(principals, GroupPrefix);
        var roles = principals.Select(p => Rest(p, RolePrefix)).OfType<string>().ToArray();
        var members = await db.GroupMembers.Where(m => groups.Contains(m.GroupId)).Select(m => new { m.UserId, m.GroupId }).ToListAsync(cancellationToken);
        var holders = await db.UserRoles.Where(r => roles.Contains(r.Role)).Select(r => new { r.UserId, r.Role }).ToListAsync(cancellationToken);
        return members.Select(m => (m.UserId, Principal: Principal.Group(m.GroupId))).Concat(holders.Select(r => (r.UserId, Principal: Principal.Role(r.Role))))
            .ToLookup(h => h.UserId, h => h.Principal);
    }

    /// <summary>A role exists when the product ships it, somebody has it, or a list names it.</summary>
    private static async Task<bool> RoleExistsAsync(EcmDbContext db, string role, CancellationToken cancellationToken)
    {
        var principal = Principal.Role(role);
        return StockRoles.Contains(role)
            || await db.UserRoles.AnyAsync(r => r.Role == role, cancellationToken)
            || await db.AccessEntries.AnyAsync(e => e.Principal == principal, cancellationToken);
    }

    private static Guid[] Ids(IEnumerable<string> principals, string prefix) =>
        [.. principals.Select(p => Guid.TryParse(Rest(p, prefix), out var id) ? id : (Guid?)null).OfType<Guid>()];

    private static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length ? text[prefix.Length..] : null;
}

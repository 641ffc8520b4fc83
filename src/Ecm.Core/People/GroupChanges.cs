using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

internal sealed record CreateGroup(Guid Id, string Name, IReadOnlyList<string> Members) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (await GroupRules.NameProblemAsync(scope, Id, Name, cancellationToken) is { } wrong)
            return wrong;
        scope.Db.Groups.Add(new Group { Id = Id, Name = Name.Trim() });
        var payload = new JsonObject { ["name"] = Name.Trim() };
        if (await GroupRules.SetMembersAsync(scope, Id, Members, payload, cancellationToken) is { } unknown)
            return unknown;
        scope.Record("group.create", "group", Id, payload);
        scope.RaiseAccessEpoch();
        return null;
    }
}

internal sealed record PatchGroup(Guid Id, string? Name, IReadOnlyList<string>? Members) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (await scope.Db.Groups.FindAsync([Id], cancellationToken) is not { } group)
            return Problems.NotFound();
        var payload = new JsonObject();
        if (Name is { } name && name.Trim() != group.Name)
        {
            if (await GroupRules.NameProblemAsync(scope, Id, name, cancellationToken) is { } wrong)
                return wrong;
            payload["name"] = new JsonArray(group.Name, name.Trim());
            group.Name = name.Trim();
        }

        if (Members is { } members && await GroupRules.SetMembersAsync(scope, Id, members, payload, cancellationToken) is { } unknown)
            return unknown;
        if (payload.Count == 0)
            return null;
        scope.Record("group.patch", "group", Id, payload);
        scope.RaiseAccessEpoch();
        return null;
    }
}

internal sealed record DeleteGroup(Guid Id) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (await scope.Db.Groups.FindAsync([Id], cancellationToken) is not { } group)
            return Problems.NotFound();
        var members = await scope.Db.GroupMembers.Where(m => m.GroupId == Id).ToListAsync(cancellationToken);
        scope.Db.GroupMembers.RemoveRange(members);
        scope.Db.Groups.Remove(group);
        scope.Record("group.delete", "group", Id, new() { ["name"] = group.Name, ["members"] = Memberships.Texts(members.Select(m => m.UserId.ToString())) });
        scope.RaiseAccessEpoch();
        return null;
    }
}

/// <summary>What must hold of groups.</summary>
internal static class GroupRules
{
    public static async Task<Problem?> NameProblemAsync(ChangeScope scope, Guid id, string name, CancellationToken cancellationToken)
    {
        // A name in the form of an id could be taken for another group where either is accepted.
        if (UserRules.NameProblem(name) is not null || Guid.TryParse(name, out _))
            return Problems.NameWrong("name");
        return await Memberships.GroupAsync(scope, name, cancellationToken) is { } other && other.Id != id ? Problems.GroupTaken() : null;
    }

    public static async Task<Problem?> SetMembersAsync(
        ChangeScope scope, Guid groupId, IReadOnlyList<string> wanted, JsonObject payload, CancellationToken cancellationToken)
    {
        var next = new HashSet<Guid>();
        foreach (var text in wanted)
        {
            if (await UserIdAsync(scope, text, cancellationToken) is not { } user)
                return Problems.UnknownUser(text);
            next.Add(user);
        }

        var held = await scope.Db.GroupMembers.Where(m => m.GroupId == groupId).ToListAsync(cancellationToken);
        if (next.SetEquals(held.Select(m => m.UserId)))
            return null;
        scope.Db.GroupMembers.RemoveRange(held.Where(m => !next.Contains(m.UserId)));
        scope.Db.GroupMembers.AddRange(next.Except(held.Select(m => m.UserId)).Select(id => new GroupMember { GroupId = groupId, UserId = id }));
        payload["members"] = new JsonArray(
            Memberships.Texts(held.Select(m => m.UserId.ToString())), Memberships.Texts(next.Select(id => id.ToString())));
        return null;
    }

    /// <summary>A user by id or login.</summary>
    public static async Task<Guid?> UserIdAsync(ChangeScope scope, string idOrLogin, CancellationToken cancellationToken)
    {
        var isId = Guid.TryParse(idOrLogin, out var id);
        var login = Accounts.Normalize(idOrLogin);
        return await scope.Db.Users.Where(u => isId ? u.Id == id : u.NormalizedUserName == login)
            .Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellationToken);
    }
}

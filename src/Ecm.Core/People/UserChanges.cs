using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>Makes a user. The hash is made before: it takes a tenth of a second, and transactions must not wait for it.</summary>
internal sealed record CreateUser(
    Guid Id, string Login, string Name, string Language, string PasswordHash, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups) : Change
{
    /// <summary>Only while there is no user at all.</summary>
    public bool OnlyAsFirst { get; init; }

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (OnlyAsFirst && await scope.Db.Users.AnyAsync(cancellationToken))
            return Problems.SetUpAlready();
        if (Accounts.LoginProblem(Login.Trim()) is { } wrong)
            return wrong;
        if (UserRules.NameProblem(Name) is { } nameless)
            return nameless;
        if (UserRules.LanguageProblem(Language) is { } unspoken)
            return unspoken;

        var user = new EcmUser
        {
            Id = Id, UserName = Login.Trim(), Name = Name.Trim(), Language = Language, PasswordHash = PasswordHash, CreatedAt = scope.Now,
        };
        if (Accounts.ProblemOf(await Accounts.Over(scope.Db).CreateAsync(user)) is { } refused)
            return refused;
        var payload = new JsonObject { ["login"] = user.UserName, ["name"] = user.Name };
        if (await Memberships.SetRolesAsync(scope, Id, Roles, payload, cancellationToken) is { } role)
            return role;
        if (await Memberships.SetGroupsAsync(scope, Id, Groups, payload, cancellationToken) is { } group)
            return group;
        scope.Record("user.create", "user", Id, payload);
        scope.RaiseAccessEpoch();
        return null;
    }
}

/// <summary>Changes what the patch names; a user other than an administrator may change only their own language.</summary>
internal sealed record PatchUser(Guid Id, UserPatch Patch, string? PasswordHash) : Change
{
    /// <summary>Two administrators who take the role from each other in the same moment would both see the other one left.</summary>
    internal override bool OneAtATime => Patch.Roles is not null || Patch.Blocked is not null;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var ownLanguageOnly = Id == scope.Caller.UserId && Patch == new UserPatch { Language = Patch.Language };
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem && !ownLanguageOnly)
            return Problems.Forbidden();
        var user = await scope.Db.Users.SingleOrDefaultAsync(u => u.Id == Id, cancellationToken);
        if (user is null)
            return Problems.NotFound();

        var payload = new JsonObject();
        var wasAdmin = await scope.Db.UserRoles.AnyAsync(r => r.UserId == Id && r.Role == UserRules.Admin, cancellationToken);
        if (Patch.Name is { } name && name.Trim() != user.Name)
        {
            if (UserRules.NameProblem(name) is { } nameless)
                return nameless;
            payload["name"] = new JsonArray(user.Name, name.Trim());
            user.Name = name.Trim();
        }

        if (Patch.Language is { } language && language != user.Language)
        {
            if (UserRules.LanguageProblem(language) is { } unspoken)
                return unspoken;
            payload["language"] = new JsonArray(user.Language, language);
            user.Language = language;
        }

        if (Patch.Roles is { } roles && await Memberships.SetRolesAsync(scope, Id, roles, payload, cancellationToken) is { } role)
            return role;
        if (Patch.Groups is { } groups && await Memberships.SetGroupsAsync(scope, Id, groups, payload, cancellationToken) is { } group)
            return group;
        if (PasswordHash is not null)
        {
            user.PasswordHash = PasswordHash;
            payload["password"] = "changed";
        }

        if (Patch.Blocked is { } blocked && blocked != user.Blocked)
        {
            payload["blocked"] = new JsonArray(user.Blocked, blocked);
            user.Blocked = blocked;
        }

        if (payload.Count == 0)
            return null;
        if (wasAdmin && await UserRules.LastAdminProblemAsync(scope, cancellationToken) is { } last)
            return last;
        var manager = Accounts.Over(scope.Db);
        var ends = payload.ContainsKey("password") || payload.ContainsKey("blocked");
        if (Accounts.ProblemOf(await (ends ? manager.UpdateSecurityStampAsync(user) : manager.UpdateAsync(user))) is { } refused)
            return refused;
        scope.Record(payload.ContainsKey("blocked") ? Patch.Blocked == true ? "user.block" : "user.unblock" : "user.patch", "user", Id, payload);
        scope.RaiseAccessEpoch();
        return null;
    }
}

/// <summary>Sets a password; the user's own, or by the product.</summary>
internal sealed record SetPassword(Guid Id, string PasswordHash) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (Id != scope.Caller.UserId && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        var user = await scope.Db.Users.SingleOrDefaultAsync(u => u.Id == Id, cancellationToken);
        if (user is null)
            return Problems.NotFound();
        user.PasswordHash = PasswordHash;
        if (Accounts.ProblemOf(await Accounts.Over(scope.Db).UpdateSecurityStampAsync(user)) is { } refused)
            return refused;
        scope.Record("user.password", "user", Id);
        scope.RaiseAccessEpoch();
        return null;
    }
}

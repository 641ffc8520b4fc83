using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>Users: administrators make, change and block them; everybody signed in may see who there is.</summary>
public sealed class Users
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;
    private readonly SignIn signIn;

    internal Users(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes, SignIn signIn)
    {
        this.contexts = contexts;
        this.changes = changes;
        this.signIn = signIn;
    }

    /// <summary>Makes a user.</summary>
    public async Task<Result<UserView>> CreateAsync(Caller caller, NewUser user, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (PasswordRules.Check(user.Password, user.Login) is { } weak)
            return weak;
        var id = Guid.CreateVersion7();
        var create = new CreateUser(id, user.Login, user.Name, user.Language ?? caller.Language, Accounts.Hash(user.Password), user.Roles, user.Groups);
        var receipt = await changes.CommitAsync(caller, new ChangeSet("user.create", id.ToString(), [create]), cancellationToken);
        return receipt.Succeeded ? await ReadAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }

    /// <summary>Changes what is named of a user.</summary>
    public async Task<Result<UserView>> PatchAsync(Caller caller, Guid id, UserPatch patch, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        string? hash = null;
        if (patch.Password is { } password)
        {
            var login = await LoginAsync(id, cancellationToken);
            if (login is null)
                return Problems.NotFound();
            if (PasswordRules.Check(password, login) is { } weak)
                return weak;
            hash = Accounts.Hash(password);
        }

        return await CommitAsync(caller, "user.patch", id, new PatchUser(id, patch, hash), cancellationToken);
    }

    /// <summary>Ends a user's sessions and tokens and keeps them from signing in; what they made stays.</summary>
    public async Task<Result<UserView>> BlockAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        caller.IsAdmin
            ? await CommitAsync(caller, "user.block", id, new PatchUser(id, new UserPatch { Blocked = true }, null), cancellationToken)
            : Problems.Forbidden();

    /// <summary>Sets the caller's own language.</summary>
    public Task<Result<UserView>> SetLanguageAsync(Caller caller, string language, CancellationToken cancellationToken) =>
        CommitAsync(caller, "user.patch", caller.UserId, new PatchUser(caller.UserId, new UserPatch { Language = language }, null), cancellationToken);

    /// <summary>Sets the caller's own password; all their sessions end.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="current">The password until now; failures count as failed sign-ins.</param>
    /// <param name="next">The new one.</param>
    /// <param name="address">The address of the client.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<UserView>> SetPasswordAsync(Caller caller, string current, string next, string address, CancellationToken cancellationToken)
    {
        if (await LoginAsync(caller.UserId, cancellationToken) is not { } login)
            return Problems.NotFound();
        if (PasswordRules.Check(next, login) is { } weak)
            return weak;
        var check = await signIn.CheckAsync(login, current, address, cancellationToken);
        if (!check.Succeeded)
            return check.Problem.Code == Problems.SignInFailed().Code ? Problems.PasswordWrong() : check.Problem;
        return await CommitAsync(caller, "user.password", caller.UserId, new SetPassword(caller.UserId, Accounts.Hash(next)), cancellationToken);
    }

    /// <summary>A user; roles and groups are shown to administrators and to the user.</summary>
    public async Task<Result<UserView>> ReadAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = await ViewsAsync(db, caller, db.Users.Where(u => u.Id == id), cancellationToken);
        return views.Count == 0 ? Problems.NotFound() : views[0];
    }

    /// <summary>A page of users by login.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="after">The <see cref="UserPage.Next"/> of the page before; null: from the first.</param>
    /// <param name="size">At most this many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="letters">Of these in login or name; null: all.</param>
    public async Task<UserPage> ListAsync(Caller caller, string? after, int size, CancellationToken cancellationToken, string? letters = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var count = Math.Clamp(size, 1, 1000);
        var users = db.Users.AsQueryable();
        if (after is not null)
            users = users.Where(u => string.Compare(u.NormalizedUserName, after) > 0);
        if (!string.IsNullOrWhiteSpace(letters))
        {
            var rows = users.OrderBy(u => u.NormalizedUserName).Select(u => new { u.Id, u.UserName, u.Name }).AsAsyncEnumerable();
            var found = await rows.Where(u => NameSearch.Has($"{u.UserName} {u.Name}", letters)).Select(u => u.Id).Take(count + 1).ToListAsync(cancellationToken);
            users = users.Where(u => found.Contains(u.Id));
        }

        var views = await ViewsAsync(db, caller, users.OrderBy(u => u.NormalizedUserName).Take(count + 1), cancellationToken);
        return views.Count <= count
            ? new UserPage(views, null)
            : new UserPage([.. views.Take(count)], Accounts.Normalize(views[count - 1].Login));
    }

    /// <summary>Gives somebody who lost theirs a new password; their sessions end.</summary>
    /// <returns>The password, which nobody can see again.</returns>
    public async Task<Result<string>> NewPasswordAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var next = PasswordResets.New();
        var set = await PatchAsync(caller, id, new UserPatch { Password = next }, cancellationToken);
        return set.Map(_ => next);
    }

    /// <summary>The roles there are: those the product ships, those somebody has and those that rights name.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await db.UserRoles.Select(r => r.Role).Distinct().ToListAsync(cancellationToken);
        var prefix = Principal.Role("");
        var named = await db.AccessEntries.Where(e => e.Principal.StartsWith(prefix)).Select(e => e.Principal).Distinct().ToListAsync(cancellationToken);
        return [.. held.Concat(named.Select(n => n[prefix.Length..])).Concat(Principals.StockRoles).Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<Result<UserView>> CommitAsync(Caller caller, string operation, Guid id, Change change, CancellationToken cancellationToken)
    {
        var receipt = await changes.CommitAsync(caller, new ChangeSet(operation, id.ToString(), [change]), cancellationToken);
        return receipt.Succeeded ? await ReadAsync(caller, id, cancellationToken) : receipt.Problem;
    }

    private async Task<string?> LoginAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.Where(u => u.Id == id).Select(u => u.UserName).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<List<UserView>> ViewsAsync(EcmDbContext db, Caller caller, IQueryable<EcmUser> users, CancellationToken cancellationToken)
    {
        var rows = await users.AsNoTracking().ToListAsync(cancellationToken);
        var ids = rows.Select(u => u.Id).ToArray();
        var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellationToken)).ToLookup(r => r.UserId, r => r.Role);
        var groups = (await (from m in db.GroupMembers
                             join g in db.Groups on m.GroupId equals g.Id
                             where ids.Contains(m.UserId)
                             select new { m.UserId, Group = new GroupName(g.Id, g.Name) }).ToListAsync(cancellationToken)).ToLookup(g => g.UserId, g => g.Group);
        return rows.ConvertAll(u =>
        {
            var all = caller.IsAdmin || caller.IsSystem || caller.UserId == u.Id;
            return new UserView(
                u.Id, u.UserName!, u.Name, u.Language, u.Blocked,
                all ? [.. roles[u.Id].Order(StringComparer.Ordinal)] : null,
                all ? [.. groups[u.Id].OrderBy(g => g.Name, StringComparer.Ordinal)] : null);
        });
    }
}

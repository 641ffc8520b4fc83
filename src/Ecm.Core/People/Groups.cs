using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>Groups of users, such as departments. Administrators change them; everybody signed in may see which there are.</summary>
public sealed class Groups
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal Groups(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>Makes a group.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The name, the only one of its kind.</param>
    /// <param name="members">Users by id or login.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<GroupView>> CreateAsync(Caller caller, string name, IReadOnlyList<string> members, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        return await CommitAsync(caller, "group.create", id, new CreateGroup(id, name, members), cancellationToken);
    }

    /// <summary>Renames a group or sets its members; null leaves as is.</summary>
    public Task<Result<GroupView>> PatchAsync(Caller caller, Guid id, string? name, IReadOnlyList<string>? members, CancellationToken cancellationToken) =>
        CommitAsync(caller, "group.patch", id, new PatchGroup(id, name, members), cancellationToken);

    /// <summary>Removes a group; entries of access lists that name it give nobody anything from then on.</summary>
    public async Task<Result<ChangeReceipt>> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await changes.CommitAsync(caller, new ChangeSet("group.delete", id.ToString(), [new DeleteGroup(id)]), cancellationToken);

    /// <summary>A group; its members are shown to administrators and to members.</summary>
    public async Task<Result<GroupView>> ReadAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = await ViewsAsync(db, caller, db.Groups.Where(g => g.Id == id), cancellationToken);
        return views.Count == 0 ? Problems.NotFound() : views[0];
    }

    /// <summary>A page of groups by name.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="after">The <see cref="GroupPage.Next"/> of the page before; null: from the first.</param>
    /// <param name="size">At most this many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="letters">Of these in the name; null: all.</param>
    public async Task<GroupPage> ListAsync(Caller caller, string? after, int size, CancellationToken cancellationToken, string? letters = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var count = Math.Clamp(size, 1, 1000);
        var groups = db.Groups.AsQueryable();
        if (after is not null)
            groups = groups.Where(g => string.Compare(g.Name, after) > 0);
        if (!string.IsNullOrWhiteSpace(letters))
        {
            var rows = groups.OrderBy(g => g.Name).Select(g => new { g.Id, g.Name }).AsAsyncEnumerable();
            var found = await rows.Where(g => NameSearch.Has(g.Name, letters)).Select(g => g.Id).Take(count + 1).ToListAsync(cancellationToken);
            groups = groups.Where(g => found.Contains(g.Id));
        }

        var views = await ViewsAsync(db, caller, groups.OrderBy(g => g.Name).Take(count + 1), cancellationToken);
        return views.Count <= count ? new GroupPage(views, null) : new GroupPage([.. views.Take(count)], views[count - 1].Name);
    }

    private async Task<Result<GroupView>> CommitAsync(Caller caller, string operation, Guid id, Change change, CancellationToken cancellationToken)
    {
        var receipt = await changes.CommitAsync(caller, new ChangeSet(operation, id.ToString(), [change]), cancellationToken);
        return receipt.Succeeded ? await ReadAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }

    private static async Task<List<GroupView>> ViewsAsync(EcmDbContext db, Caller caller, IQueryable<Group> groups, CancellationToken cancellationToken)
    {
        var rows = await groups.AsNoTracking().ToListAsync(cancellationToken);
        var ids = rows.Select(g => g.Id).ToArray();
        var members = (await (from m in db.GroupMembers
                              join u in db.Users on m.UserId equals u.Id
                              where ids.Contains(m.GroupId)
                              select new { m.GroupId, Member = new MemberName(u.Id, u.UserName!, u.Name) }).ToListAsync(cancellationToken))
            .ToLookup(m => m.GroupId, m => m.Member);
        return rows.ConvertAll(g => new GroupView(
            g.Id, g.Name,
            caller.IsAdmin || caller.IsSystem || caller.Principals.Contains(Principal.Group(g.Id))
                ? [.. members[g.Id].OrderBy(m => m.Login, StringComparer.Ordinal)]
                : null));
    }
}

/// <summary>A group.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Members">Its members; null when the caller may not know.</param>
public sealed record GroupView(Guid Id, string Name, IReadOnlyList<MemberName>? Members);

/// <summary>A member of a group.</summary>
/// <param name="Id">The user.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Name">The name others see.</param>
public sealed record MemberName(Guid Id, string Login, string Name);

/// <summary>A page of groups.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
public sealed record GroupPage(IReadOnlyList<GroupView> Groups, string? Next);

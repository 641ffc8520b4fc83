using System.Globalization;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search.Saved;

/// <summary>A question to be kept.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Question">What is asked and in which order; its page does not matter.</param>
/// <param name="OnStart">It stands on the start page.</param>
/// <param name="GroupId">A group of the caller's that has it as well; null: the caller alone.</param>
/// <param name="Notify">Everybody who has it is told when it finds new cards.</param>
public sealed record SearchToSave(string Name, SearchQuestion Question, bool OnStart, Guid? GroupId, bool Notify = false);

/// <summary>A saved search as somebody who has it sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Question">What is asked and in which order.</param>
/// <param name="OnStart">It stands on the start page.</param>
/// <param name="GroupId">The group that has it; null: its owner alone.</param>
/// <param name="Group">The name of the group.</param>
/// <param name="OwnerId">Whose it is: only they change it.</param>
/// <param name="Owner">Their name.</param>
/// <param name="Since">When the caller last opened it; if never, when it was made.</param>
/// <param name="Notify">Everybody who has it is told when it finds new cards.</param>
public sealed record SavedSearchView(
    Guid Id, string Name, SearchQuestion Question, bool OnStart, Guid? GroupId, string? Group, Guid OwnerId, string Owner, DateTimeOffset Since, bool Notify);

/// <summary>Searches that people keep, for themselves and for their groups. Whoever opens one sees what they themselves may read.</summary>
public sealed class SavedSearches
{
    /// <summary>More are not kept for one person.</summary>
    public const int MostOwn = 100;

    private const int MostListed = 500;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;
    private readonly SavedSearchOpenings openings;
    private readonly NoticeReading notices;

    internal SavedSearches(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes, SavedSearchOpenings openings, NoticeReading notices)
    {
        this.notices = notices;
        this.contexts = contexts;
        this.changes = changes;
        this.openings = openings;
    }

    /// <summary>The caller's own and those of their groups, by name.</summary>
    public async Task<IReadOnlyList<SavedSearchView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = await ReadAsync(db, caller, db.SavedSearches, cancellationToken);
        return [.. views.OrderBy(s => s.Name, StringComparer.Create(CultureInfo.GetCultureInfo(caller.Language), ignoreCase: true))];
    }

    /// <summary>A search that the caller has.</summary>
    public async Task<Result<SavedSearchView>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, caller, db.SavedSearches.Where(s => s.Id == id), cancellationToken) is [var search] ? search : Problems.NotFound();
    }

    /// <summary>Keeps a search.</summary>
    public Task<Result<SavedSearchView>> CreateAsync(Caller caller, SearchToSave search, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        return CommitAsync(caller, "search.create", id, new CreateSavedSearch(id, search), cancellationToken);
    }

    /// <summary>Changes all of a search of the caller's own.</summary>
    public Task<Result<SavedSearchView>> ChangeAsync(Caller caller, Guid id, SearchToSave search, CancellationToken cancellationToken) =>
        CommitAsync(caller, "search.change", id, new ChangeSavedSearch(id, search), cancellationToken);

    /// <summary>Removes a search of the caller's own.</summary>
    public async Task<Result<ChangeReceipt>> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await changes.CommitAsync(caller, new ChangeSet("search.delete", id.ToString(), [new DeleteSavedSearch(id)]), cancellationToken);

    /// <summary>A search that is being opened: what it finds now is new to the caller no more.</summary>
    public async Task<Result<SavedSearchView>> OpenAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var search = await GetAsync(caller, id, cancellationToken);
        if (!search.Succeeded)
            return search;
        await notices.SeeAboutAsync(caller, id, cancellationToken);
        return search.Value with { Since = await openings.KeepAsync(caller, id, cancellationToken) };
    }

    /// <summary>The groups that the caller may share a search with, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> GroupsAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await (
            from member in db.GroupMembers.Where(m => m.UserId == caller.UserId)
            join grp in db.Groups on member.GroupId equals grp.Id
            orderby grp.Name
            select new { grp.Id, grp.Name }).ToListAsync(cancellationToken);
        return [.. groups.Select(g => (g.Id, g.Name))];
    }

    private async Task<Result<SavedSearchView>> CommitAsync(Caller caller, string operation, Guid id, Change change, CancellationToken cancellationToken)
    {
        var receipt = await changes.CommitAsync(caller, new ChangeSet(operation, id.ToString(), [change]), cancellationToken);
        return receipt.Succeeded ? await GetAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }

    private static async Task<List<SavedSearchView>> ReadAsync(EcmDbContext db, Caller caller, IQueryable<SavedSearch> searches, CancellationToken cancellationToken)
    {
        var rows = await (
            from search in searches.Where(s => s.OwnerId == caller.UserId || db.GroupMembers.Any(m => m.GroupId == s.GroupId && m.UserId == caller.UserId))
            join owner in db.Users on search.OwnerId equals owner.Id
            join grp in db.Groups on search.GroupId equals grp.Id into groups
            from grp in groups.DefaultIfEmpty()
            join opening in db.SavedSearchOpenings.Where(o => o.UserId == caller.UserId) on search.Id equals opening.SearchId into opened
            from opening in opened.DefaultIfEmpty()
            orderby search.Id
            select new { search, Owner = owner.Name, Group = grp == null ? null : grp.Name, Opened = opening == null ? (DateTimeOffset?)null : opening.At })
            .AsNoTracking().Take(MostListed).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new SavedSearchView(
            r.search.Id, r.search.Name, KeptQuestion.Read(r.search.Question), r.search.OnStart, r.search.GroupId, r.Group, r.search.OwnerId, r.Owner, r.Opened ?? r.search.CreatedAt, r.search.Notify));
    }
}

using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.People;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search.Saved;

internal sealed record CreateSavedSearch(Guid Id, SearchToSave Search) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (await SavedSearchRules.ProblemAsync(scope, Search, was: null, cancellationToken) is { } wrong)
            return wrong;
        if (await scope.Db.SavedSearches.CountAsync(s => s.OwnerId == scope.Caller.UserId, cancellationToken) >= SavedSearches.MostOwn)
            return Problems.TooManySearches(SavedSearches.MostOwn);
        var search = new SavedSearch
        {
            Id = Id, OwnerId = scope.Caller.UserId, Name = Search.Name.Trim(), Question = KeptQuestion.Write(Search.Question), OnStart = Search.OnStart, Notify = Search.Notify, GroupId = Search.GroupId, CreatedAt = scope.Now,
        };
        scope.Db.SavedSearches.Add(search);
        scope.Record("search.create", "search", Id, new JsonObject
        {
            ["name"] = search.Name, ["question"] = search.Question, ["onStart"] = search.OnStart, ["notify"] = search.Notify, ["group"] = search.GroupId?.ToString(),
        });
        return null;
    }
}

internal sealed record ChangeSavedSearch(Guid Id, SearchToSave Search) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await SavedSearchRules.OwnAsync(scope, Id, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var search = found.Value;
        if (await SavedSearchRules.ProblemAsync(scope, Search, search.GroupId, cancellationToken) is { } wrong)
            return wrong;
        var payload = new JsonObject();
        Note("name", search.Name, search.Name = Search.Name.Trim());
        Note("question", search.Question, search.Question = KeptQuestion.Write(Search.Question));
        Note("onStart", search.OnStart, search.OnStart = Search.OnStart);
        Note("notify", search.Notify, search.Notify = Search.Notify);
        Note("group", search.GroupId?.ToString(), (search.GroupId = Search.GroupId)?.ToString());
        if (payload.Count > 0)
            scope.Record("search.change", "search", Id, payload);
        return null;

        void Note<T>(string key, T was, T now)
        {
            if (!Equals(was, now))
                payload[key] = new JsonArray(JsonValue.Create(was), JsonValue.Create(now));
        }
    }
}

internal sealed record DeleteSavedSearch(Guid Id) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await SavedSearchRules.OwnAsync(scope, Id, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        scope.Db.SavedSearches.Remove(found.Value);
        scope.Record("search.delete", "search", Id, new JsonObject { ["name"] = found.Value.Name, ["group"] = found.Value.GroupId?.ToString() });
        return null;
    }
}

/// <summary>What must hold of saved searches.</summary>
internal static class SavedSearchRules
{
    /// <summary>A search is shared with a group by its members; one that it is shared with already may stay so.</summary>
    public static async Task<Problem?> ProblemAsync(ChangeScope scope, SearchToSave search, Guid? was, CancellationToken cancellationToken)
    {
        if ((UserRules.NameProblem(search.Name) ?? KeptQuestion.ProblemOf(search.Question)) is { } wrong)
            return wrong;
        if (search.GroupId is not { } group || group == was)
            return null;
        return scope.Caller.Principals.Contains(Principal.Group(group)) && await scope.Db.Groups.AnyAsync(g => g.Id == group, cancellationToken)
            ? null : Problems.UnknownGroup(group.ToString());
    }

    /// <summary>A search that the caller may change: of those of others who share it, it is said that they are not theirs, of all others that there is none.</summary>
    public static async Task<Result<SavedSearch>> OwnAsync(ChangeScope scope, Guid id, CancellationToken cancellationToken)
    {
        if (await scope.Db.SavedSearches.FindAsync([id], cancellationToken) is not { } search)
            return Problems.NotFound();
        if (search.OwnerId == scope.Caller.UserId)
            return search;
        return search.GroupId is { } group && scope.Caller.Principals.Contains(Principal.Group(group)) ? Problems.Forbidden() : Problems.NotFound();
    }
}

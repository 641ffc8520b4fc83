using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Gives a card a list of its own, a named one, or the one it inherits; its inheriting descendants follow in the same set.</summary>
internal sealed record SetAccess(Guid CardId, CardAccessSetting Setting) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(CardId, AccessLevel.Manage, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        var list = await ListAsync(scope, card, cancellationToken);
        if (!list.Succeeded)
            return list.Problem;
        if (list.Value == card.AccessList && Setting.Inherit == card.InheritsAccess)
            return null;

        var payload = new JsonObject();
        if (Setting.Inherit != card.InheritsAccess)
            payload["inherit"] = new JsonArray(card.InheritsAccess, Setting.Inherit);
        payload["entries"] = AccessWriting.Differences(
            await AccessWriting.EntriesAsync(scope.Db, card.AccessList, cancellationToken),
            await AccessWriting.EntriesAsync(scope.Db, list.Value, cancellationToken));
        // Lists are immutable, so a number is enough to put one back.
        payload["lists"] = new JsonArray(card.AccessList, list.Value);
        card.InheritsAccess = Setting.Inherit;
        scope.Record(card, "access.set", payload, accessOnly: true);
        await InheritedAccess.PassOnAsync(scope, card, list.Value, cancellationToken);
        return null;
    }

    /// <summary>A named list that was repointed since is given as it is now.</summary>
    private static async Task<int> BeforeAsync(ChangeScope scope, int number, CancellationToken cancellationToken)
    {
        var entries = await AccessWriting.EntriesAsync(scope.Db, number, cancellationToken);
        var name = entries.Keys.FirstOrDefault(e => e.StartsWith(AccessWriting.NamePrefix, StringComparison.Ordinal))?[AccessWriting.NamePrefix.Length..];
        return name is not null && await scope.Db.NamedAccessLists.AsNoTracking().SingleOrDefaultAsync(n => n.Name == name, cancellationToken) is { } named
            ? named.List
            : number;
    }

    private async Task<Result<int>> ListAsync(ChangeScope scope, Card card, CancellationToken cancellationToken)
    {
        if (Setting.Number is { } number)
            return await BeforeAsync(scope, number, cancellationToken);
        if (Setting.List is { } name)
        {
            if (Setting.Inherit || Setting.Entries.Count > 0)
                return Problems.EntriesInherited();
            var named = await scope.Db.NamedAccessLists.AsNoTracking().SingleOrDefaultAsync(n => n.Name == name, cancellationToken);
            return named is null ? Problems.UnknownAccessList(name) with { Field = "list" } : named.List;
        }

        var entries = await AccessWriting.StoredAsync(scope.Db, Setting.Entries, cancellationToken);
        if (!entries.Succeeded)
            return entries.Problem;
        if (!Setting.Inherit)
            return await AccessLists.NumberOfAsync(scope, entries.Value, cancellationToken);

        var inherited = card.ParentId is { } parent
            ? await scope.Db.Cards.Where(c => c.Id == parent).Select(c => c.AccessList).SingleAsync(cancellationToken)
            : await TypeAccess.ListOfAsync(scope, (await scope.TypesAsync(cancellationToken)).Of(card.Type), cancellationToken);
        // Entries beside «inherit» would silently not hold, unless they say what is inherited anyway.
        if (entries.Value.Count > 0
            && AccessWriting.Differences(entries.Value, await AccessWriting.EntriesAsync(scope.Db, inherited, cancellationToken)).Count > 0)
            return Problems.EntriesInherited();
        return inherited;
    }
}

/// <summary>An administrator's only way past a list: a grant of their own, with the reason in the card's history.</summary>
internal sealed record TakeOver(Guid CardId, string Reason) : Change
{
    public const string Cause = "takeover";

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
        {
            // Whoever may not know of the card is told nothing of it.
            var readable = await scope.CardAsync(CardId, AccessLevel.Read, cancellationToken, trashed: true);
            return readable.Succeeded ? Problems.Forbidden() : readable.Problem;
        }

        if (await scope.Db.Cards.FindAsync([CardId], cancellationToken) is not { } card)
            return Problems.NotFound();
        var principal = Principal.User(scope.Caller.UserId);
        if (await scope.Db.Grants.FindAsync([CardId, principal, Cause], cancellationToken) is null)
            scope.Db.Grants.Add(new Grant { CardId = CardId, Principal = principal, Cause = Cause, Level = AccessLevel.Manage });
        scope.Record(card, "access.takeover", new() { ["reason"] = Reason }, accessOnly: true);
        return null;
    }
}

/// <summary>Ends the grants of one cause on a card.</summary>
internal sealed record WithdrawGrants(Guid CardId, string Cause) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(CardId, AccessLevel.Manage, cancellationToken, trashed: true);
        if (!found.Succeeded)
            return found.Problem;
        var grants = await scope.Db.Grants.Where(g => g.CardId == CardId && g.Cause == Cause).ToListAsync(cancellationToken);
        if (grants.Count == 0)
            return null;
        scope.Db.Grants.RemoveRange(grants);
        scope.Record(
            found.Value, "access.withdraw",
            new() { ["cause"] = Cause, ["principals"] = new JsonArray([.. grants.Select(g => (JsonNode)g.Principal)]) }, accessOnly: true);
        return null;
    }
}

/// <summary>Makes a named list, or points its name to other entries: the cards that hold it get them, and what inherits from those.</summary>
internal sealed record PutNamedList(string Name, IReadOnlyList<EntryText> Entries) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        var entries = await AccessWriting.StoredAsync(scope.Db, Entries, cancellationToken);
        if (!entries.Succeeded)
            return entries.Problem;
        entries.Value[AccessWriting.NamePrefix + Name] = AccessLevel.None;
        var list = await AccessLists.NumberOfAsync(scope, entries.Value, cancellationToken);
        var named = await scope.Db.NamedAccessLists.FindAsync([Name], cancellationToken);
        if (named?.List == list)
            return null;

        var before = named is null ? [] : await AccessWriting.EntriesAsync(scope.Db, named.List, cancellationToken);
        scope.Record(
            "access-list.put", "access-list", Guid.Empty,
            new() { ["name"] = Name, ["entries"] = AccessWriting.Differences(before, entries.Value) });
        if (named is null)
        {
            scope.Db.NamedAccessLists.Add(new NamedAccessList { Name = Name, List = list });
            return null;
        }

        var holders = await scope.Db.Cards.Where(c => c.AccessList == named.List && !c.InheritsAccess).ToListAsync(cancellationToken);
        foreach (var card in holders)
        {
            scope.Record(card, "access.list", new() { ["name"] = Name }, accessOnly: true);
            await InheritedAccess.PassOnAsync(scope, card, list, cancellationToken);
        }

        named.List = list;
        return null;
    }
}

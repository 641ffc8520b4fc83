using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>What a person changes on a card; null members stay as they are.</summary>
public sealed record CardPatch
{
    /// <summary>A new title.</summary>
    public string? Title { get; init; }

    /// <summary>Own fields; a JSON null empties one.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>True when the card is moved, to <see cref="ParentId"/>.</summary>
    public bool Moves { get; init; }

    /// <summary>The new parent; null: to the top.</summary>
    public Guid? ParentId { get; init; }
}

/// <summary>Changes title, fields and parent of a card.</summary>
/// <param name="Id">The card.</param>
/// <param name="Version">The version the caller has read; null: whatever it is.</param>
/// <param name="Patch">What changes.</param>
/// <param name="PutsBack">True when values are put back that the card had: a field that must be filled may be empty again.</param>
internal sealed record PatchCard(Guid Id, int? Version, CardPatch Patch, bool PutsBack = false) : Change
{
    private const int MaxDepth = 50;

    internal override bool OneAtATime => Patch.Moves;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var payload = new JsonObject();

        if (Patch.Title is not null)
        {
            if (CardWriting.CleanTitle(Patch.Title) is not { } title)
                return Problems.FieldWrong("title", scope.Caller.Language == "ru" ? "Заголовок" : "Title", "text");
            if (title != card.Title)
                payload["title"] = CardWriting.Pair(card.Title, title);
            card.Title = title;
        }

        var before = card.Fields;
        if (await CardWriting.SetFieldsAsync(scope, card, type, Patch.Fields, whole: !PutsBack && Patch.Fields.Count > 0, cancellationToken) is { } wrong)
            return wrong;
        if (CardWriting.Differences(before, card.Fields) is { Count: > 0 } fields)
            payload["fields"] = fields;

        if (Patch.Moves && Patch.ParentId != card.ParentId && await MoveAsync(scope, card, type, payload, cancellationToken) is { } stuck)
            return stuck;
        if (payload.Count == 0)
            return null;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.patch", payload);
        return null;
    }

    private async Task<Problem?> MoveAsync(ChangeScope scope, Card card, CardTypes.CardType type, JsonObject payload, CancellationToken cancellationToken)
    {
        int list;
        if (Patch.ParentId is { } parentId)
        {
            var parent = await CardWriting.ParentAsync(scope, parentId, type, cancellationToken);
            if (!parent.Succeeded)
                return parent.Problem;
            if (await HangsBelowAsync(scope, parent.Value, card.Id, cancellationToken))
                return Problems.Cycle();
            list = parent.Value.AccessList;
        }
        else
        {
            // At the top it stands as if it had been made there.
            if (!await TypeAccess.MayCreateAsync(scope.Db, type, scope.Caller, cancellationToken))
                return Problems.Forbidden() with { Field = "parentId" };
            list = await TypeAccess.ListOfAsync(scope, type, cancellationToken);
        }

        payload["parentId"] = CardWriting.Pair(card.ParentId?.ToString(), Patch.ParentId?.ToString());
        card.ParentId = Patch.ParentId;
        if (card.InheritsAccess && card.AccessList != list)
        {
            var before = card.AccessList;
            await InheritedAccess.PassOnAsync(scope, card, list, cancellationToken);
            scope.Record(card, "access.inherit", new JsonObject { ["list"] = CardWriting.Pair(before, list) }, accessOnly: true);
        }

        await RecordBranchAsync(scope, card, cancellationToken);
        return null;
    }

    /// <summary>What hangs below moves along: the index knows each card by all that it hangs below.</summary>
    private static async Task RecordBranchAsync(ChangeScope scope, Card moved, CancellationToken cancellationToken)
    {
        var parents = new List<Guid> { moved.Id };
        while (parents.Count > 0)
        {
            var children = await scope.Db.Cards.Where(c => parents.Contains(c.ParentId!.Value)).ToListAsync(cancellationToken);
            foreach (var child in children)
                scope.Record(child, "card.moved-along", new JsonObject { ["with"] = moved.Id.ToString() });
            parents = [.. children.Select(c => c.Id)];
        }
    }

    private static async Task<bool> HangsBelowAsync(ChangeScope scope, Card card, Guid ancestor, CancellationToken cancellationToken)
    {
        Guid? at = card.Id;
        for (var depth = 0; at is { } id; depth++)
        {
            if (id == ancestor || depth == MaxDepth)
                return true;
            at = await scope.Db.Cards.Where(c => c.Id == id).Select(c => c.ParentId).SingleAsync(cancellationToken);
        }

        return false;
    }
}

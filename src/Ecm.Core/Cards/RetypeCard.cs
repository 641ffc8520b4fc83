using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>
/// Makes a card one of another type. Values of fields that both have stay (a key means one kind everywhere), the others go into the history; a state that both have
/// stays, else it begins anew. Its files are looked through again for the values of the new type.
/// </summary>
/// <param name="Id">The card.</param>
/// <param name="Type">The name of the other type.</param>
/// <param name="Version">The version the caller has read; null: whatever it is.</param>
internal sealed record RetypeCard(Guid Id, string Type, int? Version) : Change
{
    /// <summary>Values to be put back that the card had when it was of this type before.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The state it had then.</summary>
    public string? State { get; init; }

    // It passes access on, and looks at what hangs above and below.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        var types = await scope.TypesAsync(cancellationToken);
        var old = types.Of(card.Type);
        if (types.Find(Type) is not { Hidden: false } next)
            return Problems.UnknownType(Type);
        if (next.Name == old.Name)
            return null;
        if (await RefusalAsync(scope, card, types, old, next, cancellationToken) is { } refused)
            return refused;

        var (before, state) = (card.Fields, card.State);
        var stale = old.Definition.Unique.Select(keys => $"{old.Name}:{string.Join('+', keys)}").ToList();
        scope.Db.UniqueValues.RemoveRange(await scope.Db.UniqueValues.Where(u => u.CardId == Id && stale.Contains(u.Scope)).ToListAsync(cancellationToken));
        card.Type = next.Name;
        card.State = new[] { State, state, next.FirstState }.FirstOrDefault(s => next.Definition.States.Any(known => known.Name == s));
        card.Fields = FieldValues.Empty;
        var kept = before.With(Fields).Where(v => FieldRules.CheckPatch(next, [v], before, scope.Caller.Language) is null).ToDictionary();
        if (await CardWriting.SetFieldsAsync(scope, card, next, kept, whole: false, cancellationToken) is { } wrong)
            return wrong;

        card.Version++;
        card.ModifiedAt = scope.Now;
        var payload = new JsonObject { ["type"] = CardWriting.Pair(old.Name, next.Name), ["fields"] = CardWriting.Differences(before, card.Fields) };
        if (state != card.State)
            payload["state"] = CardWriting.Pair(state, card.State);
        scope.Record(card, "card.retype", payload);
        await FollowTypeAsync(scope, card, next, cancellationToken);
        return null;
    }

    private static async Task<Problem?> RefusalAsync(ChangeScope scope, Card card, TypeCatalog types, CardType old, CardType next, CancellationToken cancellationToken)
    {
        var language = scope.Caller.Language;
        // Others name a counterparty as one, and a document by its number in the journal of its type.
        if (old.Definition.IsParty != next.Definition.IsParty)
            return Problems.TypeOfOtherKind(next.Definition.Label.In(language));
        if (card.Number is { } number && next.Definition.Register != card.Register)
            return Problems.TypeOfRegistered(number);
        if (card.ParentId is null && !await TypeAccess.MayCreateAsync(scope.Db, next, scope.Caller, cancellationToken))
            return Problems.Forbidden() with { Field = "type" };
        if (card.ParentId is { } above)
        {
            var parent = types.Of(await scope.Db.Cards.Where(c => c.Id == above).Select(c => c.Type).SingleAsync(cancellationToken));
            if (!parent.Takes(next))
                return Problems.ChildNotAllowed(parent.Definition.Label.In(language), next.Definition.Label.In(language));
        }

        var below = await scope.Db.Cards.Where(c => c.ParentId == card.Id).Select(c => c.Type).Distinct().ToListAsync(cancellationToken);
        return below.Select(types.Of).FirstOrDefault(child => !next.Takes(child)) is { } homeless
            ? Problems.ChildNotAllowed(next.Definition.Label.In(language), homeless.Definition.Label.In(language))
            : null;
    }

    /// <summary>At the top the type's list holds, and what its fields are read from is looked at again.</summary>
    private static async Task FollowTypeAsync(ChangeScope scope, Card card, CardType next, CancellationToken cancellationToken)
    {
        if (card is { InheritsAccess: true, ParentId: null })
        {
            var (before, list) = (card.AccessList, await TypeAccess.ListOfAsync(scope, next, cancellationToken));
            if (before != list)
            {
                await InheritedAccess.PassOnAsync(scope, card, list, cancellationToken);
                scope.Record(card, "access.inherit", new JsonObject { ["list"] = CardWriting.Pair(before, list) }, accessOnly: true);
            }
        }

        var versions = await scope.Db.Files.Where(f => f.CardId == card.Id).Select(f => f.CurrentVersionId).ToListAsync(cancellationToken);
        await SuggestJob.EnqueueAsync(scope, next, versions, cancellationToken);
    }
}

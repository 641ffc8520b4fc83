using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Cards;

/// <summary>Moves a card to another state of its lifecycle.</summary>
/// <param name="Id">The card.</param>
/// <param name="To">The name of the state.</param>
/// <param name="Version">The version the caller has read; null: whatever it is.</param>
internal sealed record TransitionCard(Guid Id, string To, int? Version) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        if (card.State == To)
            return null;
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        if (type.Definition.States.All(s => s.Name != To))
            return Problems.TransitionNotAllowed(To);
        var payload = new JsonObject { ["state"] = CardWriting.Pair(card.State, To) };
        card.State = To;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.transition", payload);
        return null;
    }
}

using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Suggestions;

namespace Ecm.Core.NamedSets;

/// <summary>Takes over what was seen in the files of cards for their empty fields.</summary>
internal sealed record AcceptSeen : CardAct
{
    private ILookup<Guid, FieldSuggestion> seen = Array.Empty<FieldSuggestion>().ToLookup(_ => Guid.Empty);

    /// <summary>The same with what was seen for some cards, as far as the caller may know of it.</summary>
    public override async Task<CardAct> PlanAsync(ActPlanning planning, Caller caller, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken)
    {
        var readable = await planning.Cards.GetManyAsync(caller, cards, cancellationToken);
        return this with { seen = await planning.Suggestions.OfAsync(caller, [.. readable.Values], cancellationToken) };
    }

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        seen[cardId].Any() ? new(await new AcceptSuggestions(cardId, null, [.. seen[cardId]]).ApplyAsync(scope, cancellationToken)) : default;
}

using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Suggestions;

namespace Ecm.Core.NamedSets;

/// <summary>Takes over what was seen in the files of cards for their empty fields.</summary>
/// <param name="Shown">The values that the person saw, by card and field: what was read otherwise since is left alone; null: whatever there is.</param>
internal sealed record AcceptSeen(IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, JsonElement>>? Shown) : CardAct
{
    private ILookup<Guid, FieldSuggestion> seen = Array.Empty<FieldSuggestion>().ToLookup(_ => Guid.Empty);

    /// <summary>The same with what was seen for some cards, as far as the caller may know of it.</summary>
    public override async Task<CardAct> PlanAsync(ActPlanning planning, Caller caller, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken)
    {
        var readable = await planning.Cards.GetManyAsync(caller, cards, cancellationToken);
        return this with { seen = await planning.Suggestions.OfAsync(caller, [.. readable.Values], cancellationToken) };
    }

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        seen[cardId].Where(s => IsShown(cardId, s)).ToList() is { Count: > 0 } meant ? new(await new AcceptSuggestions(cardId, null, meant).ApplyAsync(scope, cancellationToken)) : default;

    private bool IsShown(Guid card, FieldSuggestion suggestion) => Shown is null || (Shown.TryGetValue(card, out var fields) && suggestion.IsAmong(fields));
}

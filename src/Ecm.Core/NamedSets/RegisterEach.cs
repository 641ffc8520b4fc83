using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Registers;
using Ecm.Core.Results;

namespace Ecm.Core.NamedSets;

/// <summary>Gives cards numbers, in the order of the set.</summary>
/// <param name="Register">The register; null: each in that of its type.</param>
/// <param name="Date">The registration day; null: today in the organisation.</param>
internal sealed record RegisterEach(string? Register, DateOnly? Date) : CardAct
{
    private IReadOnlyDictionary<Guid, Result<RegisterCard>> plans = new Dictionary<Guid, Result<RegisterCard>>();

    /// <summary>The same with the numbers of some cards planned: plugin code, before the transaction.</summary>
    public override async Task<CardAct> PlanAsync(ActPlanning planning, Caller caller, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken)
    {
        var planned = new Dictionary<Guid, Result<RegisterCard>>();
        foreach (var (id, card) in await planning.Cards.GetManyAsync(caller, cards, cancellationToken))
            planned[id] = await PlanAsync(planning.Numbers, card, cancellationToken);
        return this with { plans = planned };
    }

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        if (!plans.TryGetValue(cardId, out var plan))
            return new(Problems.NotFound());
        if (!plan.Succeeded)
            return new(plan.Problem);
        var refused = await plan.Value.ApplyAsync(scope, cancellationToken);
        // The counter was drawn already: a number that nobody gets must be drawn again.
        return new(refused) { Drew = refused?.Code == NumberGiving.TakenCode };
    }

    private async Task<Result<RegisterCard>> PlanAsync(NumberPlanning numbers, CardView card, CancellationToken cancellationToken)
    {
        if (card.Number is { } given)
            return Problems.AlreadyRegistered(given);
        var day = Date ?? numbers.Today;
        var plan = await numbers.PlanAsync(card.ToSnapshot(), Register, day, cancellationToken);
        return plan.Map(p => new RegisterCard(card.Id, null, card.Change, p.Register, day, p.Plan));
    }
}

using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.NamedSets;

/// <summary>What somebody has just done to one card, taken back.</summary>
public sealed class OwnChanges
{
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly CardReading cards;

    internal OwnChanges(ChangeSets.ChangeSets changeSets, CardReading cards)
    {
        this.changeSets = changeSets;
        this.cards = cards;
    }

    /// <summary>Takes a change of the caller's own back: what still is as they made it becomes what it was before, also a field that must be filled and was empty.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="change">The number of the change, as <see cref="CardView.Change"/> gave it.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<CardView>> TakeBackAsync(Caller caller, Guid cardId, long change, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.take-back", cardId.ToString(), [new TakeBackOwn(cardId, change)]), cancellationToken);
        return receipt.Succeeded ? await cards.GetAsync(caller, cardId, cancellationToken) : receipt.Problem;
    }
}

using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Cards;

/// <summary>Puts a card into the trash, or takes it out again. Its children stay where they are.</summary>
/// <param name="Id">The card.</param>
/// <param name="Into">True: into the trash; false: out of it.</param>
/// <param name="Version">The version the caller has read; null: whatever it is.</param>
internal sealed record TrashCard(Guid Id, bool Into, int? Version) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken, trashed: true);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        if (card.TrashedAt is not null == Into)
            return null;
        card.TrashedAt = Into ? scope.Now : null;
        card.TrashedBy = Into ? scope.Caller.UserId : null;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, Into ? "card.trash" : "card.restore");
        return null;
    }
}

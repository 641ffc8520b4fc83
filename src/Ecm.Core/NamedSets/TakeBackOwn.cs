using System.Collections.Frozen;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>Takes back what the caller did to one card. What others have changed since stays as it is; when that is all of it, it is said.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Number">The number of the change.</param>
internal sealed record TakeBackOwn(Guid CardId, long Number) : Change
{
    // As a set that is taken back: what was done may have been a move, or access.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken, trashed: true);
        if (!found.Succeeded)
            return found.Problem;
        if (!await scope.Db.Audit.AnyAsync(e => e.Number == Number && e.ObjectId == CardId && e.ActorId == scope.Caller.UserId, cancellationToken))
            return Problems.VersionConflict();
        var entries = scope.Entries.Count;
        var outcome = await new PutBack(Guid.Empty, FrozenSet<Guid>.Empty).ChangeAsync(scope, found.Value, Number, cancellationToken);
        return outcome.Refused ?? (scope.Entries.Count == entries ? outcome.Left : null);
    }
}

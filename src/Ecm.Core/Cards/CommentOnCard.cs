using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Cards;

/// <summary>Says something about a card. A comment is an entry of its history: it stands where it was said and is not rewritten afterwards.</summary>
/// <param name="Id">The card.</param>
/// <param name="Text">What is said.</param>
internal sealed record CommentOnCard(Guid Id, string Text) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Read, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        // The card itself stays as it is: the index keeps no comments, and must neither read its files again nor leave it out meanwhile.
        scope.Record("card.comment", "card", Id, new() { ["text"] = Text });
        return null;
    }
}

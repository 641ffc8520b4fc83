using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>
/// Takes a file from its card to a new one of its own: below that card, or at the top when the card takes nothing below it. Whoever could do something with it
/// there can do as much here, and nobody else.
/// </summary>
/// <param name="FileId">The file.</param>
/// <param name="CardId">The id of the new card.</param>
/// <param name="From">The card on which the caller has seen it; null: wherever it is.</param>
internal sealed record PartFile(Guid FileId, Guid CardId, Guid? From) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.Files.FindAsync([FileId], cancellationToken) is not { } file)
            return Problems.NotFound();
        var from = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!from.Succeeded)
            return from.Problem;
        var types = await scope.TypesAsync(cancellationToken);
        var below = types.Of(from.Value.Type).Takes(types.Of(TypeCatalog.Document));
        var create = new CreateCard(
            CardId, TypeCatalog.Document, FileName.Title(file.Name), below ? from.Value.Id : null, FieldValues.Empty, AccessListName: null, ByPerson: false);
        if (await create.ApplyAsync(scope, cancellationToken) is { } refused)
            return refused;
        await ShareAlikeAsync(scope, from.Value, below, cancellationToken);
        return await new MoveFile(FileId, CardId, From).ApplyAsync(scope, cancellationToken);
    }

    /// <summary>The list of the card that the file leaves, and the grants on it in place of an author's.</summary>
    private async Task ShareAlikeAsync(ChangeScope scope, Card from, bool below, CancellationToken cancellationToken)
    {
        if (!below)
        {
            var card = (await scope.Db.Cards.FindAsync([CardId], cancellationToken))!;
            (card.AccessList, card.InheritsAccess) = (from.AccessList, false);
        }

        scope.Db.Grants.RemoveRange(scope.Db.Grants.Local.Where(g => g.CardId == CardId).ToList());
        var grants = await scope.Db.Grants.AsNoTracking().Where(g => g.CardId == from.Id).ToListAsync(cancellationToken);
        scope.Db.Grants.AddRange(grants.Select(g => new Grant { CardId = CardId, Principal = g.Principal, Cause = g.Cause, Level = g.Level }));
    }
}

/// <summary>Puts the card that a file was given into the trash once the file is back where it was, unless somebody has done something with it meanwhile.</summary>
/// <param name="CardId">The card.</param>
internal sealed record TrashGivenCard(Guid CardId) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        // Those that this very set moves are still there in the database.
        var files = await scope.Db.Files.Where(f => f.CardId == CardId).ToListAsync(cancellationToken);
        return files.Exists(f => f.CardId == CardId) || await scope.Db.Cards.AnyAsync(c => c.ParentId == CardId, cancellationToken)
            ? null
            : await new TrashCard(CardId, Into: true, Version: null).ApplyAsync(scope, cancellationToken);
    }
}

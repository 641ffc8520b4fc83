using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>Takes a file with all its versions, and with what is attached to it, from its card to another one. The caller needs the right to edit both.</summary>
/// <param name="FileId">The file.</param>
/// <param name="CardId">The card it goes to.</param>
internal sealed record MoveFile(Guid FileId, Guid CardId) : Change
{
    // What hangs on the file is looked for in rows that this change does not write.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.Files.FindAsync([FileId], cancellationToken) is not { } file)
            return Problems.NotFound();
        var from = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!from.Succeeded)
            return from.Problem;
        var to = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken);
        if (!to.Succeeded)
            return to.Problem with { Field = "cardId" };
        if (from.Value == to.Value)
            return null;

        var moved = WithAttached(file, await scope.Db.Files.Where(f => f.CardId == from.Value.Id).ToListAsync(cancellationToken));
        var ids = moved.Select(f => f.Id).ToList();
        moved.ForEach(f => f.CardId = CardId);
        await scope.Db.FileVersions.Where(v => ids.Contains(v.FileId)).ForEachAsync(v => v.CardId = CardId, cancellationToken);
        from.Value.ModifiedAt = to.Value.ModifiedAt = scope.Now;
        scope.Record(from.Value, "file.move-out", Payload(file, CardId));
        scope.Record(to.Value, "file.move-in", Payload(file, from.Value.Id));
        return null;
    }

    private static List<CardFile> WithAttached(CardFile file, IReadOnlyList<CardFile> onCard)
    {
        var attached = onCard.ToLookup(f => f.ParentFileId);
        List<CardFile> all = [file];
        for (var i = 0; i < all.Count; i++)
            all.AddRange(attached[all[i].Id]);
        return all;
    }

    private static JsonObject Payload(CardFile file, Guid otherCard) => new() { ["fileId"] = file.Id.ToString(), ["name"] = file.Name, ["cardId"] = otherCard.ToString() };
}

/// <summary>
/// Takes a file from its card to a new one of its own: below that card, or at the top when the card takes nothing below it. Whoever could read it there can
/// read it here, and nobody else.
/// </summary>
/// <param name="FileId">The file.</param>
/// <param name="CardId">The id of the new card.</param>
internal sealed record PartFile(Guid FileId, Guid CardId) : Change
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
        if (!below)
        {
            var card = (await scope.Db.Cards.FindAsync([CardId], cancellationToken))!;
            (card.AccessList, card.InheritsAccess) = (from.Value.AccessList, false);
        }

        return await new MoveFile(FileId, CardId).ApplyAsync(scope, cancellationToken);
    }
}

/// <summary>Destroys the card that a file was given, once the file is back where it was: unless somebody has done anything with it meanwhile.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Version">Its version as it was last seen.</param>
internal sealed record DropGivenCard(Guid CardId, int Version) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var card = await scope.Db.Cards.FindAsync([CardId], cancellationToken);
        if (card is null || card.Version != Version || await scope.Db.Files.AnyAsync(f => f.CardId == CardId, cancellationToken))
            return null;
        return await new TrashCard(CardId, Into: true, Version).ApplyAsync(scope, cancellationToken)
            ?? await new PurgeCard(CardId, DateTimeOffset.MaxValue).ApplyAsync(scope, cancellationToken);
    }
}

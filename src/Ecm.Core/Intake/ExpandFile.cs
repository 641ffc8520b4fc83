using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>
/// Makes a card of a file that lies in another, below that one's card: of the same type where that takes it, else a document. Its access is its parent's.
/// A place out of which a file was taken before is passed over: two workers may be at the same archive.
/// </summary>
/// <param name="CardId">The new card.</param>
/// <param name="ParentVersionId">The version of the file that holds it.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Content">The blob.</param>
internal sealed record ExpandFile(Guid CardId, Guid ParentVersionId, int Place, StoredContent Content) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var parent = await scope.Db.FileVersions.FindAsync([ParentVersionId], cancellationToken);
        if (parent is null)
            return Problems.NotFound();
        if (await scope.Db.Files.AnyAsync(f => f.ParentVersionId == ParentVersionId && f.ParentPlace == Place, cancellationToken))
            return null;
        var holder = await scope.Db.Cards.SingleAsync(c => c.Id == parent.CardId, cancellationToken);
        var types = await scope.TypesAsync(cancellationToken);
        var type = types.Of(holder.Type) is { Hidden: false } same && same.Takes(same) ? same.Name : TypeCatalog.Document;
        var create = new CreateCard(CardId, type, FileName.Title(Content.Name), holder.Id, FieldValues.Empty, AccessListName: null, ByPerson: false);
        if (await create.ApplyAsync(scope, cancellationToken) is { } problem)
            return problem;

        var card = (await scope.Db.Cards.FindAsync([CardId], cancellationToken))!;
        var fileId = Guid.CreateVersion7(scope.Now);
        var version = FileVersions.New(scope, fileId, CardId, 1, Content, parent.AuthorId);
        scope.Db.Files.Add(new CardFile
        {
            Id = fileId, CardId = CardId, Name = Content.Name, CurrentVersionId = version.Id, CreatedAt = scope.Now, ParentVersionId = ParentVersionId, ParentPlace = Place,
        });
        var payload = FileVersions.Payload(fileId, version);
        payload["parentName"] = parent.Name;
        scope.Record(card, "file.expand", payload);
        return null;
    }
}

using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>
/// Makes a file of the same card out of one that is attached to another, and asks for it to be read. Whoever brought in the other one brought in this one.
/// A place out of which a file was taken before is passed over: two workers may be at the same mail.
/// </summary>
/// <param name="FileId">The new file.</param>
/// <param name="ParentVersionId">The version of the file that holds it.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Content">The blob.</param>
internal sealed record AttachFile(Guid FileId, Guid ParentVersionId, int Place, StoredContent Content) : Change
{
    // The mail may be moved to another card, and this goes along.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var parent = await scope.Db.FileVersions.FindAsync([ParentVersionId], cancellationToken);
        if (parent is null)
            return Problems.NotFound();
        if (await IsThereAsync(scope, parent, cancellationToken))
            return null;
        var card = await scope.Db.Cards.SingleAsync(c => c.Id == parent.CardId, cancellationToken);
        var version = FileVersions.New(scope, FileId, parent.CardId, 1, Content, parent.AuthorId);
        scope.Db.Files.Add(new CardFile
        {
            Id = FileId, CardId = parent.CardId, Name = Content.Name, CurrentVersionId = version.Id, CreatedAt = scope.Now,
            ParentFileId = parent.FileId, ParentVersionId = ParentVersionId, ParentPlace = Place,
        });
        var payload = FileVersions.Payload(FileId, version);
        payload["parentFileId"] = parent.FileId.ToString();
        payload["parentName"] = parent.Name;
        scope.Record(card, "file.attach", payload);
        return null;
    }

    /// <summary>Taken out of this place, or of an earlier version of the mail that had the same attached.</summary>
    private Task<bool> IsThereAsync(ChangeScope scope, FileVersion parent, CancellationToken cancellationToken) =>
        scope.Db.Files.AnyAsync(f => f.ParentFileId == parent.FileId
            && (f.ParentVersionId == ParentVersionId
                ? f.ParentPlace == Place
                : f.Name == Content.Name && scope.Db.FileVersions.Any(v => v.FileId == f.Id && v.Sha256 == Content.Receipt.Sha256)), cancellationToken);
}

using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Trash;

/// <summary>
/// Destroys a card whose time in the trash is over, with its files, pages and links. Its history stays, with a last line; a tombstone tells the indexes. The blobs
/// belong to nobody then, and the sweep takes them a round later. Nothing happens to a card that is wanted again.
/// </summary>
/// <param name="Id">The card.</param>
/// <param name="TrashedUntil">It was put into the trash at this moment or before.</param>
internal sealed record PurgeCard(Guid Id, DateTimeOffset TrashedUntil) : Change
{
    // What hangs below it or names it is looked for in rows that this change does not write.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsSystem)
            return Problems.Forbidden();
        var db = scope.Db;
        var card = await scope.Db.Cards.FindAsync([Id], cancellationToken);
        if (card?.TrashedAt is not { } at || at > TrashedUntil || (await TrashHolds.OfAsync(db, Caller.System, [Id], cancellationToken)).Count > 0)
            return null;

        var versions = db.FileVersions.Where(v => v.CardId == Id);
        var (ids, blobs) = (versions.Select(v => v.Id), versions.Select(v => v.BlobId));
        var files = await db.Files.CountAsync(f => f.CardId == Id, cancellationToken);
        await db.Pages.Where(p => blobs.Contains(p.BlobId)).ExecuteDeleteAsync(cancellationToken);
        await db.KeptPictures.Where(p => blobs.Contains(p.BlobId)).ExecuteDeleteAsync(cancellationToken);
        await db.Jobs.Where(j => ids.Contains(j.SubjectId)).ExecuteDeleteAsync(cancellationToken);
        await versions.ExecuteDeleteAsync(cancellationToken);
        await db.Files.Where(f => f.CardId == Id).ExecuteDeleteAsync(cancellationToken);
        await db.Links.Where(l => l.SourceId == Id || l.TargetId == Id).ExecuteDeleteAsync(cancellationToken);
        await db.Grants.Where(g => g.CardId == Id).ExecuteDeleteAsync(cancellationToken);
        await db.UniqueValues.Where(u => u.CardId == Id).ExecuteDeleteAsync(cancellationToken);
        scope.Db.Cards.Remove(card);

        scope.Record("card.purge", "card", Id, new JsonObject { ["title"] = card.Title, ["type"] = card.Type, ["files"] = files, ["trashedAt"] = $"{at:O}" });
        var entry = scope.Entries[^1];
        scope.OnNumbers(() => db.Tombstones.Add(new Tombstone { CardId = Id, Change = entry.Number }));
        return null;
    }
}

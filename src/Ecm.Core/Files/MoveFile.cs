using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>Takes a file with all its versions, and with what is attached to it, from its card to another one. The caller needs the right to edit both.</summary>
/// <param name="FileId">The file.</param>
/// <param name="CardId">The card it goes to.</param>
/// <param name="From">The card on which the caller has seen it; null: wherever it is.</param>
internal sealed record MoveFile(Guid FileId, Guid CardId, Guid? From) : Change
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
        if (From is { } seen && seen != file.CardId)
            return Problems.VersionConflict();
        var to = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken);
        if (!to.Succeeded)
            return to.Problem with { Field = "cardId" };
        if (from.Value == to.Value)
            return null;

        var moved = WithAttached(file, await scope.Db.Files.Where(f => f.CardId == from.Value.Id).ToListAsync(cancellationToken));
        var ids = moved.Select(f => f.Id).ToList();
        var versions = await scope.Db.FileVersions.Where(v => ids.Contains(v.FileId)).ToListAsync(cancellationToken);
        // What is being taken out of an archive goes below the card on which the archive was when that began.
        if (versions.Exists(v => v is { Expand: true, Intake: IntakeState.Queued or IntakeState.Running }))
            return Problems.StillBeingRead();
        moved.ForEach(f => f.CardId = CardId);
        versions.ForEach(v => v.CardId = CardId);
        from.Value.ModifiedAt = to.Value.ModifiedAt = scope.Now;
        scope.Record(from.Value, "file.move-out", Payload(file, CardId));
        scope.Record(to.Value, "file.move-in", Payload(file, from.Value.Id));
        if (from.Value.Type != to.Value.Type)
            await SuggestJob.EnqueueAsync(scope, (await scope.TypesAsync(cancellationToken)).Of(to.Value.Type), [.. moved.Select(f => f.CurrentVersionId)], cancellationToken);
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

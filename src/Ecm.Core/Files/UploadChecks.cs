using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>What is looked at around an upload: rights before a byte is read, twins after the last.</summary>
internal sealed class UploadChecks(IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types)
{
    private const int MaxTwins = 20;

    /// <summary>Whether the caller may add to a card.</summary>
    public async Task<Problem?> MayEditAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await EditableAsync(db, caller, cardId, cancellationToken)).Problem;
    }

    /// <summary>Whether the caller may make a card of a type there, so that nothing is stored for one that cannot be.</summary>
    public async Task<Problem?> MayCreateAsync(Caller caller, string type, UploadTarget target, CancellationToken cancellationToken)
    {
        var catalog = await types.CurrentAsync(cancellationToken);
        if (catalog.Find(type) is not { Hidden: false } found)
            return Problems.UnknownType(type);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (target.Access is { } name && !await db.NamedAccessLists.AnyAsync(n => n.Name == name, cancellationToken))
            return Problems.UnknownAccessList(name);
        if (target.ParentId is not { } parentId)
            return await TypeAccess.MayCreateAsync(db, found, caller, cancellationToken) ? null : Problems.Forbidden() with { Field = "type" };

        var parent = await EditableAsync(db, caller, parentId, cancellationToken);
        if (!parent.Succeeded)
            return parent.Problem with { Field = "parentId" };
        var parentType = catalog.Of(parent.Value.Type);
        return parentType.Takes(found)
            ? null
            : Problems.ChildNotAllowed(parentType.Definition.Label.In(caller.Language), found.Definition.Label.In(caller.Language));
    }

    private static async Task<Result<Card>> EditableAsync(EcmDbContext db, Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        var card = await db.Readable(db.Cards, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == cardId, cancellationToken);
        if (card is null)
            return Problems.NotFound();
        if (card.TrashedAt is not null)
            return Problems.InTrash();
        return await CardAccess.LevelAsync(db, card, caller, cancellationToken) >= AccessLevel.Edit ? card : Problems.Forbidden();
    }

    /// <summary>Whether what lies in these bytes was made cards of already, below one of them.</summary>
    public async Task<bool> IsExpandedAsync(IReadOnlyList<Twin> twins, string sha256, CancellationToken cancellationToken)
    {
        var ids = twins.Select(t => t.FileId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return ids.Count > 0 && await db.FileVersions.AnyAsync(v => v.Expand && v.Sha256 == sha256 && ids.Contains(v.FileId), cancellationToken);
    }

    /// <summary>Files whose current version has these bytes, on cards that the caller may read and that are not in the trash.</summary>
    public async Task<IReadOnlyList<Twin>> TwinsAsync(Caller caller, string sha256, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from version in db.FileVersions.Where(v => v.Sha256 == sha256)
            join file in db.Files on new { Id = version.FileId, Version = version.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
            orderby file.Id
            select new Twin(card.Id, file.Id)).Take(MaxTwins).ToListAsync(cancellationToken);
    }
}

using Ecm.Core.Access;
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
        var card = await db.Readable(db.Cards, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == cardId, cancellationToken);
        if (card is null)
            return Problems.NotFound();
        if (card.TrashedAt is not null)
            return Problems.InTrash();
        return await CardAccess.LevelAsync(db, card, caller, cancellationToken) >= AccessLevel.Edit ? null : Problems.Forbidden();
    }

    /// <summary>Whether the caller may make a card of a type below a parent.</summary>
    public async Task<Problem?> MayCreateAsync(Caller caller, string type, Guid? parentId, CancellationToken cancellationToken)
    {
        if ((await types.CurrentAsync(cancellationToken)).Find(type) is not { Hidden: false })
            return Problems.UnknownType(type);
        return parentId is { } id && await MayEditAsync(caller, id, cancellationToken) is { } refused ? refused with { Field = "parentId" } : null;
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

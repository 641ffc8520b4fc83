using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>Owns the table of pictures that cannot be drawn again.</summary>
internal sealed class KeptPictures(IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>The blob with the picture of a page, upright; null: it can be drawn.</summary>
    public async Task<Guid?> FindAsync(Guid blobId, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.KeptPictures.Where(p => p.BlobId == blobId && p.Page == page).Select(p => (Guid?)p.PictureId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The pages of a blob that have one.</summary>
    public async Task<HashSet<int>> PagesAsync(Guid blobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await db.KeptPictures.Where(p => p.BlobId == blobId).Select(p => p.Page).ToListAsync(cancellationToken)];
    }

    /// <summary>Keeps one.</summary>
    public async Task SaveAsync(Guid blobId, int page, Guid pictureId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.KeptPictures.Add(new KeptPicture { BlobId = blobId, Page = page, PictureId = pictureId });
        await db.SaveChangesAsync(cancellationToken);
    }
}

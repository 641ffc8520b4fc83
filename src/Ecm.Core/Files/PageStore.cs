using System.Runtime.CompilerServices;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Doubt;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>Owns the table of page texts. They are read as people corrected them.</summary>
internal sealed class PageStore(IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>The numbers of the pages of a blob that have been read under a recipe, and whether there are some of others.</summary>
    public async Task<(HashSet<int> Done, bool Others)> DoneAsync(Guid blobId, string recipe, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var read = await db.Pages.Where(p => p.BlobId == blobId).Select(p => new { p.Page, p.Recipe }).ToListAsync(cancellationToken);
        return ([.. read.Where(p => p.Recipe == recipe).Select(p => p.Page)], read.Exists(p => p.Recipe != recipe));
    }

    /// <summary>Keeps pages that have been read.</summary>
    public async Task SaveAsync(Guid blobId, string recipe, IReadOnlyList<PageText> read, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Pages.AddRange(read.Select(p => new PageRow { BlobId = blobId, Page = p.Number, Recipe = recipe, Packed = PageTextCodec.Pack(p) }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets what was read of a blob under other recipes, once it has been read whole under this one.</summary>
    public async Task DropOthersAsync(Guid blobId, string recipe, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Pages.Where(p => p.BlobId == blobId && p.Recipe != recipe).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>One page as it was read, whatever people corrected; null when it has not been read.</summary>
    public async Task<PageText?> FindUncorrectedAsync(Guid blobId, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindUncorrectedAsync(db, blobId, page, cancellationToken);
    }

    /// <summary>One page; null when it has not been read.</summary>
    public async Task<PageText?> FindAsync(Guid blobId, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindUncorrectedAsync(db, blobId, page, cancellationToken) is { } read ? (await PageOverlay.OfAsync(db, [blobId], page, cancellationToken)).Apply(blobId, read) : null;
    }

    /// <summary>All pages of a blob, in order.</summary>
    public IAsyncEnumerable<PageText> ReadAsync(Guid blobId, CancellationToken cancellationToken) => ReadAsync(blobId, after: 0, cancellationToken);

    /// <summary>The pages of a blob behind one of them, in order.</summary>
    public async IAsyncEnumerable<PageText> ReadAsync(Guid blobId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PageOverlay overlay;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            overlay = await PageOverlay.OfAsync(db, [blobId], page: null, cancellationToken);
        await foreach (var page in ReadUncorrectedAsync(blobId, after, cancellationToken))
            yield return overlay.Apply(blobId, page);
    }

    /// <summary>The pages of a blob as they were read, whatever people corrected.</summary>
    public async IAsyncEnumerable<PageText> ReadUncorrectedAsync(Guid blobId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var last = 0;
        await foreach (var row in db.Pages.AsNoTracking().Where(p => p.BlobId == blobId && p.Page > after).OrderBy(p => p.Page).ThenByDescending(p => p.Recipe).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.Page == last)
                continue;
            last = row.Page;
            yield return PageTextCodec.Unpack(row.Packed);
        }
    }

    private static async Task<PageText?> FindUncorrectedAsync(EcmDbContext db, Guid blobId, int page, CancellationToken cancellationToken)
    {
        var packed = await db.Pages.Where(p => p.BlobId == blobId && p.Page == page).OrderByDescending(p => p.Recipe).Select(p => p.Packed).FirstOrDefaultAsync(cancellationToken);
        return packed is null ? null : PageTextCodec.Unpack(packed);
    }
}

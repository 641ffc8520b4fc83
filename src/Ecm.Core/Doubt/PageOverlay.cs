using System.Text.Json;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>The corrections of the pages of some blobs: whoever reads pages puts them over what was read.</summary>
internal sealed class PageOverlay
{
    private readonly Dictionary<(Guid BlobId, int Page), IReadOnlyList<WordCorrection>> corrections;

    private PageOverlay(Dictionary<(Guid BlobId, int Page), IReadOnlyList<WordCorrection>> corrections) => this.corrections = corrections;

    /// <summary>Reads the corrections of some blobs, of one page or of all.</summary>
    public static async Task<PageOverlay> OfAsync(EcmDbContext db, IReadOnlyCollection<Guid> blobs, int? page, CancellationToken cancellationToken)
    {
        var rows = await (
            from version in db.FileVersions.Where(v => blobs.Contains(v.BlobId))
            join correction in db.PageCorrections.Where(c => page == null || c.Page == page) on version.Id equals correction.VersionId
            select new { version.BlobId, correction.Page, correction.Words }).AsNoTracking().ToListAsync(cancellationToken);
        return new PageOverlay(rows.ToDictionary(r => (r.BlobId, r.Page), r => Read(r.Words)));
    }

    /// <summary>A page as it reads with its corrections.</summary>
    public PageText Apply(Guid blobId, PageText page) =>
        corrections.TryGetValue((blobId, page.Number), out var own) && own.Count > 0 ? CorrectedPage.Of(page, own).Page : page;

    /// <summary>The text alone, which costs less to unpack where nothing was corrected.</summary>
    public string Text(Guid blobId, int page, byte[] packed) =>
        corrections.TryGetValue((blobId, page), out var own) && own.Count > 0 ? CorrectedPage.Of(PageTextCodec.Unpack(packed), own).Page.Text : PageTextCodec.UnpackText(packed);

    /// <summary>The list as it is kept.</summary>
    public static string Write(IReadOnlyList<WordCorrection> words) => JsonSerializer.Serialize(words);

    /// <summary>The kept list.</summary>
    public static IReadOnlyList<WordCorrection> Read(string words) => JsonSerializer.Deserialize<List<WordCorrection>>(words)!;
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>A page that was read by OCR, inside the change that corrects it.</summary>
internal sealed record OpenPage(Card Card, CardFile File, Guid VersionId, PageText Read, PageCorrection? Row)
{
    /// <summary>The page as it reads now.</summary>
    public OverlaidPage Now { get; } = CorrectedPage.Of(Read, Row is null ? [] : PageOverlay.Read(Row.Words));

    /// <summary>Names what the caller has seen.</summary>
    public int ETag => ETagOf(Now.Page, Row?.Version ?? 0);

    /// <summary>The page of the current version; the caller may edit its card.</summary>
    public static async Task<Result<OpenPage>> OfAsync(ChangeScope scope, Guid fileId, int page, CancellationToken cancellationToken)
    {
        if (await scope.Db.Files.FindAsync([fileId], cancellationToken) is not { } file)
            return Problems.NotFound();
        var card = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var packed = await (
            from version in scope.Db.FileVersions.Where(v => v.Id == file.CurrentVersionId)
            join row in scope.Db.Pages.Where(p => p.Page == page) on version.BlobId equals row.BlobId
            orderby row.Recipe descending
            select row.Packed).FirstOrDefaultAsync(cancellationToken);
        if (packed is null || PageTextCodec.Unpack(packed) is not { Origin: TextOrigin.Ocr } read)
            return Problems.NotFound();
        return new OpenPage(card.Value, file, file.CurrentVersionId, read, await scope.Db.PageCorrections.FindAsync([file.CurrentVersionId, page], cancellationToken));
    }

    /// <summary>Changes with the text, which a new reading changes too, and with each correction.</summary>
    public static int ETagOf(PageText now, int version) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}\n{now.Text}"))) & int.MaxValue;

    /// <summary>What the history tells.</summary>
    public JsonObject Payload(JsonArray words) => new() { ["fileId"] = File.Id.ToString(), ["name"] = File.Name, ["page"] = Read.Number, ["words"] = words };
}

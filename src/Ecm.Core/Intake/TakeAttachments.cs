using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>
/// Makes files of the same card out of what is attached to a mail; each is then read like any other. Every attachment is a change set of its own, so a run
/// that was cut off goes on behind the last one. What is too much is left out and said on the mail, which is read all the same.
/// </summary>
internal sealed class TakeAttachments(Unpacking unpacking, IBlobStore blobs, ChangeSets.ChangeSets changeSets, IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>Mails in mails: the attachments of one that lies deeper stay in it.</summary>
    internal const int MostDepth = 5;

    /// <summary>Attachments of all the mails that lie in one.</summary>
    internal const int MostRelated = 1000;

    /// <summary>What is taken out of one mail.</summary>
    internal UnpackLimits Limits { get; init; } = new(200, 512L * 1024 * 1024, 1024L * 1024 * 1024);

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (!run.Probe!.MayHoldFiles || run.Version.Expand)
            return;
        var (depth, related, done) = await LookAroundAsync(run.Version, cancellationToken);
        var most = depth < MostDepth ? Math.Clamp(MostRelated - related + done.Count, 0, Limits.Files) : 0;
        var request = new UnpackRequest(run.Path, run.Probe, done, Limits with { Files = most }, run.Alone);
        run.LeftOut = await unpacking.RunAsync(run, request, depth >= MostDepth, inner => FileName.Fit(inner.Name, ""), async (inner, token) =>
        {
            await AttachAsync(run.Version.Id, inner, token);
            return null;
        }, cancellationToken);
    }

    private async Task AttachAsync(Guid versionId, InnerFile inner, CancellationToken cancellationToken)
    {
        var name = FileName.Fit(inner.Name, $"attachment-{inner.Place}");
        var blobId = Guid.CreateVersion7();
        var receipt = await blobs.PutAsync(blobId, inner.Content, cancellationToken);
        var fileId = Guid.CreateVersion7();
        var mediaType = inner.MediaType.Length > 0 ? inner.MediaType : "application/octet-stream";
        var attached = await changeSets.CommitAsync(
            Caller.System with { Agent = "intake" },
            new ChangeSet("intake.attach", fileId.ToString(), [new AttachFile(fileId, versionId, inner.Place, new StoredContent(blobId, receipt, name, mediaType))]),
            cancellationToken);
        if (!attached.Succeeded)
            throw new InvalidOperationException($"An attachment could not be kept: {attached.Problem.Code}");
    }

    /// <summary>How many mails the mail lies in, how many files were taken out of the outermost of them and all inside it, and which places of this one.</summary>
    private async Task<(int Depth, int Related, HashSet<int> Done)> LookAroundAsync(FileVersion version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var files = await db.Files.Where(f => f.CardId == version.CardId && (f.ParentFileId != null || f.Id == version.FileId))
            .Select(f => new { f.Id, f.ParentFileId, f.ParentVersionId, f.ParentPlace }).ToListAsync(cancellationToken);
        var parents = files.ToDictionary(f => f.Id, f => f.ParentFileId);
        var (depth, root) = Climb(version.FileId);
        return (depth, files.Count(f => f.ParentFileId is not null && Climb(f.Id).Root == root), [.. files.Where(f => f.ParentVersionId == version.Id).Select(f => f.ParentPlace)]);

        (int Depth, Guid Root) Climb(Guid file)
        {
            var height = 0;
            for (; parents.GetValueOrDefault(file) is { } parent; file = parent)
                height++;
            return (height, file);
        }
    }
}

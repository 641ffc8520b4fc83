using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>
/// Makes cards of what lies in an archive or a mail whose uploader asked for it, below its card and in the uploader's name and rights. Every file is a change
/// set of its own, so a run that was cut off goes on behind the last one. What is too much stays inside and is told on the file.
/// </summary>
internal sealed class OpenArchive(Unpacking unpacking, IBlobStore blobs, ChangeSets.ChangeSets changeSets, IDbContextFactory<EcmDbContext> contexts, Callers callers)
{
    /// <summary>Archives in archives: what lies in one that lies deeper stays in it.</summary>
    internal const int MostDepth = 3;

    /// <summary>Bytes that come out of each byte of an archive; what swells more is made to.</summary>
    internal const int MostRatio = 200;

    private const string Zip = "application/zip";

    /// <summary>What is taken out of one archive and all those that lie in it.</summary>
    internal UnpackLimits Limits { get; init; } = new(2000, 2048L * 1024 * 1024, 2048L * 1024 * 1024);

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (!run.Version.Expand || !(run.Probe!.MayHoldFiles || run.Probe.MediaType == Zip))
            return;
        var caller = run.Version.AuthorId == Guid.Empty ? Caller.System : await callers.FindAsync(run.Version.AuthorId, cancellationToken);
        if (caller is null)
        {
            run.LeftOut = new LeftOut(1, [new LeftOutFile("", "forbidden")]);
            return;
        }

        var around = await LookAroundAsync(run.Version, cancellationToken);
        var tooDeep = around.Depth > MostDepth;
        var size = Math.Min(Limits.TotalSize - around.OtherSize, run.Version.Size * MostRatio);
        var limits = new UnpackLimits(tooDeep ? 0 : Math.Max(0, Limits.Files - around.OtherFiles), Math.Clamp(size, 0, Limits.FileSize), Math.Max(0, size));
        run.LeftOut = await unpacking.RunAsync(
            run, new UnpackRequest(run.Path, run.Probe, around.Done, limits, run.Alone), tooDeep, inner => Name(inner, run.Probe.MediaType, ""),
            (inner, token) => TakeAsync(caller with { Agent = "intake" }, run, inner, token), cancellationToken);
    }

    private async Task<string?> TakeAsync(Caller caller, IntakeRun run, InnerFile inner, CancellationToken cancellationToken)
    {
        var blobId = Guid.CreateVersion7();
        var receipt = await blobs.PutAsync(blobId, inner.Content, cancellationToken);
        var name = Name(inner, run.Probe!.MediaType, $"file-{inner.Place}");
        var content = new StoredContent(blobId, receipt, name, inner.MediaType.Length > 0 ? inner.MediaType : "application/octet-stream")
        {
            Expand = true,
        };
        var cardId = Guid.CreateVersion7();
        var taken = await changeSets.CommitAsync(
            caller, new ChangeSet("intake.expand", cardId.ToString(), [new ExpandFile(cardId, run.Version.Id, inner.Place, content)]), cancellationToken);
        if (taken.Succeeded)
            return null;

        // Nothing names the bytes; what is only late is tried again by the next run.
        await blobs.DeleteAsync(blobId, CancellationToken.None);
        return taken.Problem.Code == Results.Problems.Busy().Code
            ? throw new InvalidOperationException($"A file out of an archive could not be kept: {taken.Problem.Code}")
            : "forbidden";
    }

    private static string Name(InnerFile inner, string mediaType, string otherwise) =>
        FileName.Fit(mediaType == Zip ? FileName.OfPath(inner.Name) : inner.Name, otherwise);

    /// <summary>The archive among those that it lies in and that lie in the outermost of them, itself counted: how deep; what came out of the others; what out of this one.</summary>
    private async Task<(int Depth, int OtherFiles, long OtherSize, HashSet<int> Done)> LookAroundAsync(FileVersion version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (root, depth) = (version.Id, 1);
        var file = version.FileId;
        // One that lay in another and was moved away may outlive it.
        while (await db.Files.Where(f => f.Id == file && f.ParentFileId == null).Select(f => f.ParentVersionId).SingleOrDefaultAsync(cancellationToken) is { } outer)
        {
            (root, depth) = (outer, depth + 1);
            file = await db.FileVersions.Where(v => v.Id == outer).Select(v => v.FileId).SingleOrDefaultAsync(cancellationToken);
        }

        var (files, size, done) = (0, 0L, new HashSet<int>());
        for (var level = new List<Guid> { root }; level.Count > 0;)
        {
            var held = level;
            var inside = await (
                from f in db.Files.Where(f => f.ParentFileId == null && f.ParentVersionId != null && held.Contains(f.ParentVersionId.Value))
                join v in db.FileVersions on new { File = f.Id, Number = 1 } equals new { File = v.FileId, v.Number }
                select new { f.ParentVersionId, f.ParentPlace, v.Id, v.Size }).ToListAsync(cancellationToken);
            done.UnionWith(inside.Where(i => i.ParentVersionId == version.Id).Select(i => i.ParentPlace));
            files += inside.Count(i => i.ParentVersionId != version.Id);
            size += inside.Where(i => i.ParentVersionId != version.Id).Sum(i => i.Size);
            level = [.. inside.Select(i => i.Id)];
        }

        return (depth, files, size, done);
    }
}

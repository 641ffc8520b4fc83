using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Owns the columns of a file version that say how far it has been read; its ends are written by change sets.</summary>
internal sealed class IntakeProgress(IDbContextFactory<EcmDbContext> contexts)
{
    private const string Mail = "message/rfc822";

    /// <summary>It is known what the file is; it is being read.</summary>
    public async Task IdentifiedAsync(Guid versionId, FileProbe probe, int kindsVersion, CancellationToken cancellationToken)
    {
        var kind = probe.Kind.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(
            v => v.SetProperty(x => x.Intake, IntakeState.Running).SetProperty(x => x.MediaType, probe.MediaType).SetProperty(x => x.Pages, probe.Pages)
                .SetProperty(x => x.Partial, probe.Partial).SetProperty(x => x.Kind, kind)
                .SetProperty(x => x.KindsVersion, kindsVersion),
            cancellationToken);
    }

    /// <summary>It was looked at again and is still of a kind that is not read.</summary>
    public async Task UnreadAsBeforeAsync(Guid versionId, int kindsVersion, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(
            v => v.SetProperty(x => x.Intake, IntakeState.Done).SetProperty(x => x.KindsVersion, kindsVersion), cancellationToken);
    }

    /// <summary>
    /// Puts the files into the queue that may be read by now: of a kind that was not read when they were looked at, and mails whose attachments were not taken out.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> AskAgainAsync(int kindsVersion, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions
            .Where(v => v.Intake == IntakeState.Done && v.KindsVersion < kindsVersion && (v.Kind == nameof(FileKind.Unread) || v.MediaType == Mail)
                && db.Files.Any(f => f.Id == v.FileId && f.CurrentVersionId == v.Id))
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.Intake, IntakeState.Queued), cancellationToken);
    }

    /// <summary>Some of those that <see cref="AskAgainAsync"/> put into the queue and that no worker has yet been asked to read.</summary>
    public async Task<List<Guid>> AskedAgainAsync(int kindsVersion, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions
            .Where(v => v.Intake == IntakeState.Queued && v.KindsVersion < kindsVersion && v.Kind != null && !db.Jobs.Any(j => j.SubjectId == v.Id && j.Kind == ExtractJob.KindName))
            .OrderBy(v => v.Id).Select(v => v.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>So many pages have been read.</summary>
    public async Task PagesAsync(Guid versionId, int done, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(v => v.SetProperty(x => x.PagesDone, done), cancellationToken);
    }
}

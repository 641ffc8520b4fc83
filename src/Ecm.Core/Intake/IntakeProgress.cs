using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Owns the columns of a file version that say how far it has been read; its ends are written by change sets.</summary>
internal sealed class IntakeProgress(IDbContextFactory<EcmDbContext> contexts)
{
    private const string Mail = "message/rfc822";

    /// <summary>Since when attachments are taken out of mails.</summary>
    private const int WithAttachments = 2;

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
    /// Puts the files into the queue that may be read by now: of a kind that was not read when they were looked at, mails whose attachments were not taken out, and
    /// documents that were read without pages.
    /// </summary>
    /// <param name="kindsVersion">Which kinds are read now.</param>
    /// <param name="laidOut">Media types that have pages now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many.</returns>
    public async Task<int> AskAgainAsync(int kindsVersion, IReadOnlyCollection<string> laidOut, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions
            .Where(v => v.Intake == IntakeState.Done && v.KindsVersion < kindsVersion && (v.Kind == nameof(FileKind.Unread) || v.MediaType == Mail && v.KindsVersion < WithAttachments || v.Kind == nameof(FileKind.Text) && laidOut.Contains(v.MediaType))
                && db.Files.Any(f => f.Id == v.FileId && f.CurrentVersionId == v.Id))
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.Intake, IntakeState.Queued), cancellationToken);
    }

    /// <summary>
    /// Some of those that <see cref="AskAgainAsync"/> put into the queue and that no worker has yet been asked to read, also when this server reads no more than it
    /// did when it looked at them: what it could do meanwhile may have been taken away.
    /// </summary>
    public async Task<List<Guid>> AskedAgainAsync(int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions
            .Where(v => v.Intake == IntakeState.Queued && v.Kind != null && !db.Jobs.Any(j => j.SubjectId == v.Id && j.Kind == ExtractJob.KindName))
            .OrderBy(v => v.Id).Select(v => v.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>So many pages have been read.</summary>
    public async Task PagesAsync(Guid versionId, int done, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(v => v.SetProperty(x => x.PagesDone, done), cancellationToken);
    }
}

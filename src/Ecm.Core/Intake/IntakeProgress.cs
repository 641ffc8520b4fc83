using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Owns the columns of a file version that say how far it has been read; its ends are written by change sets.</summary>
internal sealed class IntakeProgress(IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>It is known what the file is; it is being read.</summary>
    public async Task IdentifiedAsync(Guid versionId, FileProbe probe, CancellationToken cancellationToken)
    {
        var kind = probe.Kind.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(
            v => v.SetProperty(x => x.Intake, IntakeState.Running).SetProperty(x => x.MediaType, probe.MediaType).SetProperty(x => x.Pages, probe.Pages)
                .SetProperty(x => x.Partial, probe.Partial).SetProperty(x => x.Kind, kind),
            cancellationToken);
    }

    /// <summary>So many pages have been read.</summary>
    public async Task PagesAsync(Guid versionId, int done, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.FileVersions.Where(v => v.Id == versionId).ExecuteUpdateAsync(v => v.SetProperty(x => x.PagesDone, done), cancellationToken);
    }
}

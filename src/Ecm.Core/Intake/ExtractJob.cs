using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>The job that takes a file version through the pipeline. Two failures park it, the second attempt having been alone.</summary>
internal sealed class ExtractJob(
    IDbContextFactory<EcmDbContext> contexts, LocalBlobs localBlobs, IntakePipeline pipeline, FileParking parking) : IJobHandler
{
    public const string KindName = "extract";

    private const int MaxFailures = 2;

    /// <summary>Attempts that ended with the death of the process are forgiven more often: a long document survives a few restarts of the server.</summary>
    private const int MaxAttempts = 6;

    public string Kind => KindName;

    public async Task<bool> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var version = await FindAsync(job.SubjectId, cancellationToken);
        if (version is null || version.Intake is IntakeState.Done or IntakeState.Parked)
            return false;
        if (job.Attempt > MaxAttempts)
        {
            await parking.ParkAsync(job.SubjectId, FileParking.Reason(ExtractionFailure.Crashed), cancellationToken);
            return true;
        }

        await using var local = await localBlobs.RentAsync(version.BlobId, cancellationToken);
        await using var run = new IntakeRun(version, local.Path, alone: job.Failures > 0);
        await pipeline.RunAsync(run, cancellationToken);
        return !run.IsUnreadAsBefore;
    }

    public async Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken)
    {
        // A store that is away or full is no fault of the file.
        if (exception is BlobStoreUnavailableException or BlobStoreFullException)
            return TimeSpan.FromSeconds(30);
        var certain = exception is ExtractionException
        {
            Reason: ExtractionFailure.Password or ExtractionFailure.TooLarge or ExtractionFailure.NotInstalled,
        };
        if (!certain && job.Failures + 1 < MaxFailures)
            return TimeSpan.FromSeconds(1);
        await parking.ParkAsync(job.SubjectId, FileParking.Reason(exception), cancellationToken);
        return null;
    }

    private async Task<FileVersion?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken);
    }
}

using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Intake;

/// <summary>
/// Reads a file that is locked by a password, once somebody who may edit its card tells it. The password lives as long as the request, in memory. The steps:
/// 1. a child writes a copy without password into this server's temporary folder; 2. the file is said to be running and its job taken, so that it is parked again
/// should this process die; 3. the copy goes through the intake behind the request, pictures of its pages are kept, and it is deleted.
/// </summary>
public sealed partial class FileUnlocking : IHostedService
{
    /// <summary>Why a locked file is parked.</summary>
    internal const string Locked = "password";

    private const string Operation = "file.unlock";
    private const int LongestPassword = 1000;
    private const int AtOnce = 4;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly FileReading files;
    private readonly UploadChecks checks;
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly LocalBlobs localBlobs;
    private readonly ITextExtractor extractor;
    private readonly IntakePipeline pipeline;
    private readonly FileParking parking;
    private readonly JobLeases leases;
    private readonly SignInPauses pauses;
    private readonly ILogger<FileUnlocking> logger;
    private readonly SemaphoreSlim hands = new(AtOnce);
    private readonly CancellationTokenSource stopping = new();

    internal FileUnlocking(
        IDbContextFactory<EcmDbContext> contexts, FileReading files, UploadChecks checks, ChangeSets.ChangeSets changeSets, LocalBlobs localBlobs, ITextExtractor extractor,
        IntakePipeline pipeline, FileParking parking, JobLeases leases, SignInPauses pauses, ILogger<FileUnlocking> logger)
    {
        (this.contexts, this.files, this.checks, this.changeSets, this.localBlobs) = (contexts, files, checks, changeSets, localBlobs);
        (this.extractor, this.pipeline, this.parking, this.leases, this.pauses, this.logger) = (extractor, pipeline, parking, leases, pauses, logger);
    }

    /// <summary>Opens a parked file with its password and begins to read it.</summary>
    /// <returns>The file, which is being read; or that the password is wrong, or how long to wait after several wrong ones.</returns>
    public async Task<Result<FileView>> UnlockAsync(Caller caller, Guid fileId, string? password, CancellationToken cancellationToken)
    {
        var file = await files.GetAsync(caller, fileId, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        if (await changeSets.FindReplayAsync(caller, Operation, cancellationToken) is { } earlier)
            return earlier.Map(_ => file.Value);
        if (await checks.MayEditAsync(caller, file.Value.CardId, cancellationToken) is { } refused)
            return refused;
        if (file.Value.Intake is not { State: IntakeState.Parked, Error: Locked })
            return Problems.NotLocked();
        if (pauses.Remaining(fileId.ToString(), caller.UserId.ToString()) is { } pause)
            return Problems.UnlockPaused(pause);
        if (password is not { Length: > 0 and <= LongestPassword })
            return Problems.FilePasswordWrong();
        if (!hands.Wait(0, cancellationToken))
            return Problems.Busy();
        var copy = new UnlockedCopy(hands);
        try
        {
            var opened = await OpenAsync(file.Value, password, copy.Path, cancellationToken);
            if (opened == UnlockOutcome.WrongPassword)
                pauses.Failed(fileId.ToString(), caller.UserId.ToString());
            if (opened != UnlockOutcome.Unlocked)
                return opened == UnlockOutcome.WrongPassword ? Problems.FilePasswordWrong() : Problems.UnlockNotPossible();
            pauses.Succeeded(fileId.ToString(), caller.UserId.ToString());
            return await BeginAsync(caller, file.Value, copy, cancellationToken);
        }
        finally
        {
            copy.DisposeUnlessTaken();
        }
    }

    /// <inheritdoc/>
    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is being read is given up; the next start parks it, and the password is asked for again.</summary>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try
        {
            for (var hand = 0; hand < AtOnce; hand++)
                await hands.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time for stopping is over.
        }
    }

    private async Task<UnlockOutcome> OpenAsync(FileView file, string password, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var local = await localBlobs.RentAsync(file.BlobId, cancellationToken);
            await using var copy = LocalBlobs.Create(path);
            return await extractor.UnlockAsync(local.Path, password, copy, cancellationToken);
        }
        catch (ExtractionException e)
        {
            LogNotOpened(logger, e, file.Id);
            return UnlockOutcome.NotPossible;
        }
    }

    private async Task<Result<FileView>> BeginAsync(Caller caller, FileView file, UnlockedCopy copy, CancellationToken cancellationToken)
    {
        var job = JobRows.Taken(ExtractJob.KindName, file.VersionId, await leases.NowAsync(cancellationToken), JobLeases.Lease);
        var begun = await changeSets.CommitAsync(caller, new ChangeSet(Operation, file.Id.ToString(), [new UnlockIntake(file.VersionId, job)]), cancellationToken);
        if (!begun.Succeeded)
            return begun.Problem;
        if (!begun.Value.Replayed)
            _ = ReadAsync(job, copy.Take());
        return await files.GetAsync(caller, file.Id, cancellationToken);
    }

    private async Task ReadAsync(Job job, UnlockedCopy copy)
    {
        await Task.Yield();
        using var held = copy;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var renewing = leases.RenewAsync(job, ending);
        try
        {
            await using var run = new IntakeRun(await VersionAsync(job.SubjectId, ending.Token), copy.Path, alone: false) { IsUnlocked = true };
            await pipeline.RunAsync(run, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            await leases.GiveBackAsync(job, TimeSpan.Zero, failed: false, error: null);
        }
        catch (Exception e)
        {
            LogNotRead(logger, e, job.SubjectId);
            await ParkAsync(job, e);
        }
        finally
        {
            await ending.CancelAsync();
            await renewing;
        }
    }

    private async Task ParkAsync(Job job, Exception reason)
    {
        try
        {
            await parking.ParkAsync(job.SubjectId, FileParking.Reason(reason), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The database is away: the lease ends by itself, and a worker parks the file.
            LogNotRead(logger, e, job.SubjectId);
        }
    }

    private async Task<FileVersion> VersionAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FileVersions.AsNoTracking().SingleAsync(v => v.Id == id, cancellationToken);
    }

    [LoggerMessage(3030, LogLevel.Warning, "File {FileId} could not be opened with a password")]
    private static partial void LogNotOpened(ILogger logger, Exception exception, Guid fileId);

    [LoggerMessage(3031, LogLevel.Warning, "File version {VersionId}, opened with its password, could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception, Guid versionId);
}

using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Files;

/// <summary>Has earlier versions of files again. Nothing is taken away: what was current stays as the version before.</summary>
public sealed class EarlierVersions
{
    private readonly FileReading files;
    private readonly FileUploads uploads;
    private readonly UploadChecks checks;
    private readonly KeptPictures pictures;
    private readonly ChangeSets.ChangeSets changeSets;

    internal EarlierVersions(FileReading files, FileUploads uploads, UploadChecks checks, KeptPictures pictures, ChangeSets.ChangeSets changeSets)
    {
        this.pictures = pictures;
        this.files = files;
        this.uploads = uploads;
        this.checks = checks;
        this.changeSets = changeSets;
    }

    /// <summary>Makes an earlier version the newest one.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="number">The version to be had again.</param>
    /// <param name="expected">The number of the version the caller has seen as the newest.</param>
    /// <param name="cancellationToken">Cancelled before the commit: nothing is kept.</param>
    /// <returns>The file with its new version; the same when that version is the current one.</returns>
    public async Task<Result<FileView>> RestoreAsync(Caller caller, Guid fileId, int number, int expected, CancellationToken cancellationToken)
    {
        const string operation = "file.restore";
        if (await changeSets.FindReplayAsync(caller, operation, cancellationToken) is { } replay)
            return replay.Succeeded ? await files.GetAsync(caller, replay.Value.Id, cancellationToken) : replay.Problem;
        var found = await files.GetAsync(caller, fileId, number, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var earlier = found.Value;
        if (await checks.MayEditAsync(caller, earlier.CardId, cancellationToken) is { } refused)
            return refused;
        if (earlier.IsCurrent)
            return number == expected ? earlier : Problems.VersionConflict();
        // Its bytes are still locked: a copy would wait for the password again, without its pages.
        if ((await pictures.PagesAsync(earlier.BlobId, cancellationToken)).Count > 0)
            return Problems.RestoreUnlocked();
        var copied = await CopyAsync(earlier, cancellationToken);
        if (!copied.Succeeded)
            return copied.Problem;
        var restored = await changeSets.CommitAsync(
            caller, new ChangeSet(operation, fileId.ToString(), [new RestoreVersion(fileId, number, expected, copied.Value)]), cancellationToken);
        return restored.Succeeded ? await files.GetAsync(caller, fileId, cancellationToken) : restored.Problem;
    }

    private async Task<Result<StoredContent>> CopyAsync(FileView earlier, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await files.OpenAsync(earlier, 0, length: null, cancellationToken);
            return await uploads.StoreAsync(earlier.Name, earlier.MediaType, content, cancellationToken);
        }
        catch (BlobStoreUnavailableException)
        {
            return Problems.StoreUnavailable();
        }
        catch (Exception e) when (e is BlobNotFoundException or InvalidDataException)
        {
            return Problems.BytesLost();
        }
    }
}

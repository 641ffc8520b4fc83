using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;

namespace Ecm.Core.Twins;

/// <summary>What a person does with another scan of a paper that is there already: a new version of the older file, both kept, or none of it; each can be taken back.</summary>
public sealed class TwinDecisions
{
    private const string Operation = "file.twin";

    private readonly NearTwins twins;
    private readonly FileReading files;
    private readonly FileUploads uploads;
    private readonly ChangeSets.ChangeSets changeSets;

    internal TwinDecisions(NearTwins twins, FileReading files, FileUploads uploads, ChangeSets.ChangeSets changeSets)
    {
        this.twins = twins;
        this.files = files;
        this.uploads = uploads;
        this.changeSets = changeSets;
    }

    /// <summary>Decides about a file and one of its twins; of a copy of the same bytes, that both are kept.</summary>
    /// <param name="caller">Who; needs the right to edit what is changed.</param>
    /// <param name="fileId">The file that came later.</param>
    /// <param name="otherFileId">The file that was there before.</param>
    /// <param name="choice">Version: its content becomes the newest version of the other and its card goes to the trash; Keep: they are never shown as twins again; Discard: its card goes to the trash.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The file that stays: the later one when both are kept, the other one otherwise.</returns>
    public async Task<Result<FileView>> DecideAsync(Caller caller, Guid fileId, Guid otherFileId, TwinChoice choice, CancellationToken cancellationToken)
    {
        if (await changeSets.FindReplayAsync(caller, Operation, cancellationToken) is { } earlier)
            return earlier.Succeeded ? await files.GetAsync(caller, earlier.Value.Id, cancellationToken) : earlier.Problem;
        var file = await files.GetAsync(caller, fileId, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        var twin = (await twins.OfAsync(caller, fileId, cancellationToken)).FirstOrDefault(t => t.FileId == otherFileId);
        if (twin is null && !(choice == TwinChoice.Keep && await IsCopyAsync(caller, file.Value, otherFileId, cancellationToken)))
            return Problems.NotFound();
        if (choice == TwinChoice.Discard && twin?.Check.Count > 0)
            return Problems.TwinDiffers();

        var changes = new List<Change>();
        if (choice == TwinChoice.Version)
        {
            var newest = await CopyAsync(caller, file.Value, otherFileId, cancellationToken);
            if (!newest.Succeeded)
                return newest.Problem;
            changes.Add(newest.Value);
        }

        if (choice != TwinChoice.Keep)
            changes.Add(new TrashCard(file.Value.CardId, Into: true, Version: null));
        changes.Add(new DecideTwin(fileId, otherFileId, choice));
        return await CommitAsync(caller, choice == TwinChoice.Keep ? fileId : otherFileId, changes, cancellationToken);
    }

    /// <summary>Takes a decision back, whatever it was.</summary>
    /// <returns>The file that came later.</returns>
    public Task<Result<FileView>> TakeBackAsync(Caller caller, Guid fileId, Guid otherFileId, CancellationToken cancellationToken) =>
        CommitAsync(caller, fileId, [new UndecideTwin(fileId, otherFileId)], cancellationToken);

    private async Task<bool> IsCopyAsync(Caller caller, FileView file, Guid otherFileId, CancellationToken cancellationToken) =>
        otherFileId.CompareTo(file.Id) < 0 && await files.GetAsync(caller, otherFileId, cancellationToken) is { Succeeded: true, Value.Sha256: var bytes } && bytes == file.Sha256;

    /// <summary>No bytes are shared between files: the other file gets a copy.</summary>
    private async Task<Result<Change>> CopyAsync(Caller caller, FileView file, Guid otherFileId, CancellationToken cancellationToken)
    {
        var other = await files.GetAsync(caller, otherFileId, cancellationToken);
        if (!other.Succeeded)
            return other.Problem;
        await using var content = await files.OpenAsync(file, 0, null, cancellationToken);
        var stored = await uploads.StoreAsync(file.Name, file.MediaType, content, cancellationToken);
        return stored.Map<Change>(s => new AddFileVersion(otherFileId, other.Value.Version, s));
    }

    private async Task<Result<FileView>> CommitAsync(Caller caller, Guid staying, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet(Operation, staying.ToString(), changes), cancellationToken);
        return receipt.Succeeded ? await files.GetAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }
}

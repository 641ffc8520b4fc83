using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Files;

/// <summary>
/// Takes files in. Every door calls this. The steps:
/// 1. the caller's right is checked before a byte is read; 2. one pass: bytes → SHA-256 → blob store, durable when it answers;
/// 3. twins are looked for; 4. one change set: card, file version, audit, job; rights are checked again in it. Only then is the upload acknowledged.
/// A crash leaves at worst a blob without a row, swept a day later.
/// </summary>
public sealed class FileUploads
{
    private readonly IBlobStore blobs;
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly UploadChecks checks;
    private readonly FileReading files;

    internal FileUploads(IBlobStore blobs, ChangeSets.ChangeSets changeSets, UploadChecks checks, FileReading files)
    {
        this.blobs = blobs;
        this.changeSets = changeSets;
        this.checks = checks;
        this.files = files;
    }

    /// <summary>Makes a card for a file.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="name">The name the client gave it.</param>
    /// <param name="mediaType">What the client says it is.</param>
    /// <param name="content">The bytes, read once to the end.</param>
    /// <param name="cancellationToken">Cancelled before the commit: nothing is kept.</param>
    public async Task<Result<UploadedFile>> UploadAsync(Caller caller, UploadTarget target, string? name, string? mediaType, Stream content, CancellationToken cancellationToken)
    {
        const string operation = "file.upload";
        if (await changeSets.FindReplayAsync(caller, operation, cancellationToken) is { } earlier)
            return await AnswerAsync(caller, earlier, cancellationToken);
        var type = target.Type ?? TypeCatalog.Document;
        if (await checks.MayCreateAsync(caller, type, target, cancellationToken) is { } refused)
            return refused;
        var stored = await StoreAsync(name, mediaType, content, cancellationToken);
        if (!stored.Succeeded)
            return stored.Problem;

        var twins = await checks.TwinsAsync(caller, stored.Value.Receipt.Sha256, cancellationToken);
        if (twins.Count > 0 && target.Twins != TwinChoice.Keep)
        {
            // The bytes are there already and this blob belongs to nothing.
            await blobs.DeleteAsync(stored.Value.BlobId, CancellationToken.None);
            var twin = await files.GetAsync(caller, twins[0].FileId, cancellationToken);
            return twin.Map(file => new UploadedFile(file, twins, Discarded: target.Twins == TwinChoice.Discard));
        }

        // The same bytes are opened once: whoever keeps both keeps the second one closed.
        var kept = stored.Value with { Expand = target.Expand && !await checks.IsExpandedAsync(twins, stored.Value.Receipt.Sha256, cancellationToken) };
        var (cardId, fileId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return await CommitAsync(caller, operation, fileId, twins, cancellationToken,
            new CreateCard(cardId, type, FileName.Title(stored.Value.Name), target.ParentId, FieldValues.Empty, target.Access, ByPerson: false),
            new AddFile(fileId, cardId, kept));
    }

    /// <summary>Adds a file to a card.</summary>
    public async Task<Result<UploadedFile>> AddAsync(Caller caller, Guid cardId, string? name, string? mediaType, Stream content, CancellationToken cancellationToken)
    {
        const string operation = "file.add";
        if (await changeSets.FindReplayAsync(caller, operation, cancellationToken) is { } earlier)
            return await AnswerAsync(caller, earlier, cancellationToken);
        if (await checks.MayEditAsync(caller, cardId, cancellationToken) is { } refused)
            return refused;
        var stored = await StoreAsync(name, mediaType, content, cancellationToken);
        if (!stored.Succeeded)
            return stored.Problem;
        var twins = await checks.TwinsAsync(caller, stored.Value.Receipt.Sha256, cancellationToken);
        var fileId = Guid.CreateVersion7();
        return await CommitAsync(caller, operation, fileId, twins, cancellationToken, new AddFile(fileId, cardId, stored.Value));
    }

    /// <summary>Gives a file a new version.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="expected">The number of the version the caller has seen.</param>
    /// <param name="name">A new name; null: the present one.</param>
    /// <param name="mediaType">What the client says it is.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancelled before the commit: nothing is kept.</param>
    public async Task<Result<UploadedFile>> ReplaceAsync(Caller caller, Guid fileId, int expected, string? name, string? mediaType, Stream content, CancellationToken cancellationToken)
    {
        const string operation = "file.version";
        // Sent again because its answer was lost: the version that was seen is not the present one any more.
        if (await changeSets.FindReplayAsync(caller, operation, cancellationToken) is { } earlier)
            return earlier is { Succeeded: true, Value.Id: var replaced } && replaced != fileId ? Problems.KeyReused() : await AnswerAsync(caller, earlier, cancellationToken);
        var file = await files.GetAsync(caller, fileId, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        if (await checks.MayEditAsync(caller, file.Value.CardId, cancellationToken) is { } refused)
            return refused;
        if (file.Value.Version != expected)
            return Problems.VersionConflict();
        var stored = await StoreAsync(name ?? file.Value.Name, mediaType, content, cancellationToken);
        if (!stored.Succeeded)
            return stored.Problem;
        return await CommitAsync(caller, operation, fileId, [], cancellationToken, new AddFileVersion(fileId, expected, stored.Value));
    }

    /// <summary>Stores bytes that no row names yet.</summary>
    internal async Task<Result<StoredContent>> StoreAsync(string? name, string? mediaType, Stream content, CancellationToken cancellationToken)
    {
        if (FileName.Clean(name) is not { } clean)
            return Problems.FileNameWrong();
        var id = Guid.CreateVersion7();
        try
        {
            return new StoredContent(id, await blobs.PutAsync(id, content, cancellationToken), clean, mediaType ?? "application/octet-stream");
        }
        catch (BlobStoreFullException)
        {
            return Problems.StoreFull();
        }
        catch (BlobStoreUnavailableException)
        {
            var health = await blobs.CheckAsync(CancellationToken.None);
            return health is { Readable: true, Writable: false } ? Problems.StoreReadOnly() : Problems.StoreUnavailable();
        }
    }

    private async Task<Result<UploadedFile>> CommitAsync(Caller caller, string operation, Guid fileId, IReadOnlyList<Twin> twins, CancellationToken cancellationToken, params Change[] changes)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet(operation, fileId.ToString(), changes), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        var file = await files.GetAsync(caller, receipt.Value.Id, cancellationToken);
        return file.Map(f => new UploadedFile(f, twins, Discarded: false));
    }

    private async Task<Result<UploadedFile>> AnswerAsync(Caller caller, Result<ChangeReceipt> earlier, CancellationToken cancellationToken)
    {
        if (!earlier.Succeeded)
            return earlier.Problem;
        var file = await files.GetAsync(caller, earlier.Value.Id, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        var twins = await checks.TwinsAsync(caller, file.Value.Sha256, cancellationToken);
        return new UploadedFile(file.Value, [.. twins.Where(t => t.FileId != file.Value.Id)], Discarded: false);
    }
}

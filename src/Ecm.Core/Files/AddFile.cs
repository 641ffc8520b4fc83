using System.Text.Json.Nodes;
using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>A stored blob that is to become a file version.</summary>
/// <param name="BlobId">The blob.</param>
/// <param name="Receipt">Its size and hash.</param>
/// <param name="Name">The cleaned file name.</param>
/// <param name="MediaType">What the client said it is, until the content has been looked at.</param>
internal sealed record StoredContent(Guid BlobId, BlobReceipt Receipt, string Name, string MediaType)
{
    /// <summary>What lies in it is to become cards of their own.</summary>
    public bool Expand { get; init; }
}

/// <summary>Attaches a stored blob to a card as a new file, and asks for it to be read.</summary>
internal sealed record AddFile(Guid FileId, Guid CardId, StoredContent Content) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var card = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var version = FileVersions.New(scope, FileId, CardId, 1, Content);
        scope.Db.Files.Add(new CardFile { Id = FileId, CardId = CardId, Name = Content.Name, CurrentVersionId = version.Id, CreatedAt = scope.Now });
        card.Value.ModifiedAt = scope.Now;
        scope.Record(card.Value, "file.add", FileVersions.Payload(FileId, version));
        return null;
    }
}

/// <summary>Makes a stored blob the new current version of a file, and asks for it to be read.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Expected">The number of the version the caller has seen.</param>
/// <param name="Content">The blob.</param>
internal sealed record AddFileVersion(Guid FileId, int Expected, StoredContent Content) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var next = await FileVersions.NextAsync(scope, FileId, Expected, Content, cancellationToken);
        if (!next.Succeeded)
            return next.Problem;
        scope.Record(next.Value.Card, "file.version", FileVersions.Payload(FileId, next.Value.Version));
        return null;
    }
}

/// <summary>What both ways of adding content share.</summary>
internal static class FileVersions
{
    public static FileVersion New(ChangeScope scope, Guid fileId, Guid cardId, int number, StoredContent content, Guid? authorId = null)
    {
        var version = new FileVersion
        {
            Id = Guid.CreateVersion7(scope.Now), FileId = fileId, CardId = cardId, Number = number, BlobId = content.BlobId, Name = content.Name,
            Size = content.Receipt.Size, Sha256 = content.Receipt.Sha256, MediaType = content.MediaType,
            AuthorId = authorId ?? scope.Caller.UserId, CreatedAt = scope.Now, Intake = IntakeState.Queued,
            Expand = content.Expand,
        };
        scope.Db.FileVersions.Add(version);
        scope.Enqueue("extract", version.Id);
        return version;
    }

    /// <summary>Makes a stored blob the current version of a file, after the one that the caller has seen.</summary>
    public static async Task<Result<(Card Card, FileVersion Version)>> NextAsync(
        ChangeScope scope, Guid fileId, int expected, StoredContent content, CancellationToken cancellationToken)
    {
        var file = await scope.Db.Files.FindAsync([fileId], cancellationToken);
        if (file is null)
            return Problems.NotFound();
        var card = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var newest = await scope.Db.FileVersions.Where(v => v.FileId == fileId).MaxAsync(v => v.Number, cancellationToken);
        if (newest != expected)
            return Problems.VersionConflict();
        var version = New(scope, fileId, file.CardId, Math.Max(newest, file.TakenBack) + 1, content);
        file.CurrentVersionId = version.Id;
        file.Name = content.Name;
        card.Value.ModifiedAt = scope.Now;
        return (card.Value, version);
    }

    public static JsonObject Payload(Guid fileId, FileVersion version) => new()
    {
        ["fileId"] = fileId.ToString(), ["name"] = version.Name, ["version"] = version.Number, ["size"] = version.Size, ["sha256"] = version.Sha256,
    };
}

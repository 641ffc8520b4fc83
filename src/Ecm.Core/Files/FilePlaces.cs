using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Files;

/// <summary>On which card a file lies: moved to another one, to one of its own, or taken off into the trash. No byte is copied, nothing is read again.</summary>
public sealed class FilePlaces
{
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly FileReading files;
    private readonly CardReading cards;

    internal FilePlaces(ChangeSets.ChangeSets changeSets, FileReading files, CardReading cards)
    {
        this.changeSets = changeSets;
        this.files = files;
        this.cards = cards;
    }

    /// <summary>Moves a file with its versions, and with what is attached to it, to another card.</summary>
    /// <param name="caller">Who; needs the right to edit both cards.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="cardId">The card; null: a new one, below the card it lies on when that takes any, with the same readers.</param>
    /// <param name="seenOn">The card on which the caller has seen it; null: wherever it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The file where it is now.</returns>
    public Task<Result<FileView>> MoveAsync(Caller caller, Guid fileId, Guid? cardId, Guid? seenOn, CancellationToken cancellationToken) =>
        CommitAsync(caller, "file.move", fileId, [cardId is { } card ? new MoveFile(fileId, card, seenOn) : new PartFile(fileId, Guid.CreateVersion7(), seenOn)], cancellationToken);

    /// <summary>Takes a file off its card: it lies in the trash on a card of its own, as long as any card there.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="seenOn">The card on which the caller has seen it; null: wherever it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The file where it is now.</returns>
    public Task<Result<FileView>> TakeOffAsync(Caller caller, Guid fileId, Guid? seenOn, CancellationToken cancellationToken)
    {
        var own = Guid.CreateVersion7();
        return CommitAsync(caller, "file.take-off", fileId, [new PartFile(fileId, own, seenOn), new TrashCard(own, Into: true, Version: null)], cancellationToken);
    }

    /// <summary>Brings a file that was moved back to its card, when it is still where it was moved to. The card that the move gave it goes into the trash when nothing was done with it.</summary>
    /// <param name="caller">Who; needs the right to edit both cards.</param>
    /// <param name="moved">The file as the move answered it.</param>
    /// <param name="cardId">The card it came from.</param>
    /// <param name="given">True when the move made the card on which it lies now.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<FileView>> TakeBackAsync(Caller caller, FileView moved, Guid cardId, bool given, CancellationToken cancellationToken)
    {
        var found = await cards.GetAsync(caller, moved.CardId, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var (own, trashed) = (found.Value, found.Value.TrashedAt is not null);
        List<Change> changes = given && trashed ? [new TrashCard(own.Id, Into: false, own.Version)] : [];
        changes.Add(new MoveFile(moved.Id, cardId, own.Id));
        // As the move made it, it was never edited: 1, and 2 in the trash.
        if (given && own.Version == (trashed ? 2 : 1))
            changes.Add(new TrashGivenCard(own.Id));
        return await CommitAsync(caller, "file.move-back", moved.Id, changes, cancellationToken);
    }

    private async Task<Result<FileView>> CommitAsync(Caller caller, string operation, Guid fileId, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet(operation, fileId.ToString(), changes), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        return receipt.Value.Id == fileId ? await files.GetAsync(caller, fileId, cancellationToken) : Problems.KeyReused();
    }
}

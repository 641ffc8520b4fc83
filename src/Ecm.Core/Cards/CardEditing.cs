using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>A card to be made by a person.</summary>
/// <param name="Type">The name of its type.</param>
/// <param name="Title">Its title; null: the type's label.</param>
/// <param name="ParentId">The card it hangs below; null: at the top.</param>
/// <param name="Fields">Own fields.</param>
/// <param name="Access">The name of a named access list; null: inherited.</param>
public sealed record NewCard(string Type, string? Title, Guid? ParentId, IReadOnlyDictionary<string, JsonElement> Fields, string? Access);

/// <summary>Making and changing cards, one at a time.</summary>
public sealed class CardEditing
{
    private const int LongestComment = 10_000;

    private readonly ChangeSets.ChangeSets changeSets;
    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal CardEditing(ChangeSets.ChangeSets changeSets, IDbContextFactory<EcmDbContext> contexts)
    {
        this.changeSets = changeSets;
        this.contexts = contexts;
    }

    /// <summary>Makes a card.</summary>
    public Task<Result<CardView>> CreateAsync(Caller caller, NewCard card, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        return CommitAsync(caller, "card.create", id,
            new CreateCard(id, card.Type, card.Title, card.ParentId, card.Fields, card.Access, ByPerson: true), cancellationToken);
    }

    /// <summary>Changes title, fields and parent.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="id">The card.</param>
    /// <param name="version">The version that was read; another one since is a conflict.</param>
    /// <param name="patch">What changes.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<Result<CardView>> PatchAsync(Caller caller, Guid id, int version, CardPatch patch, CancellationToken cancellationToken) =>
        CommitAsync(caller, "card.patch", id, new PatchCard(id, version, patch), cancellationToken);

    /// <summary>Says something about a card that the caller may read; it stands in the card's history.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="id">The card.</param>
    /// <param name="text">1 to 10,000 characters.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<CardView>> CommentAsync(Caller caller, Guid id, string text, CancellationToken cancellationToken)
    {
        if (text.Trim() is not { Length: > 0 and <= LongestComment } said || !KeptText.Fits(said))
            return Problems.CommentWrong(LongestComment);
        return await CommitAsync(caller, "card.comment", id, new CommentOnCard(id, said), cancellationToken);
    }

    /// <summary>Makes a card one of another type; values that both types have stay.</summary>
    public Task<Result<CardView>> RetypeAsync(Caller caller, Guid id, string type, int? version, CancellationToken cancellationToken) =>
        CommitAsync(caller, "card.retype", id, new RetypeCard(id, type, version), cancellationToken);

    /// <summary>Puts a card into the trash.</summary>
    public Task<Result<CardView>> TrashAsync(Caller caller, Guid id, int? version, CancellationToken cancellationToken) =>
        CommitAsync(caller, "card.trash", id, new TrashCard(id, Into: true, version), cancellationToken);

    /// <summary>Takes a card out of the trash.</summary>
    public Task<Result<CardView>> RestoreAsync(Caller caller, Guid id, int? version, CancellationToken cancellationToken) =>
        CommitAsync(caller, "card.restore", id, new TrashCard(id, Into: false, version), cancellationToken);

    /// <summary>Moves a card to another state.</summary>
    public Task<Result<CardView>> TransitionAsync(Caller caller, Guid id, string to, int? version, CancellationToken cancellationToken) =>
        CommitAsync(caller, "card.transition", id, new TransitionCard(id, to, version), cancellationToken);

    private async Task<Result<CardView>> CommitAsync(Caller caller, string operation, Guid id, Change change, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet(operation, id.ToString(), [change]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var card = await db.Readable(db.Cards, caller).AsNoTracking().Where(c => c.Id == receipt.Value.Id).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken);
        return card is null ? Problems.NotFound() : card;
    }
}

using Ecm.Contracts;
using Ecm.Contracts.Changes;
using Refit;

namespace Ecm.Client;

/// <summary>Acts on many cards, as change sets that can be taken back.</summary>
public interface IChanges
{
    /// <summary>Begins one act on many cards; its state tells whether it has ended.</summary>
    /// <param name="request">The act and the cards.</param>
    /// <param name="rehearse">True: says what would change and changes nothing.</param>
    /// <param name="idempotencyKey">The same request under the same key is carried out once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Post("/api/v1/changes")]
    Task<CardChanges> StartAsync([Body] ChangeCardsRequest request, bool? rehearse = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Change sets, newest first.</summary>
    [Get("/api/v1/changes")]
    Task<ListPage<CardChanges>> ListAsync(bool? mine = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>A change set, how far it is, and the first cards with a problem.</summary>
    [Get("/api/v1/changes/{id}")]
    Task<CardChanges> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The cards of a change set, old and new.</summary>
    [Get("/api/v1/changes/{id}/cards")]
    Task<ListPage<ChangedCard>> CardsAsync(Guid id, bool? failed = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a change set back, as a change set of its own.</summary>
    [Post("/api/v1/changes/{id}/undo")]
    Task<CardChanges> UndoAsync(Guid id, [Body] UndoChangesRequest request, bool? rehearse = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a change set that stopped go on.</summary>
    [Post("/api/v1/changes/{id}/continue")]
    Task<CardChanges> ContinueAsync(Guid id, CancellationToken cancellationToken = default);
}

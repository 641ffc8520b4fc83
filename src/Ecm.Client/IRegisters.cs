using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Refit;

namespace Ecm.Client;

/// <summary>Registration journals.</summary>
public interface IRegisters
{
    /// <summary>All registers.</summary>
    [Get("/api/v1/registers")]
    Task<IReadOnlyList<Register>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a card and gives it its number, both or neither.</summary>
    [Post("/api/v1/registers/{name}/entries")]
    Task<Card> EnterAsync(string name, [Body] EnterRequest entry, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The number that the next card of a type would get.</summary>
    [Get("/api/v1/registers/{name}/next")]
    Task<NextNumber> NextAsync(string name, string type, CancellationToken cancellationToken = default);

    /// <summary>Numbers without a card: reserved ones and gaps, the last one first.</summary>
    [Get("/api/v1/registers/{name}/reservations")]
    Task<IReadOnlyList<ReservedNumber>> ReservationsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Reserves the next numbers.</summary>
    [Post("/api/v1/registers/{name}/reservations")]
    Task<IReadOnlyList<ReservedNumber>> ReserveAsync(string name, [Body] ReserveRequest request, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a number back, or says why one that was given back is a gap.</summary>
    [Post("/api/v1/registers/{name}/reservations/{id}/release")]
    Task<ReservedNumber> ReleaseAsync(string name, Guid id, [Body] ReleaseRequest request, CancellationToken cancellationToken = default);
}

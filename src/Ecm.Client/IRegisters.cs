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

    /// <summary>How a register is set up.</summary>
    [Get("/api/v1/registers/{name}/setup")]
    Task<RegisterSetup> SetupAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Puts a register in force as it is written.</summary>
    [Put("/api/v1/registers/{name}")]
    Task<RegisterSetup> PutAsync(string name, [Body] PutRegisterRequest request, [Header("If-Match")] string? version = null, CancellationToken cancellationToken = default);

    /// <summary>What a register would be like; nothing is written.</summary>
    [Post("/api/v1/registers/{name}/trial")]
    Task<RegisterTrial> TryAsync(string name, [Body] PutRegisterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a register what its file brings.</summary>
    [Post("/api/v1/registers/{name}/revert")]
    Task<RegisterSetup> RevertAsync(string name, [Header("If-Match")] string? version = null, CancellationToken cancellationToken = default);

    /// <summary>Has a register go on from a higher number.</summary>
    [Put("/api/v1/registers/{name}/next")]
    Task<RegisterTrial> BeginAtAsync(string name, [Body] BeginAtRequest request, CancellationToken cancellationToken = default);

    /// <summary>What can make the numbers of registers.</summary>
    [Get("/api/v1/numbering-schemes")]
    Task<IReadOnlyList<NumberingScheme>> SchemesAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives a number back, or says why one that was given back is a gap.</summary>
    [Post("/api/v1/registers/{name}/reservations/{id}/release")]
    Task<ReservedNumber> ReleaseAsync(string name, Guid id, [Body] ReleaseRequest request, CancellationToken cancellationToken = default);
}

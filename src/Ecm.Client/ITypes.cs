using Ecm.Contracts.Registers;
using Ecm.Contracts.Types;
using Refit;

namespace Ecm.Client;

/// <summary>Card types and registers.</summary>
public interface ITypes
{
    /// <summary>All card types.</summary>
    [Get("/api/v1/types")]
    Task<IReadOnlyList<CardType>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>All registers.</summary>
    [Get("/api/v1/registers")]
    Task<IReadOnlyList<Register>> RegistersAsync(CancellationToken cancellationToken = default);

    /// <summary>What rules for reading would find in documents that were read before.</summary>
    [Post("/api/v1/types/{name}/reading/trial")]
    Task<ReadingTrialAnswer> TryReadingAsync(string name, [Body] ReadingTrialRequest request, CancellationToken cancellationToken = default);
}

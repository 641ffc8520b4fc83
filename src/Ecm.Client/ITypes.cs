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

    /// <summary>A card type.</summary>
    [Get("/api/v1/types/{name}")]
    Task<CardType> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The draft of a type.</summary>
    [Get("/api/v1/types/{name}/draft")]
    Task<TypeDraft> DraftAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Writes the draft of a type.</summary>
    [Put("/api/v1/types/{name}")]
    Task<TypeDraft> PutAsync(string name, [Body] PutTypeRequest request, [Header("If-Match")] string? edit = null, CancellationToken cancellationToken = default);

    /// <summary>Gives the draft of a type up.</summary>
    [Delete("/api/v1/types/{name}/draft")]
    Task DiscardAsync(string name, [Header("If-Match")] string? edit = null, CancellationToken cancellationToken = default);

    /// <summary>Puts the draft of a type in force.</summary>
    [Post("/api/v1/types/{name}/publish")]
    Task<TypeDraft> PublishAsync(string name, [Header("If-Match")] string? edit = null, CancellationToken cancellationToken = default);

    /// <summary>Makes what its source brings the draft of a type.</summary>
    [Post("/api/v1/types/{name}/revert")]
    Task<TypeDraft> RevertAsync(string name, [Header("If-Match")] string? edit = null, CancellationToken cancellationToken = default);

    /// <summary>All registers.</summary>
    [Get("/api/v1/registers")]
    Task<IReadOnlyList<Register>> RegistersAsync(CancellationToken cancellationToken = default);

    /// <summary>What rules for reading would find in documents that were read before.</summary>
    [Post("/api/v1/types/{name}/reading/trial")]
    Task<ReadingTrialAnswer> TryReadingAsync(string name, [Body] ReadingTrialRequest request, CancellationToken cancellationToken = default);
}

using Ecm.Contracts;
using Ecm.Contracts.Files;
using Refit;

namespace Ecm.Client;

/// <summary>Pages whose reading can be trusted least, and correcting them.</summary>
public interface IDoubt
{
    /// <summary>The most doubtful pages first, of cards that the caller may edit.</summary>
    [Get("/api/v1/doubt")]
    Task<ListPage<DoubtfulPage>> ListAsync(double? below = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>The doubtful words of a page.</summary>
    [Get("/api/v1/doubt/{fileId}/{page}")]
    Task<PageDoubt> GetAsync(Guid fileId, int page, CancellationToken cancellationToken = default);

    /// <summary>Corrects words of a page, or with none says that it is right.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="page">From 1.</param>
    /// <param name="request">What words are to read as.</param>
    /// <param name="ifMatch">The ETag of what was seen; null: whatever it is.</param>
    /// <param name="idempotencyKey">The same request under the same key is carried out once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Post("/api/v1/doubt/{fileId}/{page}")]
    Task<PageDoubt> CorrectAsync(
        Guid fileId, int page, [Body] CorrectPageRequest request, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Takes back all that was corrected on a page.</summary>
    [Delete("/api/v1/doubt/{fileId}/{page}")]
    Task<PageDoubt> TakeBackAsync(Guid fileId, int page, CancellationToken cancellationToken = default);
}

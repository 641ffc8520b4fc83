using Ecm.Contracts.Files;
using Refit;

namespace Ecm.Client;

/// <summary>Files; contents go through <see cref="EcmClient"/>.</summary>
public interface IFiles
{
    /// <summary>A file and how far its reading is.</summary>
    [Get("/api/v1/files/{id}")]
    Task<CardFile> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>All versions of a file, newest first.</summary>
    [Get("/api/v1/files/{id}/versions")]
    Task<IReadOnlyList<CardFile>> VersionsAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Makes a copy of an earlier version the current one.</summary>
    /// <param name="id">The file.</param>
    /// <param name="number">The version to be had again.</param>
    /// <param name="ifMatch">The ETag of the version that was seen as the newest, or <c>*</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Post("/api/v1/files/{id}/versions/{number}/restore")]
    Task<CardFile> RestoreAsync(Guid id, int number, [Header("If-Match")] string ifMatch, CancellationToken cancellationToken = default);

    /// <summary>Moves a file with its versions, and what is attached to it, to another card, or to one of its own.</summary>
    [Post("/api/v1/files/{id}/move")]
    Task<CardFile> MoveAsync(Guid id, [Body] MoveFileRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a file off its card: it lies in the trash on a card of its own.</summary>
    [Delete("/api/v1/files/{id}")]
    Task<CardFile> TakeOffAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>What the texts of two files, or of two versions of one, have otherwise.</summary>
    [Get("/api/v1/files/{id}/compare")]
    Task<FileComparison> CompareAsync(Guid id, int? version = null, Guid? with = null, int? withVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a parked file that asks for a password with it.</summary>
    [Post("/api/v1/files/{id}/unlock")]
    Task<CardFile> UnlockAsync(Guid id, [Body] UnlockRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets a file be recognised in other languages.</summary>
    [Post("/api/v1/files/{id}/read-again")]
    Task<CardFile> ReadAgainAsync(Guid id, [Body] ReadAgainRequest request, CancellationToken cancellationToken = default);

    /// <summary>The text of a page and where its words stand.</summary>
    [Get("/api/v1/files/{id}/pages/{page}")]
    Task<FilePage> PageAsync(Guid id, int page, string? q = null, CancellationToken cancellationToken = default);

    /// <summary>How often the words of a query stand on each page of a file.</summary>
    [Get("/api/v1/files/{id}/marks")]
    Task<FileMarks> MarksAsync(Guid id, string q, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>Decides about a file and another scan of the same paper that was there before.</summary>
    /// <param name="id">The file that came later.</param>
    /// <param name="otherId">The one that was there before.</param>
    /// <param name="request">What to do.</param>
    /// <param name="idempotencyKey">The same request under the same key is carried out once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The file that stays.</returns>
    [Post("/api/v1/files/{id}/twins/{otherId}")]
    Task<CardFile> DecideTwinAsync(Guid id, Guid otherId, [Body] DecideTwinRequest request, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Takes such a decision back.</summary>
    /// <returns>The file that came later, as it is again.</returns>
    [Delete("/api/v1/files/{id}/twins/{otherId}")]
    Task<CardFile> TakeTwinBackAsync(Guid id, Guid otherId, CancellationToken cancellationToken = default);
}

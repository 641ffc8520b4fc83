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

    /// <summary>Reads a parked file that asks for a password with it.</summary>
    [Post("/api/v1/files/{id}/unlock")]
    Task<CardFile> UnlockAsync(Guid id, [Body] UnlockRequest request, CancellationToken cancellationToken = default);

    /// <summary>The text of a page and where its words stand.</summary>
    [Get("/api/v1/files/{id}/pages/{page}")]
    Task<FilePage> PageAsync(Guid id, int page, string? q = null, CancellationToken cancellationToken = default);
}

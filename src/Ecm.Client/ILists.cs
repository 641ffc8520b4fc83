using Ecm.Contracts.Lists;
using Refit;

namespace Ecm.Client;

/// <summary>Shared lists.</summary>
public interface ILists
{
    /// <summary>All shared lists.</summary>
    [Get("/api/v1/lists")]
    Task<IReadOnlyList<SharedList>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>A shared list.</summary>
    [Get("/api/v1/lists/{name}")]
    Task<SharedList> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Puts a shared list in force.</summary>
    [Put("/api/v1/lists/{name}")]
    Task<SharedList> PutAsync(string name, [Body] PutListRequest request, [Header("If-Match")] string? version = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a shared list what its file brings.</summary>
    [Post("/api/v1/lists/{name}/revert")]
    Task<SharedList> RevertAsync(string name, [Header("If-Match")] string? version = null, CancellationToken cancellationToken = default);
}

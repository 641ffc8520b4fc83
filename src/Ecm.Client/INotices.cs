using Ecm.Contracts.Notices;
using Refit;

namespace Ecm.Client;

/// <summary>What the caller is told.</summary>
public interface INotices
{
    /// <summary>The last 200, newest first.</summary>
    /// <param name="unseen">True: only what has not been seen.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/api/v1/notices")]
    Task<IReadOnlyList<Notice>> ListAsync(bool? unseen = null, CancellationToken cancellationToken = default);

    /// <summary>Notes that some of them, or all, have been seen.</summary>
    [Post("/api/v1/notices/seen")]
    Task SeeAsync([Body] SeeNoticesRequest request, CancellationToken cancellationToken = default);
}

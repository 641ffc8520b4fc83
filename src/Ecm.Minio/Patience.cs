using System.Net;
using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.Logging;
using Minio.Exceptions;

namespace Ecm.Minio;

/// <summary>
/// How often and how long the S3 server is asked. For work that may be repeated: a passing fault is tried again up to three times,
/// a little later each time and at random distances, so that many callers do not come back at once.
/// What remains is told as the port's exceptions.
/// </summary>
internal sealed partial class Patience(MinioOptions options, TimeProvider time, ILogger logger)
{
    private const int Attempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>No attempt begins later than this after the first: a server that hangs is not waited for four times.</summary>
    private static readonly TimeSpan LastStart = TimeSpan.FromSeconds(10);

    public IdleTimer NewTimer(CancellationToken cancellationToken) => new(options.IdleTimeout, time, cancellationToken);

    /// <exception cref="BlobStoreUnavailableException">The server did not do it.</exception>
    /// <exception cref="BlobStoreFullException">The server has no room.</exception>
    public async Task<T> RunAsync<T>(Func<IdleTimer, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var n = 1; ; n++)
        {
            using var timer = NewTimer(cancellationToken);
            try
            {
                return await attempt(timer).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsFault(e))
            {
                if (n == Attempts || !IsPassing(e) || time.GetElapsedTime(started) > LastStart)
                    throw Told(e, timer.Expired);
                Log.Again(logger, n, e.Message);
            }

            var pause = FirstPause * (1 << (n - 1)) * (0.5 + Random.Shared.NextDouble());
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The port's exception for a fault of the server or of the way to it.</summary>
    public Exception Told(Exception fault, bool timedOut) => (timedOut, StatusOf(fault)) switch
    {
        (true, _) => new BlobStoreUnavailableException($"The S3 store at {options.Endpoint} has not answered for {options.IdleTimeout.TotalSeconds:0.#} s.", fault),
        (_, HttpStatusCode.InsufficientStorage) => new BlobStoreFullException("The S3 store has no room.", fault),
        _ when fault is S3Exception { IsFull: true } => new BlobStoreFullException($"The S3 store has no room ({fault.Message}).", fault),
        _ => new BlobStoreUnavailableException($"The S3 store at {options.Endpoint} does not serve: {fault.Message}", fault),
    };

    /// <summary>A fault, not an outcome that the caller asked about and not a mistake of ours.</summary>
    public static bool IsFault(Exception e) =>
        e is HttpRequestException or IOException or OperationCanceledException or S3Exception or MinioException or AuthorizationException or TimeoutException;

    private static bool IsPassing(Exception e) => e switch
    {
        // Our own timer, or the time to connect.
        OperationCanceledException => true,
        HttpRequestException or IOException or TimeoutException or ConnectionException => true,
        _ => StatusOf(e) is >= HttpStatusCode.InternalServerError and not HttpStatusCode.InsufficientStorage
            or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict,
    };

    private static HttpStatusCode? StatusOf(Exception e) => e switch
    {
        S3Exception s3 => s3.Status,
        MinioException { ServerResponse: { } response } => response.StatusCode,
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Warning, "Attempt {Attempt} at the S3 store failed and is made again: {Reason}")]
        public static partial void Again(ILogger logger, int attempt, string reason);
    }
}

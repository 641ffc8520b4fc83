using Ecm.Core.Results;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

/// <summary>Turns what can go wrong in the index into problems.</summary>
internal sealed partial class IndexAnswers(Reindexing reindexing, ILogger<IndexAnswers> logger)
{
    /// <summary>Asks the index. Over the time budget, or on damaged bytes, it is a problem; damage is looked at and mended.</summary>
    public Result<T> Try<T>(Func<Result<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return ask();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problems.SearchTooSlow();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours or damaged bytes: the follower looks, and replaces what is damaged.
            LogFailed(logger, e);
            reindexing.Doubt();
            return Problems.SearchFailed();
        }
    }

    [LoggerMessage(2021, LogLevel.Error, "A search failed; the index is looked at")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

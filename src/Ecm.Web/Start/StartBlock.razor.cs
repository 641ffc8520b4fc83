using Microsoft.Extensions.Logging;

namespace Ecm.Web.Start;

/// <summary>One block of the start page: it reads what it shows by itself, and says by itself when that fails.</summary>
public partial class StartBlock
{
    [LoggerMessage(3010, LogLevel.Error, "Block {Block} of the start page could not be read")]
    private static partial void LogFailed(ILogger logger, Exception exception, string block);
}

using System.Data.Common;
using System.Text.Json;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Ecm.Rest.Security;

/// <summary>
/// The edge at which exceptions end: logged once, with the request's id; the answer says nothing of the inside.
/// </summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more; not a fault.
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        await new ProblemResult(ProblemOf(httpContext, exception)).ExecuteAsync(httpContext);
        return true;
    }

    private Problem ProblemOf(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                LetTheRestCome(context);
                return Problems.BodyTooLarge();
            case BadHttpRequestException { InnerException: JsonException json }:
                return Problems.BodyWrong(FieldOf(json));
            case BadHttpRequestException when UnreadParameter.NameIn(context) is { } parameter:
                return Problems.ParameterWrong(parameter);
            case BadHttpRequestException bad:
                return Problems.RequestWrong(bad.StatusCode);
            case var _ when TextNotKeptException.IsIn(exception):
                return Problems.TextWrong();
            case var _ when DatabaseIsAway(exception):
                Log.DatabaseAway(logger, ProblemResult.RequestIdOf(context), exception);
                return Problems.Busy();
            default:
                Log.Fault(logger, context.Request.Method, ProblemResult.RequestIdOf(context), exception);
                return Problems.ServerFault();
        }
    }

    /// <summary>The first member on the path; of missing members only the framework's message knows the name.</summary>
    internal static string? FieldOf(JsonException exception)
    {
        if (exception.Path is { Length: > 2 } path)
            return path[2..].Split('.', '[')[0];
        var parts = exception.Message.Split(':', 2);
        return parts.Length == 2 && parts[0].Contains("required properties", StringComparison.Ordinal) ? parts[1].Split('\'').ElementAtOrDefault(1) : null;
    }

    /// <summary>
    /// A body refused for its length, nothing of which was read: a connection closed on one who still sends is reset, and the answer is never seen.
    /// So the web server swallows what comes, for its own five seconds at most. What comes in chunks says no length: it has been read up to the limit by then, and is cut off.
    /// </summary>
    private static void LetTheRestCome(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }

    private static bool DatabaseIsAway(Exception? exception) =>
        exception is not null && (exception is DbException { IsTransient: true } || DatabaseIsAway(exception.InnerException));

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Error, "Request {RequestId} ({Method}) failed.")]
        public static partial void Fault(ILogger logger, string method, string requestId, Exception exception);

        [LoggerMessage(3002, LogLevel.Error, "Request {RequestId} failed: the database is not to be had.")]
        public static partial void DatabaseAway(ILogger logger, string requestId, Exception exception);
    }
}

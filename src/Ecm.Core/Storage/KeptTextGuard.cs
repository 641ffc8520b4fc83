using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ecm.Core.Storage;

/// <summary>
/// Looks at each text on its way to the database, written or only looked up, so that both databases answer alike. It refuses when a command is about to be
/// carried out and not when it is made: there Entity Framework does not reckon with a fault, leaves the connection open, and the turn to write is never given back.
/// </summary>
internal sealed class KeptTextGuard : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Checked(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Checked(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Checked(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, result));

    private static TResult Checked<TResult>(DbCommand command, TResult result)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text && !KeptText.Fits(text))
                throw new TextNotKeptException();
        return result;
    }
}

using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ecm.Sqlite;

/// <summary>
/// SQLite has one writer at a time; the others sleep and try again, longer each time, so the newest wins and the disk idles. Within this process
/// transactions stand in line instead. Nothing hangs on it: single statements and other processes do not queue here and are kept apart by SQLite itself.
/// </summary>
internal sealed class WriteTurns : DbTransactionInterceptor, IDbConnectionInterceptor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentDictionary<DbConnection, bool> holders = new(ReferenceEqualityComparer.Instance);

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        if (turn.Wait(Patience))
            holders[connection] = true;
        return result;
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (await turn.WaitAsync(Patience, cancellationToken))
            holders[connection] = true;
        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData.Context?.Database.GetDbConnection());

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData.Context?.Database.GetDbConnection());

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <summary>A transaction that is only disposed, or never began, tells nobody; its connection is closed next.</summary>
    void IDbConnectionInterceptor.ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => End(connection);

    Task IDbConnectionInterceptor.ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        End(connection);
        return Task.CompletedTask;
    }

    private void End(DbConnection? connection)
    {
        if (connection is not null && holders.TryRemove(connection, out _))
            turn.Release();
    }
}

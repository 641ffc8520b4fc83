using System.Collections.Concurrent;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.People;

/// <summary>Notes when tokens were last used: gathered in memory, written once a minute and at the end, never by the request.</summary>
public sealed partial class TokenUses : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> used = new();
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly ILogger<TokenUses> logger;

    internal TokenUses(IDbContextFactory<EcmDbContext> contexts, TimeProvider clock, ILogger<TokenUses> logger)
    {
        this.contexts = contexts;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>Notes a use.</summary>
    public void Note(Guid tokenId) => used[tokenId] = clock.GetUtcNow();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (used.IsEmpty)
            return;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            foreach (var (token, at) in used)
            {
                await db.ApiTokens.Where(t => t.Id == token).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, at), cancellationToken);
                used.TryRemove(KeyValuePair.Create(token, at));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A convenience; what was not written is tried again in a minute.
            Log.NotWritten(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2002, LogLevel.Warning, "The last use of tokens could not be written; it is tried again.")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}

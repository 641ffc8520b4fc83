using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Audit;

/// <summary>Which entries of the audit a list holds; null members do not restrict.</summary>
public sealed record AuditFilter
{
    /// <summary>What this person did; empty: the product itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Of this action, such as <c>user.block</c>.</summary>
    public string? Action { get; init; }

    /// <summary>About this: an id or an address that ends with one, a login, the name of a person or group, the number of a card.</summary>
    public string? About { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>An entry of the audit.</summary>
/// <param name="Number">Its number, without holes.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; empty: the product.</param>
/// <param name="Actor">The actor's name.</param>
/// <param name="Agent">The plugin or part that acted for the product.</param>
/// <param name="Action">What.</param>
/// <param name="ObjectKind">Such as <c>card</c> or <c>user</c>.</param>
/// <param name="ObjectId">To what.</param>
public sealed record AuditLine(long Number, DateTimeOffset At, Guid ActorId, string Actor, string? Agent, string Action, string ObjectKind, Guid ObjectId)
{
    /// <summary>Its name now; null: it has none, is gone, or is a card that the caller may not read.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Old → new; null when it was erased, or the caller may not read the card.</summary>
    public JsonNode? Payload { get; init; }

    /// <summary>It is about a card that the caller may not read.</summary>
    public bool Closed { get; init; }
}

/// <summary>Reads the audit. For administrators, who learn of cards that they may not read only that something was done to them.</summary>
public sealed class AuditReading
{
    private const int MaxPage = 200;

    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal AuditReading(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>A page, the newest first.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<AuditLine>>> ListAsync(Caller caller, AuditFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problems.ParameterWrong("cursor");
        size = Math.Clamp(size, 1, MaxPage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await AuditRows.OfAsync(db, caller, filter, cancellationToken);
        var rows = await (
            from entry in entries.Where(e => e.Number < before).OrderByDescending(e => e.Number).Take(size + 1)
            join payload in db.AuditPayloads on entry.Number equals payload.Number into payloads
            from payload in payloads.DefaultIfEmpty()
            orderby entry.Number descending
            select new AuditRow(entry, payload == null ? null : payload.Json)).AsNoTracking().ToListAsync(cancellationToken);
        var lines = await AuditRows.ShowAsync(db, caller, [.. rows.Take(size)], cancellationToken);
        return new Page<AuditLine>(lines, rows.Count > size ? rows[size - 1].Entry.Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>All entries of a filter, the newest first, read page by page.</summary>
    public async Task<Result<IAsyncEnumerable<AuditLine>>> OpenAsync(Caller caller, AuditFilter filter, CancellationToken cancellationToken)
    {
        var first = await ListAsync(caller, filter, null, MaxPage, cancellationToken);
        return first.Succeeded ? Result.Of(AllAsync(caller, filter, first.Value, cancellationToken)) : first.Problem;
    }

    private async IAsyncEnumerable<AuditLine> AllAsync(Caller caller, AuditFilter filter, Page<AuditLine> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var line in page.Items)
                yield return line;
            if (page.Cursor is null)
                yield break;
            var next = await ListAsync(caller, filter, page.Cursor, MaxPage, cancellationToken);
            // The role was taken away meanwhile: what follows is not theirs any more.
            if (!next.Succeeded)
                yield break;
            page = next.Value;
        }
    }
}

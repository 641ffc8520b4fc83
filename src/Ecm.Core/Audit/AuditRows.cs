using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Audit;

/// <summary>An entry with its content; null: erased.</summary>
internal sealed record AuditRow(AuditEntry Entry, string? Json);

/// <summary>The rows behind <see cref="AuditReading"/>: what a filter leaves, and what its caller may see of it.</summary>
internal static class AuditRows
{
    private const int MostObjects = 100;

    /// <summary>A set has one instant and is numbered when it ends: neighbours may stand a little apart in time.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public static async Task<IQueryable<AuditEntry>> OfAsync(EcmDbContext db, Caller caller, AuditFilter filter, CancellationToken cancellationToken)
    {
        var entries = db.Audit.AsQueryable();
        if (filter.ActorId is { } actor)
            entries = entries.Where(e => e.ActorId == actor);
        if (filter.Action is { } action)
            entries = entries.Where(e => e.Action == action);
        if (!string.IsNullOrWhiteSpace(filter.About))
        {
            var objects = await ObjectsAsync(db, caller, filter.About.Trim(), cancellationToken);
            entries = entries.Where(e => objects.Contains(e.ObjectId));
        }

        if (filter.From is { } from)
        {
            var (start, first) = (from.ToUniversalTime(), await FirstSinceAsync(db, Moved(from.ToUniversalTime(), -Slack), cancellationToken));
            entries = entries.Where(e => e.Number >= first && e.At >= start);
        }

        if (filter.Until is { } until)
        {
            var (end, last) = (until.ToUniversalTime(), await FirstSinceAsync(db, Moved(until.ToUniversalTime(), Slack), cancellationToken));
            entries = entries.Where(e => e.Number <= last && e.At < end);
        }

        return entries;
    }

    /// <summary>The ends of the calendar are written for «from the beginning» and «without end».</summary>
    private static DateTimeOffset Moved(DateTimeOffset at, TimeSpan by) =>
        at - DateTimeOffset.MinValue < Slack || DateTimeOffset.MaxValue - at < Slack ? at : at + by;

    public static async Task<IReadOnlyList<AuditLine>> ShowAsync(EcmDbContext db, Caller caller, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        var actors = rows.Select(r => r.Entry.ActorId).Distinct().ToList();
        var people = await db.Users.Where(u => actors.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        var names = new Dictionary<Guid, string>();
        await AddAsync("card", ids => db.Readable(db.Cards, caller).Where(c => ids.Contains(c.Id)).Select(c => new KeyValuePair<Guid, string>(c.Id, c.Title)));
        await AddAsync("user", ids => db.Users.Where(u => ids.Contains(u.Id)).Select(u => new KeyValuePair<Guid, string>(u.Id, u.Name)));
        await AddAsync("group", ids => db.Groups.Where(g => ids.Contains(g.Id)).Select(g => new KeyValuePair<Guid, string>(g.Id, g.Name)));
        await AddAsync("change-set", ids => db.NamedSets.Where(s => ids.Contains(s.Id) && s.Name != null).Select(s => new KeyValuePair<Guid, string>(s.Id, s.Name!)));
        return [.. rows.Select(r =>
        {
            var (entry, name) = (r.Entry, names.GetValueOrDefault(r.Entry.ObjectId));
            var closed = entry.ObjectKind == "card" && name is null;
            return new AuditLine(
                entry.Number, entry.At, entry.ActorId, people.GetValueOrDefault(entry.ActorId) ?? Caller.System.Name, entry.Agent, entry.Action, entry.ObjectKind, entry.ObjectId)
            {
                ObjectName = name, Closed = closed, Payload = closed || r.Json is null ? null : JsonNode.Parse(r.Json),
            };
        })];

        async Task AddAsync(string kind, Func<List<Guid>, IQueryable<KeyValuePair<Guid, string>>> named)
        {
            var ids = rows.Where(r => r.Entry.ObjectKind == kind).Select(r => r.Entry.ObjectId).Distinct().ToList();
            if (ids.Count > 0)
                foreach (var (id, name) in await named(ids).ToListAsync(cancellationToken))
                    names[id] = name;
        }
    }

    /// <summary>The first number of a time. Times rise with the numbers, so halving finds it; the table needs no index for it.</summary>
    private static async Task<long> FirstSinceAsync(EcmDbContext db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (low, high) = (1L, await db.Heads.Select(h => h.Number).SingleAsync(cancellationToken) + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var at = await db.Audit.Where(e => e.Number >= middle).OrderBy(e => e.Number).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);
            if (at is null || at >= since)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static async Task<List<Guid>> ObjectsAsync(EcmDbContext db, Caller caller, string about, CancellationToken cancellationToken)
    {
        // What was copied from the address of a card names it, whatever follows.
        var last = about.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        if (Guid.TryParse(last, out var id))
            return [id];
        var login = Accounts.Normalize(about);
        return
        [
            .. await db.Users.Where(u => u.NormalizedUserName == login || u.Name == about).OrderBy(u => u.Id).Select(u => u.Id).Take(MostObjects).ToListAsync(cancellationToken),
            .. await db.Groups.Where(g => g.Name == about).Select(g => g.Id).ToListAsync(cancellationToken),
            .. await db.Readable(db.Cards, caller).Where(c => c.Number == about).OrderBy(c => c.Id).Select(c => c.Id).Take(MostObjects).ToListAsync(cancellationToken),
        ];
    }
}

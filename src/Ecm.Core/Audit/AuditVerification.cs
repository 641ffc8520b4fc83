using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Audit;

/// <summary>Recomputes the hash chain of the audit.</summary>
public sealed class AuditVerification
{
    private const int Portion = 1000;
    private const int MostFaults = 1000;

    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal AuditVerification(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>Adds a line for each entry that was changed, taken out or put in, and for a chain that ends before the head.</summary>
    /// <returns>How many entries there are.</returns>
    public async Task<long> RunAsync(ICollection<string> faults, CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await db.Heads.AsNoTracking().SingleAsync(cancellationToken);
        var (previous, number) = (Array.Empty<byte>(), 0L);
        // In portions: a row that is being read for an hour keeps the database from tidying up.
        while (true)
        {
            var after = number;
            var rows = await (
                from entry in db.Audit.AsNoTracking().Where(e => e.Number > after && e.Number <= head.Number)
                join payload in db.AuditPayloads.AsNoTracking() on entry.Number equals payload.Number into payloads
                from payload in payloads.DefaultIfEmpty()
                orderby entry.Number
                select new { entry, payload }).Take(Portion).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                number++;
                if (row.entry.Number != number)
                    Note($"audit: entry {number} is missing, the next is {row.entry.Number}");
                number = row.entry.Number;
                if (!AuditChain.HashOf(previous, row.entry).AsSpan().SequenceEqual(row.entry.Hash))
                    Note($"audit: entry {number} does not follow from the one before it");
                if (row.payload is not null && !AuditChain.PayloadHash(row.payload.Salt, row.payload.Json).AsSpan().SequenceEqual(row.entry.PayloadHash))
                    Note($"audit: the content of entry {number} was changed");
                previous = row.entry.Hash;
            }

            progress?.Report(number);
        }

        if (number != head.Number || !previous.AsSpan().SequenceEqual(head.AuditHash))
            Note($"audit: the chain ends at entry {number}, the head is {head.Number}");
        return number;

        void Note(string fault)
        {
            if (faults.Count < MostFaults)
                faults.Add(fault);
        }
    }
}

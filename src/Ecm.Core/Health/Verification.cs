using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Searching;
using Ecm.Core.Audit;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Health;

/// <summary>What a verification found.</summary>
/// <param name="Faults">What does not agree, one line each.</param>
/// <param name="Notes">What is worth knowing and no fault, such as blobs waiting for the sweep.</param>
/// <param name="Cards">Cards looked at.</param>
/// <param name="Indexed">Cards that the index holds; null: it could not be compared.</param>
/// <param name="Blobs">Blobs whose bytes were hashed.</param>
/// <param name="AuditEntries">Audit entries whose chain was recomputed.</param>
public sealed record VerificationReport(IReadOnlyList<string> Faults, IReadOnlyList<string> Notes, long Cards, long? Indexed, long Blobs, long AuditEntries);

/// <summary>Proves that bytes, rows, index and audit chain agree.</summary>
public sealed class Verification
{
    private const int MaxFaults = 1000;
    private const int Portion = 500;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly IBlobStore blobs;
    private readonly ISearchIndex index;
    private readonly Reindexing reindexing;
    private readonly AuditVerification audit;

    internal Verification(IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, ISearchIndex index, Reindexing reindexing, AuditVerification audit)
    {
        this.reindexing = reindexing;
        this.contexts = contexts;
        this.blobs = blobs;
        this.index = index;
        this.audit = audit;
    }

    /// <summary>
    /// Checks: each version's blob is there and has its size and hash; each blob has a version, or waits for the sweep; each card is in the index
    /// with its last change, and nothing else is; the audit chain is unbroken and ends at the head; change numbers have no hole.
    /// </summary>
    /// <param name="indexIsOpen">False: no server runs, and the index is read as it lies on the disk.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<VerificationReport> RunAsync(bool indexIsOpen, CancellationToken cancellationToken)
    {
        var (faults, notes) = (new List<string>(), new List<string>());
        var hashed = await BlobsAsync(faults, notes, null, cancellationToken);
        var found = indexIsOpen ? await OpenIndexAsync(faults, cancellationToken) : await IndexOnDiskAsync(faults, notes, cancellationToken);
        var cards = found is { } compared ? await CompareAsync(compared, faults, null, cancellationToken) : await CountAsync(cancellationToken);
        var entries = await audit.RunAsync(faults, cancellationToken);
        return new VerificationReport([.. faults.Take(MaxFaults)], notes, cards, found?.Cards.Count, hashed, entries);
    }

    /// <summary>Checks one part of a running server.</summary>
    /// <param name="part">Which.</param>
    /// <param name="progress">Is told how many blobs, cards or entries have been looked at.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<VerificationReport> RunAsync(VerifiedPart part, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var (faults, notes) = (new List<string>(), new List<string>());
        var (cards, indexed, hashed, entries) = (0L, (long?)null, 0L, 0L);
        switch (part)
        {
            case VerifiedPart.Storage:
                hashed = await BlobsAsync(faults, notes, progress, cancellationToken);
                break;
            case VerifiedPart.Index when await OpenIndexAsync(faults, cancellationToken) is { } found:
                (cards, indexed) = (await CompareAsync(found, faults, progress, cancellationToken), found.Cards.Count);
                break;
            case VerifiedPart.Audit:
                entries = await audit.RunAsync(faults, cancellationToken, progress);
                break;
        }

        return new VerificationReport([.. faults.Take(MaxFaults)], notes, cards, indexed, hashed, entries);
    }

    private async Task<long> BlobsAsync(List<string> faults, List<string> notes, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var stored = new HashSet<Guid>();
        await foreach (var blob in blobs.ListAsync(cancellationToken))
            stored.Add(blob.Id);
        long hashed = 0, looked = 0;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // In portions: hashing terabytes takes hours, and a row that is being read all the while keeps the database from tidying up.
        for (var after = Guid.Empty; ;)
        {
            var versions = await db.FileVersions.AsNoTracking().Where(v => v.Id > after).OrderBy(v => v.Id).Take(Portion).Select(v => new { v.Id, v.BlobId, v.Size, v.Sha256 }).ToListAsync(cancellationToken);
            if (versions.Count == 0)
                break;
            after = versions[^1].Id;
            foreach (var version in versions)
            {
                looked++;
                progress?.Report(looked);
                // A blob may have come after the list was taken.
                if (!stored.Remove(version.BlobId) && await blobs.StatAsync(version.BlobId, cancellationToken) is null)
                    Note(faults, $"file version {version.Id}: its blob {version.BlobId} is missing");
                else if (await DifferenceAsync(version.BlobId, version.Size, version.Sha256, cancellationToken) is { } difference)
                    Note(faults, $"file version {version.Id}: blob {version.BlobId} {difference}");
                else
                    hashed++;
            }
        }

        await foreach (var picture in db.KeptPictures.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (!stored.Remove(picture.PictureId) && await blobs.StatAsync(picture.PictureId, cancellationToken) is null)
                Note(faults, $"blob {picture.BlobId}: the picture {picture.PictureId} of its page {picture.Page} is missing");

        await foreach (var version in db.FileVersions.AsNoTracking().Where(v => v.RenditionId != null).Select(v => new { v.Id, v.RenditionId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (!stored.Remove(version.RenditionId!.Value) && await blobs.StatAsync(version.RenditionId.Value, cancellationToken) is null)
                Note(notes, $"file version {version.Id}: its pages, blob {version.RenditionId}, are gone; they are laid out anew when somebody looks at them.");

        // A copy of the index that is not there is no loss.
        stored.ExceptWith(await db.UploadPieces.Select(p => p.BlobId).ToListAsync(cancellationToken));
        stored.ExceptWith(await db.IndexSnapshots.Select(s => s.BlobId).ToListAsync(cancellationToken));
        if (stored.Count > 0)
            notes.Add($"{stored.Count} blobs belong to no file; the sweep takes them when they are older than a day.");
        return hashed;
    }

    private async Task<string?> DifferenceAsync(Guid blobId, long size, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await blobs.OpenAsync(blobId, 0, null, cancellationToken);
            var buffer = new byte[1 << 16];
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; length += read)
                hash.AppendData(buffer, 0, read);
            if (length != size)
                return $"has {length} bytes instead of {size}";
            return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256 ? null : "has other bytes than were taken in";
        }
        catch (Exception e) when (e is BlobNotFoundException or IOException)
        {
            return $"cannot be read: {e.Message}";
        }
    }

    /// <summary>The index as it is searched; null after a fault.</summary>
    private async Task<(long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards)?> OpenIndexAsync(List<string> faults, CancellationToken cancellationToken)
    {
        if (await index.OpenAsync(cancellationToken) == IndexOpening.Damaged)
        {
            faults.Add("the search index is damaged; a new one is filled from the database now");
            reindexing.Doubt();
            return null;
        }

        // The cursor first: what comes in between is beyond it, and not looked at.
        var cursor = index.Cursor;
        return (cursor, [.. index.List()]);
    }

    /// <summary>The index as it lies on the disk; null without one and after a fault.</summary>
    private async Task<(long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards)?> IndexOnDiskAsync(
        List<string> faults, List<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            var found = await index.LookAsync(cancellationToken);
            if (found is null)
                notes.Add("There is no search index; the server fills one when it starts.");
            return found;
        }
        catch (InvalidDataException e)
        {
            faults.Add($"{e.Message} The server fills a new one when it starts.");
            return null;
        }
    }

    private async Task<long> CompareAsync((long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards) found, List<string> faults, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var indexed = found.Cards.ToDictionary(e => e.CardId, e => e.Change);
        long count = 0;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var card in db.Cards.AsNoTracking().Select(c => new { c.Id, c.Change, c.TrashedAt }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            progress?.Report(count);
            var isThere = indexed.Remove(card.Id, out var change);
            if (card.Change > found.Cursor)
                continue;
            if (card.TrashedAt is not null && isThere)
                Note(faults, $"card {card.Id} lies in the trash and is in the index");
            if (card.TrashedAt is null && !isThere)
                Note(faults, $"card {card.Id} is not in the index");
            if (card.TrashedAt is null && isThere && change != card.Change)
                Note(faults, $"card {card.Id} is in the index as of change {change}, not {card.Change}");
        }

        faults.AddRange(indexed.Keys.Take(Math.Max(MaxFaults - faults.Count, 0)).Select(id => $"card {id} is in the index and not in the database"));
        return count;
    }

    /// <summary>A store that is not mounted lacks everything: the first thousand lines say so.</summary>
    private static void Note(List<string> lines, string line)
    {
        if (lines.Count < MaxFaults)
            lines.Add(line);
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Cards.LongCountAsync(cancellationToken);
    }
}

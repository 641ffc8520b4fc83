using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Uploads;

/// <summary>
/// Takes a large file in by pieces, so that a connection that breaks costs one piece and not all. Each piece is durable when it is acknowledged, on whichever node it came;
/// with the last byte the file goes the way of all uploads. What is not finished within a day is swept.
/// </summary>
public sealed class PartUploads
{
    /// <summary>Every piece but the last has at least so many bytes: a row and a blob for each byte would be an attack.</summary>
    public const int ShortestPiece = 1024 * 1024;

    /// <summary>How long an upload may take.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Unfinished uploads that one person has at most.</summary>
    private const int MostOpen = 100;

    private const int Gates = 64;

    private readonly SemaphoreSlim[] finishing = [.. Enumerable.Range(0, Gates).Select(static _ => new SemaphoreSlim(1))];

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly IBlobStore blobs;
    private readonly FileUploads uploads;
    private readonly UploadChecks checks;
    private readonly FileReading files;
    private readonly TimeProvider clock;

    internal PartUploads(IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, FileUploads uploads, UploadChecks checks, FileReading files, TimeProvider clock)
    {
        this.files = files;
        this.contexts = contexts;
        this.blobs = blobs;
        this.uploads = uploads;
        this.checks = checks;
        this.clock = clock;
    }

    /// <summary>Announces a file. Rights are checked before a byte is sent, and again with the last one.</summary>
    /// <returns>The id under which its pieces are sent.</returns>
    public async Task<Result<Guid>> BeginAsync(Caller caller, AnnouncedFile file, CancellationToken cancellationToken)
    {
        if (FileName.Clean(file.Name) is not { } name)
            return Problems.FileNameWrong();
        if (file.Size <= 0)
            return Problems.ParameterWrong("size");
        var target = file.Target;
        if (new[] { target.Type, target.Access, file.MediaType }.Any(word => word?.Length > UploadRow.LongestWord))
            return Problems.ParameterWrong("type");
        if (await RefuseAsync(caller, file, cancellationToken) is { } refused)
            return refused;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = db.Uploads.AsNoTracking().Where(u => u.UserId == caller.UserId && u.CreatedAt > clock.GetUtcNow() - Life);
        if (caller.IdempotencyKey is { } key && await own.FirstOrDefaultAsync(u => u.Key == key, cancellationToken) is { } before)
            return (before.Name, before.Size, before.CardId, before.Replaces, before.Seen) == (name, file.Size, file.CardId, file.Replaces?.File, file.Replaces?.Version) ? before.Id : Problems.KeyReused();
        if (await own.CountAsync(u => u.FileId == null, cancellationToken) >= MostOpen)
            return Problems.TooManyUploads(MostOpen);
        var row = new UploadRow
        {
            Id = Guid.CreateVersion7(), UserId = caller.UserId, Name = name, Size = file.Size, MediaType = file.MediaType, CardId = file.CardId,
            Replaces = file.Replaces?.File, Seen = file.Replaces?.Version, Type = target.Type, ParentId = target.ParentId, Access = target.Access, Twins = target.Twins, Expand = target.Expand, CreatedAt = clock.GetUtcNow(), Key = caller.IdempotencyKey,
        };
        db.Uploads.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>How many bytes of a file of the caller are stored, and how many it has.</summary>
    public async Task<Result<UploadProgress>> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OpenAsync(db, caller, id, cancellationToken) is { } upload
            ? new UploadProgress(upload.FileId is null ? await StoredAsync(db, id, cancellationToken) : upload.Size, upload.Size, Done: null)
            : Problems.NotFound();
    }

    /// <summary>Takes a piece. The one with the last byte makes the file; sent again, it answers the same.</summary>
    /// <param name="caller">Who announced the file.</param>
    /// <param name="id">The upload.</param>
    /// <param name="offset">The byte at which the piece begins: where the last one ended.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels: the piece is not kept.</param>
    public async Task<Result<UploadProgress>> AddAsync(Caller caller, Guid id, long offset, long length, Stream content, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OpenAsync(db, caller, id, cancellationToken) is not { } upload)
            return Problems.NotFound();
        var stored = upload.FileId is null ? await StoredAsync(db, id, cancellationToken) : upload.Size;
        // The answer to the last piece may have been lost on its way.
        var isRepeated = stored == upload.Size && offset < stored && offset + length == stored;
        if (!isRepeated)
        {
            if (offset != stored)
                return Problems.WrongOffset(stored);
            if (length <= 0 || offset + length > upload.Size || (length < ShortestPiece && offset + length < upload.Size))
                return Problems.PieceWrong(ShortestPiece);
            var kept = await uploads.StoreAsync(upload.Name, upload.MediaType, content, cancellationToken);
            if (!kept.Succeeded)
                return kept.Problem;
            if (kept.Value.Receipt.Size != length)
                return Problems.BodyCutShort();
            db.UploadPieces.Add(new UploadPiece { UploadId = id, Offset = offset, Length = length, BlobId = kept.Value.BlobId });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Another request has brought the same piece meanwhile; this one's bytes are swept.
                return Problems.WrongOffset(await StoredAsync(db, id, cancellationToken));
            }

            stored = offset + length;
        }

        return stored < upload.Size ? new UploadProgress(stored, upload.Size, Done: null) : await FinishAsync(caller, upload, cancellationToken);
    }

    /// <summary>Gives an upload up.</summary>
    public async Task<Problem?> DropAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Uploads.Where(u => u.Id == id && u.UserId == caller.UserId).ExecuteDeleteAsync(cancellationToken) > 0 ? null : Problems.NotFound();
    }

    /// <summary>
    /// Copying a large file takes longer than some proxies wait. So it does not end with the request that began it, and who asks again waits for it instead of beginning another.
    /// </summary>
    private async Task<Result<UploadProgress>> FinishAsync(Caller caller, UploadRow upload, CancellationToken cancellationToken)
    {
        var gate = finishing[(uint)upload.Id.GetHashCode() % Gates];
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            var row = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == upload.Id, CancellationToken.None);
            if (row is null)
                return Problems.NotFound();
            if (row.FileId is { } made)
                return await AnswerAsync(caller, row, made);
            var pieces = await db.UploadPieces.Where(p => p.UploadId == row.Id).OrderBy(p => p.Offset).Select(p => p.BlobId).ToListAsync(CancellationToken.None);
            await using var content = new PieceStream(blobs, pieces);
            // Under this key the same file is made once, though another node finishes it as well.
            var once = caller with { IdempotencyKey = row.Key ?? $"upload:{row.Id}" };
            var done = row switch
            {
                { Replaces: { } replaced, Seen: { } seen } => await uploads.ReplaceAsync(once, replaced, seen, row.Name, row.MediaType, content, CancellationToken.None),
                { CardId: { } card } => await uploads.AddAsync(once, card, row.Name, row.MediaType, content, CancellationToken.None),
                _ => await uploads.UploadAsync(once, new UploadTarget(row.Type, row.ParentId, row.Access, row.Twins, row.Expand), row.Name, row.MediaType, content, CancellationToken.None),
            };
            if (!done.Succeeded)
                return done.Problem;
            // The file is made: another node that noted it first, or somebody who gave the upload up meanwhile, changes nothing about that. The sweep takes the bytes of the pieces.
            await db.Uploads.Where(u => u.Id == row.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.FileId, done.Value.File.Id).SetProperty(x => x.Discarded, done.Value.Discarded), CancellationToken.None);
            await db.UploadPieces.Where(p => p.UploadId == row.Id).ExecuteDeleteAsync(CancellationToken.None);
            return new UploadProgress(row.Size, row.Size, done.Value);
        }
        catch (BlobNotFoundException)
        {
            return Problems.NotFound();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Problem?> RefuseAsync(Caller caller, AnnouncedFile file, CancellationToken cancellationToken)
    {
        if (file.Replaces is not { } replaced)
            return file.CardId is { } card
                ? await checks.MayEditAsync(caller, card, cancellationToken)
                : await checks.MayCreateAsync(caller, file.Target.Type ?? TypeCatalog.Document, file.Target, cancellationToken);
        var before = await files.GetAsync(caller, replaced.File, cancellationToken);
        if (!before.Succeeded)
            return before.Problem;
        return await checks.MayEditAsync(caller, before.Value.CardId, cancellationToken)
            ?? (before.Value.Version == replaced.Version ? null : Problems.VersionConflict());
    }

    private async Task<Result<UploadProgress>> AnswerAsync(Caller caller, UploadRow row, Guid made)
    {
        var file = await files.GetAsync(caller, made, CancellationToken.None);
        if (!file.Succeeded)
            return file.Problem;
        var twins = await checks.TwinsAsync(caller, file.Value.Sha256, CancellationToken.None);
        return new UploadProgress(row.Size, row.Size, new UploadedFile(file.Value, [.. twins.Where(t => row.Discarded || t.FileId != made)], row.Discarded));
    }

    private async Task<UploadRow?> OpenAsync(EcmDbContext db, Caller caller, Guid id, CancellationToken cancellationToken) =>
        await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.UserId == caller.UserId && u.CreatedAt > clock.GetUtcNow() - Life, cancellationToken);

    private static async Task<long> StoredAsync(EcmDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.UploadPieces.Where(p => p.UploadId == id).MaxAsync(p => (long?)(p.Offset + p.Length), cancellationToken) ?? 0;
}

/// <summary>A file that is to be sent in pieces.</summary>
/// <param name="Name">The name the client gave it.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="MediaType">What the client says it is.</param>
/// <param name="CardId">The card it is added to; null: it makes one.</param>
/// <param name="Target">Where its own card goes.</param>
/// <param name="Replaces">The file whose next version it is, and the version of it that the caller has seen; null: it is a file of its own.</param>
public sealed record AnnouncedFile(string? Name, long Size, string? MediaType, Guid? CardId, UploadTarget Target, (Guid File, int Version)? Replaces);

/// <summary>How far an upload is.</summary>
/// <param name="Stored">Bytes that are stored.</param>
/// <param name="Size">Bytes that the file has.</param>
/// <param name="Done">The file that was made; null: there are bytes to come.</param>
public sealed record UploadProgress(long Stored, long Size, UploadedFile? Done);

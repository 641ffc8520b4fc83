using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Ecm.Core.Twins;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>Reading files: properties, content, text, pictures of pages. The right to read the card is the right to read its files.</summary>
public sealed class FileReading
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly IBlobStore blobs;
    private readonly PageStore pages;
    private readonly IndexProgress index;

    internal FileReading(IDbContextFactory<EcmDbContext> contexts, IBlobStore blobs, PageStore pages, IndexProgress index)
    {
        this.contexts = contexts;
        this.blobs = blobs;
        this.pages = pages;
        this.index = index;
    }

    /// <summary>A file with its current version.</summary>
    public Task<Result<FileView>> GetAsync(Caller caller, Guid fileId, CancellationToken cancellationToken) =>
        GetAsync(caller, fileId, version: null, cancellationToken);

    /// <summary>A file with the version asked for; null: the current one.</summary>
    public async Task<Result<FileView>> GetAsync(Caller caller, Guid fileId, int? version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var opened = Opened(db, caller);
        var found = await (
            from file in db.Files.Where(f => f.Id == fileId)
            join card in db.Readable(db.Cards, caller) on file.CardId equals card.Id
            join v in db.FileVersions on file.Id equals v.FileId
            where version == null ? v.Id == file.CurrentVersionId : v.Number == version
            select new { file, v, Opened = v.Expand ? opened.Count(o => o.ParentVersionId == v.Id) : 0 }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null ? Problems.NotFound() : FileView.From(found.file, found.v, index.Cursor, found.Opened);
    }

    /// <summary>The files of a card with their current versions, in the order in which they came.</summary>
    public Task<Result<IReadOnlyList<FileView>>> ListAsync(Caller caller, Guid cardId, CancellationToken cancellationToken) =>
        ListAsync(caller, cardId, fileId: null, cancellationToken);

    /// <summary>All versions of a file, newest first.</summary>
    public async Task<Result<IReadOnlyList<FileView>>> VersionsAsync(Caller caller, Guid fileId, CancellationToken cancellationToken)
    {
        var file = await GetAsync(caller, fileId, cancellationToken);
        return file.Succeeded ? await ListAsync(caller, file.Value.CardId, fileId, cancellationToken) : file.Problem;
    }

    /// <summary>Opens the bytes of a file. Whole contents are checked against their hash before the last of them is given out.</summary>
    /// <param name="file">What <see cref="GetAsync(Caller, Guid, int?, CancellationToken)"/> answered.</param>
    /// <param name="offset">From which byte.</param>
    /// <param name="length">How many bytes; null: to the end.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <exception cref="BlobStoreUnavailableException">The store cannot be read now.</exception>
    public async Task<Stream> OpenAsync(FileView file, long offset, long? length, CancellationToken cancellationToken)
    {
        var content = await blobs.OpenAsync(file.BlobId, offset, length, cancellationToken);
        return offset == 0 && (length is null || length >= file.Size) ? new VerifiedStream(content, file.Size, file.Sha256) : content;
    }

    /// <summary>The text of a page; a problem while it has not been read.</summary>
    public async Task<Result<PageText>> PageAsync(Caller caller, Guid fileId, int? version, int page, CancellationToken cancellationToken)
    {
        var file = await GetAsync(caller, fileId, version, cancellationToken);
        if (!file.Succeeded)
            return file.Problem;
        return await pages.FindAsync(file.Value.BlobId, page, cancellationToken) is { } text ? text : Problems.NotFound();
    }

    /// <summary>The text of the whole file as far as it has been read, page by page.</summary>
    public async Task<Result<IAsyncEnumerable<PageText>>> TextAsync(Caller caller, Guid fileId, int? version, CancellationToken cancellationToken)
    {
        var file = await GetAsync(caller, fileId, version, cancellationToken);
        return file.Succeeded ? Result.Of(pages.ReadAsync(file.Value.BlobId, cancellationToken)) : file.Problem;
    }

    /// <summary>The cards of what the caller brought in since a moment, in the order of <see cref="RecentAsync"/>, each once with its first file and the place of that there, from 0.</summary>
    public async Task<IReadOnlyList<(Guid Card, Guid File, int At)>> RecentCardsAsync(Caller caller, DateTimeOffset since, int size, CancellationToken cancellationToken)
    {
        var oldest = Guid.CreateVersion7(since);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from v in db.FileVersions.Where(v => v.Id > oldest && v.AuthorId == caller.UserId)
            join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
            orderby v.Id descending
            select new { Card = card.Id, File = file.Id }).Take(size).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select((r, at) => (r.Card, r.File, at)).DistinctBy(r => r.Card)];
    }

    /// <summary>How many of the files that the caller brought in since a moment are still to be read.</summary>
    public async Task<int> UnreadAsync(Caller caller, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var oldest = Guid.CreateVersion7(since);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from v in db.FileVersions.Where(v => v.Id > oldest && v.AuthorId == caller.UserId && (v.Intake == IntakeState.Queued || v.Intake == IntakeState.Running))
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on v.CardId equals card.Id
            select v.Id).CountAsync(cancellationToken);
    }

    /// <summary>What the caller brought in since a moment, newest first: the rows of the intake page, which thus survive a closed tab.</summary>
    public async Task<IReadOnlyList<RecentFile>> RecentAsync(Caller caller, DateTimeOffset since, int size, CancellationToken cancellationToken)
    {
        // Ids of versions begin with their time: the key is the index.
        var oldest = Guid.CreateVersion7(since);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var opened = Opened(db, caller);
        var rows = await (
            from v in db.FileVersions.Where(v => v.Id > oldest && v.AuthorId == caller.UserId)
            join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
            orderby v.Id descending
            select new { file, v, card.Title, card.Version, card.Number, Files = db.Files.Count(f => f.CardId == card.Id), Opened = v.Expand ? opened.Count(o => o.ParentVersionId == v.Id) : 0 }).Take(size).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var hashes = rows.Select(r => r.v.Sha256).Distinct().ToList();
        var same = await (
            from v in db.FileVersions.Where(v => hashes.Contains(v.Sha256))
            join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
            select new { v.Sha256, FileId = file.Id, CardId = card.Id }).AsNoTracking().ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.file.Id).ToList();
        var kept = (await db.TwinDecisions.Where(d => ids.Contains(d.FileId)).Select(d => new { d.FileId, d.OtherFileId }).ToListAsync(cancellationToken)).ToHashSet();
        var near = await NearTwins.OfAsync(db, caller, [.. rows.Select(r => r.v.Id)], cancellationToken);
        var byHash = same.ToLookup(t => t.Sha256);
        return [.. rows.Select(r =>
        {
            IReadOnlyList<Twin> twins = [.. byHash[r.v.Sha256].Where(t => t.FileId.CompareTo(r.file.Id) < 0 && !kept.Contains(new { FileId = r.file.Id, OtherFileId = t.FileId })).OrderBy(t => t.FileId).Select(t => new Twin(t.CardId, t.FileId))];
            return new RecentFile(
                FileView.From(r.file, r.v, index.Cursor, r.Opened), r.Title, r.Version, twins, [.. near[r.v.Id]], IsAlone: r is { Files: 1, v.Number: 1, Number: null });
        })];
    }

    /// <summary>The first file of each card, for its picture in a list. Cards without files, and those the caller may not read, are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, FirstFile>> FirstOfAsync(Caller caller, IReadOnlyCollection<Guid> cardIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var files = await (
            from file in db.Files.Where(f => cardIds.Contains(f.CardId))
            join card in db.Readable(db.Cards, caller) on file.CardId equals card.Id
            join version in db.FileVersions on file.CurrentVersionId equals version.Id
            orderby file.Id
            select new { file.CardId, file.Id, file.Name, version.Pages }).AsNoTracking().ToListAsync(cancellationToken);
        return files.GroupBy(f => f.CardId).ToDictionary(g => g.Key, g => new FirstFile(g.First().Id, g.First().Name, g.First().Pages));
    }

    private async Task<Result<IReadOnlyList<FileView>>> ListAsync(Caller caller, Guid cardId, Guid? fileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Readable(db.Cards, caller).AnyAsync(c => c.Id == cardId, cancellationToken))
            return Problems.NotFound();
        var opened = Opened(db, caller);
        var rows = await (
            from file in db.Files.Where(f => f.CardId == cardId && (fileId == null || f.Id == fileId))
            join v in db.FileVersions on file.Id equals v.FileId
            where fileId != null || v.Id == file.CurrentVersionId
            select new { file, v, Opened = v.Expand ? opened.Count(o => o.ParentVersionId == v.Id) : 0 }).AsNoTracking().ToListAsync(cancellationToken);
        var ordered = fileId is null ? rows.OrderBy(r => r.file.Id) : rows.OrderByDescending(r => r.v.Number);
        return Result.Of<IReadOnlyList<FileView>>([.. ordered.Select(r => FileView.From(r.file, r.v, index.Cursor, r.Opened))]);
    }

    /// <summary>Files out of opened archives and mails, on cards of their own that the caller may read.</summary>
    private static IQueryable<CardFile> Opened(EcmDbContext db, Caller caller) =>
        from file in db.Files.Where(f => f.ParentVersionId != null && f.ParentFileId == null)
        join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller) on file.CardId equals card.Id
        select file;
}

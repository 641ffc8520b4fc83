using System.IO.Compression;
using System.IO.Pipelines;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Files;

/// <summary>The files of many cards as one ZIP, written as it is read: 1. the cards are found; 2. their files get paths; 3. each is copied from the store.</summary>
public sealed class FilesAsZip
{
    private const int Portion = 500;

    /// <summary>What is packed already and would only cost time.</summary>
    private static readonly string[] Packed =
        ["application/pdf", "application/zip", "image/jpeg", "image/png", "image/webp", "image/gif", "application/vnd.openxmlformats", "application/vnd.oasis"];

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly NamedSets.NamedSets sets;
    private readonly FileReading files;

    internal FilesAsZip(IDbContextFactory<EcmDbContext> contexts, NamedSets.NamedSets sets, FileReading files)
    {
        this.contexts = contexts;
        this.sets = sets;
        this.files = files;
    }

    /// <summary>The current versions of all files of some cards, with their paths in the ZIP: a card of one file has no folder. Cards that the caller may not read and those in the trash are left out.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="cards">The cards; null: those that the question finds.</param>
    /// <param name="question">The question; null: the cards are named.</param>
    /// <param name="cancellationToken">Cancels finding them.</param>
    public async Task<Result<IReadOnlyList<FileInZip>>> FindAsync(Caller caller, IReadOnlyList<Guid>? cards, SearchQuestion? question, CancellationToken cancellationToken)
    {
        var found = await sets.ChosenAsync(caller, cards, question, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var inZip = new List<FileInZip>();
        var names = new ZipNames();
        foreach (var portion in found.Value.Chunk(Portion))
            foreach (var (title, ofCard) in await OfCardsAsync(caller, portion, cancellationToken))
            {
                var folder = ofCard.Count == 1 ? null : names.Folder(title);
                inZip.AddRange(ofCard.Select(file => new FileInZip(names.Of(folder, file.Name), file)));
            }

        return inZip.Count == 0 ? Problems.NoFiles() : inZip;
    }

    /// <summary>Writes the ZIP. A file that cannot be read breaks it off: an archive that looks whole is whole.</summary>
    public async Task WriteAsync(IReadOnlyList<FileInZip> inZip, Stream output, CancellationToken cancellationToken)
    {
        // The library writes some bytes without waiting, which an answer does not take: a pipe does.
        var pipe = new Pipe();
        var sending = SendAsync(pipe.Reader, output, cancellationToken);
        try
        {
            await FillAsync(inZip, pipe.Writer.AsStream(leaveOpen: true), cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception fault)
        {
            await pipe.Writer.CompleteAsync(fault);
            throw;
        }
        finally
        {
            await sending;
        }
    }

    private static async Task SendAsync(PipeReader reader, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await reader.CopyToAsync(output, cancellationToken);
        }
        finally
        {
            // Whoever still writes must not wait for a reader that has gone.
            await reader.CompleteAsync();
        }
    }

    private async Task FillAsync(IReadOnlyList<FileInZip> inZip, Stream output, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var (path, file) in inZip)
        {
            var entry = zip.CreateEntry(path, Packed.Any(p => file.MediaType.StartsWith(p, StringComparison.Ordinal)) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
            entry.LastWriteTime = file.CreatedAt;
            await using var content = await files.OpenAsync(file, 0, null, cancellationToken);
            await using var target = await entry.OpenAsync(cancellationToken);
            await content.CopyToAsync(target, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<(string Title, IReadOnlyList<FileView> Files)>> OfCardsAsync(Caller caller, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from card in db.Readable(db.Cards.Where(c => ids.Contains(c.Id) && c.TrashedAt == null), caller)
            join file in db.Files on card.Id equals file.CardId
            join version in db.FileVersions on file.CurrentVersionId equals version.Id
            orderby file.Id
            select new { card.Title, card.Number, file, version }).AsNoTracking().ToListAsync(cancellationToken);
        var ofCards = rows.ToLookup(r => r.file.CardId);
        return [.. ids.Where(ofCards.Contains).Select(id => (Named(ofCards[id].First().Number, ofCards[id].First().Title), (IReadOnlyList<FileView>)[.. ofCards[id].Select(r => FileView.From(r.file, r.version, 0))]))];
    }

    private static string Named(string? number, string title) => number is null ? title : $"{number} {title}";
}

/// <summary>A file and where it lies in the ZIP.</summary>
/// <param name="Path">Its path, with <c>/</c> between folder and name.</param>
/// <param name="File">The file.</param>
public sealed record FileInZip(string Path, FileView File);

using System.Globalization;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Search;

namespace Ecm.Core.Spelling;

/// <summary>The unknown words of one page.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Page">From 1.</param>
/// <param name="Words">The words, in order.</param>
public sealed record PageSpelling(Guid FileId, int Page, IReadOnlyList<MisspeltOnPage> Words);

/// <summary>An unknown word of a page.</summary>
/// <param name="Word">The word, its place in the page's text, and what may have been meant.</param>
/// <param name="Box">Left, top, right and bottom in 1/65535 of the upright page; null for a file without pages.</param>
public sealed record MisspeltOnPage(Misspelling Word, IReadOnlyList<int>? Box);

/// <summary>Reads a whole document, or all of a card, for its unknown words.</summary>
public sealed class DocumentSpelling
{
    private const int MostWords = 200;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly FileReading files;
    private readonly PageStore pages;
    private readonly SpellCheck spelling;
    private readonly IndexAnswers answers;

    internal DocumentSpelling(FileReading files, PageStore pages, SpellCheck spelling, IndexAnswers answers)
    {
        this.files = files;
        this.pages = pages;
        this.spelling = spelling;
        this.answers = answers;
    }

    /// <summary>
    /// The pages that have such words, as far as they were looked at: some 200 words, or three seconds, at a time. Pages are never cut.
    /// </summary>
    /// <param name="caller">Who; may read the card.</param>
    /// <param name="cardId">All files of this card; null: one file.</param>
    /// <param name="fileId">This file; null: a card.</param>
    /// <param name="cursor">Goes on where the answer before ended.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<PageSpelling>>> CheckAsync(Caller caller, Guid? cardId, Guid? fileId, string? cursor, CancellationToken cancellationToken)
    {
        if (cardId is null == fileId is null)
            return Problems.ParameterWrong(cardId is null ? "fileId" : "cardId");
        var listed = fileId is { } file ? (await files.GetAsync(caller, file, cancellationToken)).Map<IReadOnlyList<FileView>>(f => [f]) : await files.ListAsync(caller, cardId!.Value, cancellationToken);
        if (!listed.Succeeded)
            return listed.Problem;
        if (!TryRead(cursor, out var after))
            return Problems.ParameterWrong("cursor");
        var reader = await spelling.ReaderAsync(caller, Budget, cancellationToken);
        return reader.Succeeded ? await CheckAsync(listed.Value, after, reader.Value, cancellationToken) : reader.Problem;
    }

    private async Task<Result<Page<PageSpelling>>> CheckAsync(IReadOnlyList<FileView> all, (Guid FileId, int Page)? after, SpellReader reader, CancellationToken cancellationToken)
    {
        var (found, words) = (new List<PageSpelling>(), 0);
        // A cursor whose file is gone begins with the next one: ids are in the order of the list.
        foreach (var file in all.Where(f => after is not { } place || f.Id.CompareTo(place.FileId) >= 0))
            await foreach (var page in pages.ReadAsync(file.BlobId, after is { } place && place.FileId == file.Id ? place.Page : 0, cancellationToken))
            {
                var wrong = answers.Try<IReadOnlyList<Misspelling>>(() => reader.Read(page.Text, cancellationToken), cancellationToken);
                if (!wrong.Succeeded)
                    return wrong.Problem;
                if (wrong.Value.Count > 0)
                    found.Add(new PageSpelling(file.Id, page.Number, [.. wrong.Value.Select(word => new MisspeltOnPage(word, BoxOf(page, word)))]));
                if ((words += wrong.Value.Count) >= MostWords || reader.IsSpent)
                    return new Page<PageSpelling>(found, string.Create(CultureInfo.InvariantCulture, $"{file.Id:N}{page.Number}"));
            }

        return new Page<PageSpelling>(found, null);
    }

    private static bool TryRead(string? cursor, out (Guid FileId, int Page)? place)
    {
        place = null;
        if (cursor is null)
            return true;
        const int IdLength = 32;
        if (cursor.Length <= IdLength || !Guid.TryParseExact(cursor.AsSpan(0, IdLength), "N", out var id)
            || !int.TryParse(cursor.AsSpan(IdLength), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            return false;
        place = (id, page);
        return true;
    }

    private static int[]? BoxOf(PageText page, Misspelling word)
    {
        var under = page.Words.Where(w => w.Start < word.Offset + word.Length && word.Offset < w.Start + w.Length).ToList();
        return under.Count == 0 || under.TrueForAll(w => w.Right <= w.Left)
            ? null
            : [under.Min(w => w.Left), under.Min(w => w.Top), under.Max(w => w.Right), under.Max(w => w.Bottom)];
    }
}

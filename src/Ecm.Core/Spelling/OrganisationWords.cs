using System.Linq.Expressions;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Spelling;

/// <summary>A word of the organisation's own.</summary>
/// <param name="Word">As it was added.</param>
/// <param name="AuthorId">Who added it.</param>
/// <param name="AddedAt">When.</param>
/// <param name="ImportId">The import that brought it; null: it was added by itself.</param>
public sealed record OwnWordView(string Word, Guid AuthorId, DateTimeOffset AddedAt, Guid? ImportId);

/// <summary>What became of an imported list.</summary>
/// <param name="ImportId">Takes it back; null: nothing was added.</param>
/// <param name="Added">How many words are new.</param>
/// <param name="Known">How many were known already, or stand in the list twice.</param>
/// <param name="Refused">The lines that are no words.</param>
public sealed record WordImport(Guid? ImportId, int Added, int Known, IReadOnlyList<RefusedWord> Refused);

/// <summary>
/// The words that an organisation adds to the dictionaries: names, products, terms. They are right in every text, are suggested, and hold for everybody,
/// so nothing should be added that not everybody may know.
/// </summary>
public sealed class OrganisationWords
{
    /// <summary>More are not kept.</summary>
    public const int MostWords = 200_000;

    private const int MaxPage = 1000;
    private const string ImportOperation = "words.import";

    private static readonly Expression<Func<OwnWord, OwnWordView>> View = word => new OwnWordView(word.Written, word.AuthorId, word.AddedAt, word.ImportId);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly WordCatalog catalog;
    private readonly ChangeSets.ChangeSets changes;

    internal OrganisationWords(IDbContextFactory<EcmDbContext> contexts, WordCatalog catalog, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.catalog = catalog;
        this.changes = changes;
    }

    /// <summary>A page of the words in alphabetical order; everybody signed in may see them.</summary>
    /// <param name="prefix">Only words that begin so; null: all.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Page<OwnWordView>> ListAsync(string? prefix, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, MaxPage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var words = db.OwnWords.AsNoTracking();
        if (prefix is not null && WordRules.Normal(prefix.Trim()) is var begun)
            words = words.Where(w => w.Word.StartsWith(begun));
        if (cursor is not null)
            words = words.Where(w => string.Compare(w.Word, cursor) > 0);
        var found = await words.OrderBy(w => w.Word).Take(size + 1).Select(View).ToListAsync(cancellationToken);
        return found.Count > size ? new Page<OwnWordView>(found[..size], WordRules.Normal(found[size - 1].Word)) : new Page<OwnWordView>(found, null);
    }

    /// <summary>Adds a word; one that is there already is answered as it is.</summary>
    /// <param name="caller">A clerk or an administrator.</param>
    /// <param name="text">The word.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<OwnWordView>> AddAsync(Caller caller, string text, CancellationToken cancellationToken)
    {
        var word = WordRules.Written(text);
        if (WordRules.FaultOf(word) is { } fault)
            return Problems.WordWrong(fault);
        if (await IsInDictionaryAsync(word, cancellationToken))
            return WordRights.MayAdd(caller) ? Problems.WordKnown(word) : Problems.Forbidden();
        var key = WordRules.Normal(word);
        var receipt = await changes.CommitAsync(caller, new ChangeSet("words.add", key, [new AddWords([word], ImportId: null)]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var added = receipt.Value.Reference;
        return await db.OwnWords.Where(w => w.Word == added).Select(View).SingleOrDefaultAsync(cancellationToken) is { } kept ? kept : Problems.NotFound();
    }

    /// <summary>Removes a word.</summary>
    /// <param name="caller">An administrator, or who added it.</param>
    /// <param name="word">The word, in any case.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<Result<ChangeReceipt>> RemoveAsync(Caller caller, string word, CancellationToken cancellationToken)
    {
        var key = WordRules.Normal(WordRules.Written(word));
        return changes.CommitAsync(caller, new ChangeSet("words.remove", key, [new RemoveWord(key)]), cancellationToken);
    }

    /// <summary>Adds the words of a list that are not known yet.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="list">One word a line.</param>
    /// <param name="charset">As the sender names it; null: UTF-8 where the bytes are that, else windows-1251.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<WordImport>> ImportAsync(Caller caller, ReadOnlyMemory<byte> list, string? charset, CancellationToken cancellationToken)
    {
        if (!WordRights.MayAdminister(caller))
            return Problems.Forbidden();
        var read = WordListing.Read(list.Span, charset);
        if (!read.Succeeded)
            return read.Problem;
        var (words, refused) = read.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await catalog.CurrentAsync(db, cancellationToken);
        // A repeated request: its words are known by now, and its answer is that of the first time.
        var import = await changes.FindReplayAsync(caller, ImportOperation, cancellationToken) is { } earlier ? earlier.Map(r => r.Id) : Guid.CreateVersion7();
        if (!import.Succeeded)
            return import.Problem;
        string[] fresh = [.. words.Where(word => !known.IsInDictionary(word))];
        var receipt = await changes.CommitAsync(caller, new ChangeSet(ImportOperation, import.Value.ToString(), [new AddWords(fresh, import.Value)]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        var id = receipt.Value.Id;
        var added = await db.OwnWords.CountAsync(w => w.ImportId == id, cancellationToken);
        return new WordImport(added > 0 ? id : null, added, words.Count - added, refused);
    }

    /// <summary>Takes an import back: its words are removed, but for those that were removed before.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="importId">As the import was answered.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task<Result<ChangeReceipt>> TakeBackAsync(Caller caller, Guid importId, CancellationToken cancellationToken) =>
        changes.CommitAsync(caller, new ChangeSet("words.import-back", importId.ToString(), [new TakeImportBack(importId)]), cancellationToken);

    private async Task<bool> IsInDictionaryAsync(string word, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await catalog.CurrentAsync(db, cancellationToken)).IsInDictionary(word);
    }
}

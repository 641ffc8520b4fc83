using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Searching;

/// <summary>
/// A full-text index of cards on this node. It is a cache of the database: it may be deleted at any time and is then filled again.
/// Searching is safe for concurrent use; writing is done by one caller at a time.
/// </summary>
[Experimental("ECM0001")]
public interface ISearchIndex : IIndexWriter, IAsyncDisposable
{
    /// <summary>
    /// Opens the index. A damaged one is moved aside and an empty one begun; it never fails for what it finds. When it is open already, what lies
    /// on the disk is looked at again: searches go on meanwhile, and with a damaged one until a build replaces it.
    /// </summary>
    /// <exception cref="IOException">Another process has the index open, or the folder cannot be written.</exception>
    Task<IndexOpening> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a new generation beside the one that serves, empty, with cursor 0.</summary>
    IIndexBuild StartBuild();

    /// <summary>Writes what was committed last as one stream of bytes, for another node or for this one when its index is lost; writing into the index goes on meanwhile.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="cancellationToken">Ends it in the middle.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The generation was replaced or taken back meanwhile, or the output failed: what was written is worth nothing.</exception>
    Task<IndexSnapshot> WriteSnapshotAsync(Stream output, CancellationToken cancellationToken);

    /// <summary>Puts what <see cref="WriteSnapshotAsync"/> wrote in the place of an index that is empty; <see cref="IIndexWriter.Cursor"/> stands where it stood then.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another generation than this program writes; the index is as it was.</exception>
    /// <exception cref="IOException">The input failed or the folder cannot be written; the index is as it was.</exception>
    Task RestoreAsync(Stream input, CancellationToken cancellationToken);

    /// <summary>Answers a question about what the scope may read; ranking and counts take nothing else into account.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or over the time budget of the request.</exception>
    SearchAnswer Search(SearchRequest request, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>How many cards match.</summary>
    long Count(SearchNode query, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>Words of the catch-all as written that differ from a word by one or two letters and stand in a card that the scope may read, most frequent first; it too.</summary>
    IReadOnlyList<WordCount> Similar(string word, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>Words of the catch-all as written that begin so and stand in a card that the scope may read, most frequent first.</summary>
    IReadOnlyList<WordCount> Beginning(string prefix, int limit, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// The cards whose texts are most alike another text, by words that are frequent in it and rare in what the scope may read; best first. Texts with few words in common are left out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="except">The card that it is of.</param>
    /// <param name="limit">How many at most, 1 to 100.</param>
    /// <param name="scope">What may be read; nothing else changes the answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or it took more than two seconds.</exception>
    IReadOnlyList<Guid> Alike(string text, Guid except, int limit, SearchScope scope, CancellationToken cancellationToken);

    /// <summary>The ranges of a text that a query would mark, in order, for showing hits on a page.</summary>
    IReadOnlyList<TextRange> Mark(SearchNode query, string text);

    /// <summary>Where words stand in the text that they were counted in.</summary>
    /// <param name="text">The text of the page.</param>
    /// <param name="words">The words of <see cref="TextMatch"/>es on it.</param>
    /// <returns>Their ranges in the same order; those that the text does not have (it was read anew since) are left out.</returns>
    IReadOnlyList<TextRange> Locate(string text, IReadOnlyList<WordRange> words);

    /// <summary>Every card in the searchable index with the number of the change it holds, for verifying.</summary>
    IEnumerable<(Guid CardId, long Change)> List();

    /// <summary>
    /// What was committed last, read from the disk without opening the index: nothing is locked, moved, made or written. For verifying while nobody has it open.
    /// </summary>
    /// <returns>The cursor, and every card with the number of the change it holds; null: there is no index.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    Task<(long Cursor, IReadOnlyList<(Guid CardId, long Change)> Cards)?> LookAsync(CancellationToken cancellationToken);

    /// <summary>Size and generation.</summary>
    IndexStats Stats { get; }
}

/// <summary>
/// Writes to one generation of an index. A write that fails may take the index back to what was last committed: read <see cref="Cursor"/> again and go on from there.
/// </summary>
[Experimental("ECM0001")]
public interface IIndexWriter
{
    /// <summary>The change number up to which the searchable view holds everything.</summary>
    long Cursor { get; }

    /// <summary>
    /// The change number up to which everything was applied, searchable or not. It stands where it did after a card was refused, or further back when what was
    /// applied before is gone.
    /// </summary>
    long Applied { get; }

    /// <summary>Applies changes; searchable after <see cref="Refresh"/>.</summary>
    /// <exception cref="IndexRefusedException">
    /// One card cannot be indexed; nothing of the batch was applied, and what was applied before it may be gone: see <see cref="Applied"/>.
    /// </exception>
    void Apply(IndexBatch batch);

    /// <summary>Makes what was applied searchable and moves <see cref="Cursor"/>.</summary>
    void Refresh();

    /// <summary>Makes what was applied durable, the cursor with it.</summary>
    void Commit();
}

/// <summary>A new generation being filled.</summary>
[Experimental("ECM0001")]
public interface IIndexBuild : IIndexWriter, IAsyncDisposable
{
    /// <summary>Commits and puts the new generation in the place of the one that serves. Disposing without it discards the build.</summary>
    void Swap();
}

/// <summary>What opening found.</summary>
public enum IndexOpening
{
    /// <summary>A sound index of this generation.</summary>
    Ready,

    /// <summary>None, or a damaged one that was moved aside: empty now, cursor 0.</summary>
    Empty,

    /// <summary>A sound index of another generation (mapping, analysers, dictionaries): it serves until a build replaces it.</summary>
    Outdated,

    /// <summary>It was open already and is damaged: what was opened answers as far as it can and takes no changes until a build replaces it.</summary>
    Damaged,
}

/// <summary>What is asked.</summary>
[Experimental("ECM0001")]
public sealed record SearchRequest
{
    /// <summary>The query, filters included.</summary>
    public required SearchNode Query { get; init; }

    /// <summary>The order.</summary>
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>How many hits at most, 0 to 100.</summary>
    public int Size { get; init; } = 20;

    /// <summary>How many hits to pass over, up to 10,000; 0 with <see cref="After"/>.</summary>
    public int Skip { get; init; }

    /// <summary>The position after which hits are wanted; null: from the first.</summary>
    public SearchPosition? After { get; init; }

    /// <summary>Keys of the facets to count; <c>year</c> counts years of <see cref="IndexCard.Date"/>.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>How many places of a hit in its text are wanted at most.</summary>
    public int MatchesPerHit { get; init; } = 12;

    /// <summary>The time after which the question is given up.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>The order of hits; equal ones by card id.</summary>
public enum SearchSort
{
    /// <summary>Best first.</summary>
    Relevance,

    /// <summary>Latest document date first, then latest edit.</summary>
    Newest,

    /// <summary>Earliest document date first.</summary>
    Oldest,

    /// <summary>By title, in Russian and English alphabetical order.</summary>
    Title,

    /// <summary>By registration number, digits by value.</summary>
    Number,
}

/// <summary>Where a hit stands in its order.</summary>
/// <param name="Key">The score or sort key, as text that only the index understands.</param>
/// <param name="CardId">The card.</param>
[Experimental("ECM0001")]
public sealed record SearchPosition(string Key, Guid CardId);

/// <summary>What the caller may read.</summary>
/// <param name="Lists">Bit n is set when the caller may read cards of access list n.</param>
/// <param name="Principals">The caller's principals, for grants.</param>
/// <param name="Hidden">Cards that must not appear although the index does not know it yet.</param>
/// <param name="CacheKey">Equal exactly when <paramref name="Lists"/> and <paramref name="Principals"/> are equal: user and access epoch.</param>
[Experimental("ECM0001")]
public sealed record SearchScope(System.Collections.BitArray Lists, IReadOnlySet<string> Principals, IReadOnlySet<Guid> Hidden, string CacheKey);

/// <summary>A word and in how many cards it stands.</summary>
/// <param name="Word">In lower case, ё as е.</param>
/// <param name="Documents">Cards; above a thousand not exactly.</param>
[Experimental("ECM0001")]
public sealed record WordCount(string Word, int Documents);

/// <summary>The answer.</summary>
/// <param name="Total">How many cards match, exactly.</param>
/// <param name="Hits">The hits asked for.</param>
/// <param name="Facets">Counts by facet key, most frequent first, at most 50 values each.</param>
[Experimental("ECM0001")]
public sealed record SearchAnswer(long Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets);

/// <summary>A card that matches.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Position">Where it stands in the order.</param>
/// <param name="Matches">Where the words of the query stand in the text of its files, best places first.</param>
[Experimental("ECM0001")]
public sealed record SearchHit(Guid CardId, SearchPosition Position, IReadOnlyList<TextMatch> Matches);

/// <summary>A place in a page's text.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Page">From 1.</param>
/// <param name="Words">Which words of the page's text; <see cref="ISearchIndex.Locate"/> finds them in it.</param>
/// <param name="Alike">True when they are not what was asked for and only look the same: 13I2 for 1312.</param>
[Experimental("ECM0001")]
public sealed record TextMatch(Guid FileId, int Page, WordRange Words, bool Alike = false);

/// <summary>Words of a text one after another, as the index counts them.</summary>
/// <param name="First">The first, from 0.</param>
/// <param name="Count">How many; 0: up to the end of the date, sum, number or code that begins there.</param>
[Experimental("ECM0001")]
public readonly record struct WordRange(int First, int Count);

/// <summary>A range of a text, in UTF-16 units.</summary>
/// <param name="Start">Offset.</param>
/// <param name="Length">Length.</param>
/// <param name="Alike">True when what stands there is not what was asked for and only looks the same.</param>
[Experimental("ECM0001")]
public readonly record struct TextRange(int Start, int Length, bool Alike = false);

/// <summary>A value of a facet and how many matching cards have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of cards.</param>
[Experimental("ECM0001")]
public sealed record FacetCount(string Value, long Count);

/// <summary>Size and generation of an index.</summary>
/// <param name="Generation">Hash of mapping, analysers, dictionaries and ICU version.</param>
/// <param name="Documents">Cards.</param>
/// <param name="Bytes">Bytes on disk.</param>
[Experimental("ECM0001")]
public sealed record IndexStats(string Generation, long Documents, long Bytes);

/// <summary>A copy of an index.</summary>
/// <param name="Generation">As in <see cref="IndexStats"/>.</param>
/// <param name="Cursor">The change number up to which it holds everything.</param>
public sealed record IndexSnapshot(string Generation, long Cursor);

/// <summary>A card that the index cannot take.</summary>
/// <param name="cardId">The card.</param>
/// <param name="inner">The cause.</param>
public sealed class IndexRefusedException(Guid cardId, Exception inner) : Exception($"The index refused card {cardId}.", inner)
{
    /// <summary>The card.</summary>
    public Guid CardId { get; } = cardId;
}

using Ecm.Contracts;
using Ecm.Contracts.Search;
using Refit;

namespace Ecm.Client;

/// <summary>Unknown words of documents, and the words that the organisation knows besides.</summary>
public interface ISpelling
{
    /// <summary>The unknown words of a file, or of all files of a card, some 200 at a time.</summary>
    [Post("/api/v1/spelling/document")]
    Task<ListPage<PageSpelling>> CheckDocumentAsync([Body] DocumentSpellingRequest request, CancellationToken cancellationToken = default);

    /// <summary>The organisation's own words in alphabetical order.</summary>
    [Get("/api/v1/spelling/words")]
    Task<ListPage<OwnWord>> WordsAsync(string? prefix = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Adds a word; one that is there already is answered as it is.</summary>
    [Post("/api/v1/spelling/words")]
    Task<OwnWord> AddWordAsync([Body] AddWordRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes a word.</summary>
    [Delete("/api/v1/spelling/words/{word}")]
    Task RemoveWordAsync(string word, CancellationToken cancellationToken = default);

    /// <summary>Adds the words of a list.</summary>
    /// <param name="list">One word a line, as <c>text/plain</c>.</param>
    /// <param name="idempotencyKey">The same request under the same key is carried out once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Post("/api/v1/spelling/words/import")]
    Task<WordImport> ImportWordsAsync([Body] HttpContent list, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the words that an import brought.</summary>
    [Delete("/api/v1/spelling/words/import/{importId}")]
    Task TakeWordImportBackAsync(Guid importId, CancellationToken cancellationToken = default);
}

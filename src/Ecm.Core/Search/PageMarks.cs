using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;

namespace Ecm.Core.Search;

/// <summary>Finds which words of a page a query marks, for showing hits on its picture.</summary>
public sealed class PageMarks
{
    private readonly ISearchIndex index;
    private readonly CardTypeCatalog types;

    internal PageMarks(ISearchIndex index, CardTypeCatalog types)
    {
        this.index = index;
        this.types = types;
    }

    /// <summary>The ranges of a page's text that a query marks, in order; a wrong query marks nothing.</summary>
    public async Task<IReadOnlyList<TextRange>> FindAsync(string? query, PageText page, CancellationToken cancellationToken)
    {
        var parsed = QueryMeaning.Parse(query, await types.CurrentAsync(cancellationToken));
        return parsed.Succeeded && parsed.Value is not AllNode ? index.Mark(parsed.Value, page.Text) : [];
    }
}

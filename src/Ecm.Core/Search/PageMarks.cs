using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Search;

/// <summary>Finds which words of a page a query marks, for showing hits on its picture, and how many each page has.</summary>
public sealed class PageMarks
{
    private readonly ISearchIndex index;
    private readonly CardTypeCatalog types;

    private readonly IOptions<OrganisationOptions> organisation;
    private readonly TimeProvider clock;

    internal PageMarks(ISearchIndex index, CardTypeCatalog types, IOptions<OrganisationOptions> organisation, TimeProvider clock)
    {
        this.index = index;
        this.types = types;
        this.organisation = organisation;
        this.clock = clock;
    }

    /// <summary>The ranges of a page's text that a query marks, in order; a wrong query marks nothing.</summary>
    public async Task<IReadOnlyList<TextRange>> FindAsync(string? query, PageText page, CancellationToken cancellationToken)
    {
        var parsed = QueryMeaning.Parse(query, await ContextAsync(cancellationToken));
        return parsed.Succeeded && parsed.Value is not AllNode ? index.Mark(parsed.Value, page.Text) : [];
    }

    /// <summary>How much a query marks on each page of a text on which it marks something, in order; a wrong query marks nothing.</summary>
    public async Task<IReadOnlyList<MarkedPage>> CountAsync(string? query, IAsyncEnumerable<PageText> pages, CancellationToken cancellationToken)
    {
        var parsed = QueryMeaning.Parse(query, await ContextAsync(cancellationToken));
        var marked = new List<MarkedPage>();
        if (!parsed.Succeeded || parsed.Value is AllNode)
            return marked;
        await foreach (var page in pages.WithCancellation(cancellationToken))
            if (index.Mark(parsed.Value, page.Text).Count is > 0 and var marks)
                marked.Add(new MarkedPage(page.Number, marks));
        return marked;
    }

    private async Task<QueryContext> ContextAsync(CancellationToken cancellationToken) =>
        QueryContext.ForText(await types.CurrentAsync(cancellationToken), organisation.Value.Today(clock));
}

/// <summary>A page on which a query marks something.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Marks">How often.</param>
public sealed record MarkedPage(int Page, int Marks);

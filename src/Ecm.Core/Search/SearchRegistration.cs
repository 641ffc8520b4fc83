using Ecm.Core.Search.Saved;
using Ecm.Core.Spelling;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .Own<IndexProgress>().Own<IndexSnapshots>().Own<Reindexing>().Own<IndexAnswers>().Own<ReadableScope>()
        .Own<SearchCursors>().Own<HitSnippets>().Own<PageMarks>().Own<CardSearch>().Own<SearchSuggestions>()
        .Own<SimilarCards>().Own<NearestReading>().Own<MeantCards>().Own<SearchExplanation>()
        .Own<SavedSearchOpenings>().Own<SavedSearches>().Own<NewInSearches>()
        .Own<WordCatalog>().Own<OrganisationWords>().Own<Corrections>().Own<DidYouMean>().Own<SpellCheck>().Own<DocumentSpelling>();
}

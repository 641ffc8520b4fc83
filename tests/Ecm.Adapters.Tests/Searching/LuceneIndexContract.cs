using Ecm.Abstractions.Searching;
using Ecm.Hunspell;
using Ecm.Lucene;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Adapters.Tests.Searching;

/// <summary>The contract on Lucene, by the door that the server uses.</summary>
public sealed class LuceneIndexContract : SearchIndexContract
{
    protected override ISearchIndex Create(string folder) => new ServiceCollection()
        .AddHunspell(new HunspellOptions())
        .AddLuceneSearchIndex(new LuceneOptions { Folder = folder })
        .BuildServiceProvider()
        .GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);
}

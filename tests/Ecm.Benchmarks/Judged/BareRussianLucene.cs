using Ecm.Testing.Judged;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Ecm.Benchmarks.Judged;

/// <summary>A peer: Lucene.Net with its analyser for Russian, the words of a question joined by OR, those in quotes as a phrase, ranked by BM25.</summary>
internal sealed class BareRussianLucene : IDisposable
{
    private readonly RAMDirectory directory = new();
    private readonly RussianAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public BareRussianLucene(IReadOnlyDictionary<string, string> texts)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
            foreach (var (key, text) in texts)
                writer.AddDocument([new StringField("key", key, Field.Store.YES), new TextField("words", text, Field.Store.NO)]);
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    public int? Rank(JudgedQuestion question)
    {
        var builder = new QueryBuilder(analyzer);
        var query = question.Text.StartsWith('"')
            ? builder.CreatePhraseQuery("words", question.Text.Trim('"'))
            : builder.CreateBooleanQuery("words", question.Text, Occur.SHOULD);
        return query is null ? null : JudgedSearch.Rank(question, searcher.Search(query, 10).ScoreDocs.Select(d => searcher.Doc(d.Doc).Get("key")));
    }

    public void Dispose()
    {
        reader.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }
}

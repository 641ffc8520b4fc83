using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Ecm.Benchmarks.Searching;

/// <summary>The peer: Lucene.Net used directly with the same analysers and fields of words; no rights, no facets, no places, no order but by score.</summary>
internal sealed class BareLucene(string folder, ILemmatizer lemmatizer) : IDisposable
{
    private readonly FSDirectory directory = FSDirectory.Open(folder);
    private readonly WordForms forms = new(lemmatizer);
    private IndexSearcher? searcher;

    public void Fill(IndexCard[] cards)
    {
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null) { RAMBufferSizeMB = 64, Similarity = new BM25Similarity() });
        Parallel.ForEach(cards, card => writer.AddDocument(ToDocument(card)));
        writer.Commit();
    }

    public int Search(SearchNode query)
    {
        searcher ??= new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
        return searcher.Search(Compile(query), 20).TotalHits;
    }

    public void Dispose()
    {
        searcher?.IndexReader.Dispose();
        directory.Dispose();
    }

    private Document ToDocument(IndexCard card)
    {
        var document = new Document { new StringField("id", card.CardId.ToString("N"), Field.Store.YES) };
        List<TextPart> parts = [new(card.Title, false), new(card.Number!, false), new(card.Pages[0].Text, false)];
        document.Add(new WordsField("words", parts, forms));
        document.Add(new WordsField("title", [parts[0]], forms));
        document.Add(new WordsField("number", [parts[1]], forms));
        document.Add(new Int32Field("date", Normal.Day(card.Date!.Value), Field.Store.NO));
        foreach (var value in card.Values) document.Add(new StringField(value.Field.Key, value.Value, Field.Store.NO));
        return document;
    }

    private Query Compile(SearchNode node)
    {
        switch (node)
        {
            case TermNode term:
                return new TermQuery(Term(term.Text));
            case PrefixNode prefix:
                return new PrefixQuery(new Term("words", prefix.Text));
            case PhraseNode phrase:
                var words = new PhraseQuery();
                foreach (var word in phrase.Text.Split(' ')) words.Add(Term(word));
                return words;
            default:
                var query = new BooleanQuery();
                foreach (var part in node is AndNode and ? and.Parts : ((OrNode)node).Parts) query.Add(Compile(part), node is AndNode ? Occur.MUST : Occur.SHOULD);
                return query;
        }
    }

    private Term Term(string text) => new("words", QueryWord.Of(text, forms)[0].Forms[0]);
}

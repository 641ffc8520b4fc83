using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Ecm.Lucene.Mapping;

/// <summary>A field with one term, its value as it is. Lucene's own makes a stream with all its attributes for each; here one a thread serves all.</summary>
internal sealed class KeywordField : Field
{
    [ThreadStatic]
    private static OneTerm? stream;

    private static readonly FieldType Exact = (FieldType)new FieldType
    {
        IsIndexed = true,
        IsTokenized = false,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
    }.Freeze();

    private readonly string value;

    /// <param name="name">The field.</param>
    /// <param name="value">The term.</param>
    public KeywordField(string name, string value)
        : base(name, Exact) => this.value = value;

    public override TokenStream GetTokenStream(Analyzer analyzer)
    {
        stream ??= new();
        stream.Read(value);
        return stream;
    }

    private sealed class OneTerm : TokenStream
    {
        private readonly ICharTermAttribute term;
        private readonly IPositionIncrementAttribute increment;
        private string? next;

        public OneTerm()
        {
            term = AddAttribute<ICharTermAttribute>();
            increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public void Read(string value) => next = value;

        public override bool IncrementToken()
        {
            if (next is null) return false;
            term.SetEmpty().Append(next);
            increment.PositionIncrement = 1;
            next = null;
            return true;
        }
    }
}

using Ecm.Lucene.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Ecm.Lucene.Mapping;

/// <summary>A field of words: indexed with positions, never stored. One stream a thread serves all fields, for Lucene reads them one after another.</summary>
internal sealed class WordsField : Field
{
    [ThreadStatic]
    private static WordStream? stream;

    private static readonly FieldType Plain = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static readonly FieldType WithOffsets = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);

    private readonly IReadOnlyList<TextPart> parts;

    /// <param name="name">The field.</param>
    /// <param name="parts">Its pieces, in order.</param>
    /// <param name="offsets">True when places in the text are asked for.</param>
    public WordsField(string name, IReadOnlyList<TextPart> parts, bool offsets)
        : base(name, offsets ? WithOffsets : Plain) => this.parts = parts;

    public override TokenStream GetTokenStream(Analyzer analyzer)
    {
        stream ??= new();
        stream.Read(parts);
        return stream;
    }

    private static FieldType Type(IndexOptions options) => (FieldType)new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = options,
    }.Freeze();
}

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

    // Offsets would take half as much room again: where a word stands in its text is found by counting, in the few pages that are shown.
    private static readonly FieldType Positions = (FieldType)new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    }.Freeze();

    private readonly IReadOnlyList<TextPart> parts;

    /// <param name="name">The field.</param>
    /// <param name="parts">Its pieces, in order.</param>
    public WordsField(string name, IReadOnlyList<TextPart> parts)
        : base(name, Positions) => this.parts = parts;

    public override TokenStream GetTokenStream(Analyzer analyzer)
    {
        stream ??= new();
        stream.Read(parts);
        return stream;
    }
}

using Ecm.Lucene.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Ecm.Lucene.Mapping;

/// <summary>A field of words: indexed with positions, never stored. Lucene reads the fields of a document one after another, so one stream serves all of a thread.</summary>
internal sealed class WordsField : Field
{
    // Offsets would take half as much room again: where a word stands in its text is found by counting, in the few pages that are shown.
    private static readonly FieldType Positions = (FieldType)new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    }.Freeze();

    private readonly IReadOnlyList<TextPart> parts;
    private readonly WordForms forms;

    /// <param name="name">The field.</param>
    /// <param name="parts">Its pieces, in order.</param>
    /// <param name="forms">What stands for the forms of words.</param>
    public WordsField(string name, IReadOnlyList<TextPart> parts, WordForms forms)
        : base(name, Positions) => (this.parts, this.forms) = (parts, forms);

    public override TokenStream GetTokenStream(Analyzer analyzer)
    {
        var stream = forms.Stream;
        stream.Read(parts);
        return stream;
    }
}

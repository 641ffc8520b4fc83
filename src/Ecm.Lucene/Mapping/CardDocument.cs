using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Ecm.Lucene.Mapping;

/// <summary>Turns a card into the document of the index.</summary>
internal sealed class CardDocument
{
    private readonly Document document = [];
    private readonly Dictionary<string, List<TextPart>> texts = [];
    private readonly PageMap pages = new();
    private readonly WordReader reader = new();
    private int lastPosition = -1;

    private readonly WordForms forms;

    private CardDocument(WordForms forms) => this.forms = forms;

    /// <summary>The term that names the document of a card.</summary>
    public static Term IdTerm(Guid cardId) => new(IndexNames.Id, cardId.ToString("N"));

    /// <summary>The grants of a card as a doc value.</summary>
    public static BytesRef Grants(IndexAccess access) => new(Encoding.UTF8.GetBytes(string.Join('\n', access.Grants)));

    /// <summary>The document of a card.</summary>
    /// <exception cref="IndexRefusedException">The card cannot be indexed.</exception>
    public static Document Of(IndexCard card, WordForms forms)
    {
        try
        {
            var writing = new CardDocument(forms);
            writing.AddIdentity(card);
            writing.AddAccess(card.Access);
            writing.AddFixed(card);
            foreach (var value in card.Values) writing.AddValue(value);
            writing.AddPages(card.Pages);
            writing.AddTexts();
            return writing.document;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            throw new IndexRefusedException(card.CardId, cause);
        }
    }

    private void AddIdentity(IndexCard card)
    {
        var id = card.CardId.ToByteArray(bigEndian: true);
        document.Add(new KeywordField(IndexNames.Id, card.CardId.ToString("N")));
        document.Add(new NumericDocValuesField(IndexNames.IdHigh, BinaryPrimitives.ReadInt64BigEndian(id)));
        document.Add(new NumericDocValuesField(IndexNames.IdLow, BinaryPrimitives.ReadInt64BigEndian(id.AsSpan(8))));
    }

    private void AddAccess(IndexAccess access)
    {
        document.Add(new NumericDocValuesField(IndexNames.Change, access.Change));
        document.Add(new NumericDocValuesField(IndexNames.AccessList, access.List));
        document.Add(new BinaryDocValuesField(IndexNames.AccessGrants, Grants(access)));
    }

    private void AddFixed(IndexCard card)
    {
        AddWords(card.Title);
        AddText(IndexNames.Title, card.Title);
        document.Add(new SortedDocValuesField(IndexNames.SortTitle, SortKeys.Title(card.Title)));
        document.Add(new NumericDocValuesField(IndexNames.SortModified, card.ModifiedAt.UtcTicks));
        document.Add(new NumericDocValuesField(IndexNames.SortDate, card.Date is { } date ? Normal.Day(date) : 0));
        if (card.Number is { Length: > 0 } number)
        {
            AddWords(number);
            AddText(IndexNames.NumberParts, number);
            document.Add(new KeywordField(IndexNames.Number, Normal.Keyword(number)));
            document.Add(new SortedDocValuesField(IndexNames.SortNumber, SortKeys.Number(number)));
        }

        if (card.Date is { } day)
        {
            AddDay(day);
            document.Add(new Int32Field(IndexNames.Date, Normal.Day(day), Field.Store.NO));
            document.Add(new SortedSetDocValuesField(IndexNames.Facet(IndexNames.YearFacet), new BytesRef(day.Year.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private void AddValue(IndexValue value)
    {
        var name = IndexNames.Of(value.Field);
        switch (value.Field.Kind)
        {
            case IndexFieldKind.Text:
                AddText(name, value.Value);
                break;
            case IndexFieldKind.Keyword:
                document.Add(new KeywordField(name, Normal.Keyword(value.Value)));
                if (name == IndexNames.Number) AddText(IndexNames.NumberParts, value.Value);
                break;
            case IndexFieldKind.Number:
                document.Add(new DoubleField(name, Normal.Number(value.Value), Field.Store.NO));
                break;
            default:
                document.Add(new Int32Field(name, Normal.Day(value.Value), Field.Store.NO));
                break;
        }

        if (value.CatchAll && value.Field.Kind == IndexFieldKind.Date) AddDay(DateOnly.ParseExact(value.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (value.CatchAll) AddWords(value.Value);
        if (value.Facet) document.Add(new SortedSetDocValuesField(IndexNames.Facet(value.Field.Key), new BytesRef(Cut(value.Value))));
    }

    private void AddPages(IReadOnlyList<IndexPage> texts)
    {
        IndexPage? before = null;
        foreach (var page in texts)
        {
            if (page.Text.Length == 0) continue;
            var follows = before is not null && before.FileId == page.FileId && before.Page + 1 == page.Page;
            if (AddWords(page.Text, follows) is { Count: > 0 } words) pages.Add(page.FileId, page.Page, words);
            before = page;
        }

        if (before is not null) document.Add(new StoredField(IndexNames.Pages, pages.Write()));
    }

    private void AddTexts()
    {
        foreach (var (name, parts) in texts) document.Add(new WordsField(name, parts, forms));
    }

    /// <summary>Adds a piece to the catch-all.</summary>
    /// <returns>The positions that its words get from <see cref="WordStream"/>.</returns>
    private WordRange AddWords(string text, bool follows = false)
    {
        var parts = Parts(IndexNames.Words);
        var first = lastPosition + WordStream.Step(parts.Count, follows);
        var count = reader.Count(text);
        if (count > 0) lastPosition = first + count - 1;
        parts.Add(new(text, follows));
        return new(first, count);
    }

    /// <summary>Adds a day to the catch-all: however it is asked for it is found, while «2024» finds no card for its date alone.</summary>
    private void AddDay(DateOnly day)
    {
        var parts = Parts(IndexNames.Words);
        lastPosition += WordStream.Step(parts.Count, follows: false);
        parts.Add(new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Follows: false, WholeOnly: true));
    }

    private void AddText(string name, string text) => Parts(name).Add(new(text, Follows: false));

    private List<TextPart> Parts(string name)
    {
        if (!texts.TryGetValue(name, out var parts)) texts[name] = parts = [];
        return parts;
    }

    private static string Cut(string value) => value.Length <= WordReader.MaxLength ? value : value[..WordReader.MaxLength];
}

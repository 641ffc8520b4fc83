using System.Buffers.Text;
using Ecm.Abstractions.Searching;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Ecm.Lucene.Answering;

/// <summary>
/// An order by bytes: within a segment by the number of the value among the segment's sorted values, between segments by the bytes themselves.
/// Documents without a value come last.
/// </summary>
internal sealed class ByText(string field) : HitOrder
{
    private const long Missing = long.MaxValue;
    private const string MissingKey = "-";

    private SortedDocValues? values;

    public override void SetReader(AtomicReader reader) => values = reader.GetSortedDocValues(field);

    public override (long First, long Second) Keys(int document) =>
        (values is not null && values.GetOrd(document) is var ord and >= 0 ? ord : Missing, 0);

    public override Candidate Resolve(in Candidate candidate)
    {
        if (candidate.First == Missing) return candidate;
        var value = new BytesRef();
        values!.LookupOrd((int)candidate.First, value);
        return candidate with { First = 0, Text = value.Bytes.AsSpan(value.Offset, value.Length).ToArray() };
    }

    public override Candidate Localise(in Candidate place)
    {
        if (place.First == Missing) return place;
        if (values is null) return place with { First = -1, Text = null };
        var ord = values.LookupTerm(new BytesRef(place.Text));

        // Not among the values of this segment: after all that are smaller, before all that are greater.
        return ord >= 0
            ? place with { First = ord, Text = null }
            : place with { First = -ord - 2, Text = null, High = ulong.MaxValue, Low = ulong.MaxValue };
    }

    public override string Write(in Candidate candidate) => candidate.First == Missing ? MissingKey : Base64Url.EncodeToString(candidate.Text);

    public override Candidate Read(SearchPosition position) => position.Key == MissingKey
        ? Candidate.At(Missing, 0, null, position.CardId)
        : Candidate.At(0, 0, Base64Url.DecodeFromChars(position.Key), position.CardId);
}

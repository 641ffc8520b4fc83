using System.Globalization;
using Ecm.Abstractions.Searching;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Ecm.Lucene.Answering;

/// <summary>An order of hits: gives each document of a segment its keys, and writes and reads the keys of a position.</summary>
internal abstract class HitOrder
{
    public static HitOrder Of(SearchSort sort) => sort switch
    {
        SearchSort.Relevance => new ByRelevance(),
        SearchSort.Newest => new ByDate(newest: true),
        SearchSort.Oldest => new ByDate(newest: false),
        SearchSort.Title => new ByText(IndexNames.SortTitle),
        SearchSort.Number => new ByText(IndexNames.SortNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };

    public virtual void SetScorer(Scorer scorer)
    {
    }

    public virtual void SetReader(AtomicReader reader)
    {
    }

    /// <summary>The keys of a document of the current segment.</summary>
    public abstract (long First, long Second) Keys(int document);

    /// <summary>Makes the keys of a candidate comparable with those of other segments.</summary>
    public virtual Candidate Resolve(in Candidate candidate) => candidate;

    /// <summary>Makes a place in the whole order comparable with candidates of the current segment.</summary>
    public virtual Candidate Localise(in Candidate place) => place;

    /// <summary>The key of a resolved candidate as text.</summary>
    public abstract string Write(in Candidate candidate);

    /// <summary>The place that a position names.</summary>
    /// <exception cref="FormatException">The key is none of this order.</exception>
    public abstract Candidate Read(SearchPosition position);

    private sealed class ByRelevance : HitOrder
    {
        private Scorer? scorer;

        public override void SetScorer(Scorer scorer) => this.scorer = scorer;

        // Scores are not negative, so their bits are ordered as they are.
        public override (long First, long Second) Keys(int document) => (-(long)BitConverter.SingleToInt32Bits(scorer!.GetScore()), 0);

        public override string Write(in Candidate candidate) => (-candidate.First).ToString("x8", CultureInfo.InvariantCulture);

        public override Candidate Read(SearchPosition position) =>
            Candidate.At(-long.Parse(position.Key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), 0, null, position.CardId);
    }

    private sealed class ByDate(bool newest) : HitOrder
    {
        private NumericDocValues? dates;
        private NumericDocValues? edits;

        public override void SetReader(AtomicReader reader)
        {
            dates = reader.GetNumericDocValues(IndexNames.SortDate);
            edits = newest ? reader.GetNumericDocValues(IndexNames.SortModified) : null;
        }

        public override (long First, long Second) Keys(int document)
        {
            var date = dates!.Get(document);
            return newest ? (-date, -edits!.Get(document)) : (date == 0 ? long.MaxValue : date, 0);
        }

        public override string Write(in Candidate candidate) => string.Create(CultureInfo.InvariantCulture, $"{candidate.First}.{candidate.Second}");

        public override Candidate Read(SearchPosition position)
        {
            var dot = position.Key.IndexOf('.');
            if (dot < 0) throw new FormatException("No position of an order by date.");
            return Candidate.At(Number(position.Key.AsSpan(0, dot)), Number(position.Key.AsSpan(dot + 1)), null, position.CardId);
        }

        private static long Number(ReadOnlySpan<char> text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}

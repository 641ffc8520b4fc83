using Ecm.Lucene.Mapping;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Ecm.Lucene.Rights;

/// <summary>
/// BM25 with a constant average length, so that a score depends on the document and on what the caller may read, and on nothing else.
/// Scores of single terms are whole multiples of <see cref="Grain"/>: their sums are exact and the same in whatever order Lucene adds them
/// (the order follows posting lengths, which unreadable documents change).
/// </summary>
internal sealed class ReadableBm25 : Similarity
{
    public static readonly ReadableBm25 Instance = new();

    private const float Grain = 1f / 1024;
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const float UsualLength = 300;
    private const float UsualTitleLength = 8;

    private static readonly float[] WordsNorms = Norms(UsualLength);
    private static readonly float[] TitleNorms = Norms(UsualTitleLength);

    private ReadableBm25()
    {
    }

    public override long ComputeNorm(FieldInvertState state) =>
        SmallSingle.SingleToByte315(state.Boost / MathF.Sqrt(Math.Max(1, state.Length - state.NumOverlap)));

    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collection, params TermStatistics[] terms)
    {
        var idf = 0.0;
        foreach (var term in terms) idf += Math.Log(1 + ((collection.MaxDoc - term.DocFreq + 0.5) / (term.DocFreq + 0.5)));
        return new Weight(collection.Field, (float)idf * queryBoost * (K1 + 1));
    }

    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context)
    {
        var known = (Weight)weight;
        return new Scorer(known, context.AtomicReader.GetNormValues(known.Field));
    }

    private static float[] Norms(float usual)
    {
        var norms = new float[256];
        for (var code = 0; code < norms.Length; code++)
        {
            var inverse = SmallSingle.Byte315ToSingle((byte)code);
            var length = inverse == 0 ? 0 : 1 / (inverse * inverse);
            norms[code] = K1 * (1 - B + (B * length / usual));
        }

        return norms;
    }

    private sealed class Weight(string name, float unboosted) : SimWeight
    {
        private float boost = 1;

        public string Field => name;

        public float Value => unboosted * boost;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float queryNorm, float topLevelBoost) => boost = topLevelBoost;
    }

    private sealed class Scorer(Weight weight, NumericDocValues? norms) : SimScorer
    {
        private readonly float value = weight.Value;
        private readonly float[] lengths = weight.Field == IndexNames.Words ? WordsNorms : TitleNorms;

        public override float Score(int doc, float freq)
        {
            var norm = norms is null ? K1 : lengths[(byte)norms.Get(doc)];
            return MathF.Round(value * freq / (freq + norm) / Grain) * Grain;
        }

        public override float ComputeSlopFactor(int distance) => 1f / (distance + 1);

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;
    }
}

using Ecm.Abstractions.Searching;

namespace Ecm.Lucene.Answering;

/// <summary>A document in the order of hits: smaller stands earlier. Ids decide between equals, so the order does not depend on where documents lie.</summary>
/// <param name="First">The key, or what comes before it; descending keys are negated.</param>
/// <param name="Second">The second key.</param>
/// <param name="Text">The key of an order by text, once it is read; null for other orders.</param>
/// <param name="High">The upper half of the card's id.</param>
/// <param name="Low">The lower half.</param>
/// <param name="Document">The document, among all of the reader.</param>
internal readonly record struct Candidate(long First, long Second, byte[]? Text, ulong High, ulong Low, int Document) : IComparable<Candidate>
{
    public Guid CardId
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
            return new Guid(bytes, bigEndian: true);
        }
    }

    /// <summary>A place in an order, not a document.</summary>
    public static Candidate At(long first, long second, byte[]? text, Guid card)
    {
        var bytes = card.ToByteArray(bigEndian: true);
        return new(first, second, text, System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)), -1);
    }

    public int CompareTo(Candidate other)
    {
        if (First != other.First) return First.CompareTo(other.First);
        if (Second != other.Second) return Second.CompareTo(other.Second);
        if (Text is not null && other.Text is not null && Text.AsSpan().SequenceCompareTo(other.Text) is var byText and not 0) return byText;
        return High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
    }
}

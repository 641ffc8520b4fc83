using System.Buffers;
using System.IO.Compression;

namespace Ecm.Abstractions.Extraction;

/// <summary>The first bytes of something packed with Brotli, unpacked no further than they are asked for and held in a buffer that grows as they come.</summary>
internal sealed class UnpackedBeginning(byte[] packed) : IDisposable
{
    private const int FirstLength = 4096;

    private BrotliDecoder decoder;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int taken;
    private int filled;

    /// <summary>The first bytes, valid until the next call.</summary>
    /// <exception cref="InvalidDataException">There are not as many, or what is packed is damaged.</exception>
    public ReadOnlySpan<byte> Read(int count)
    {
        while (filled < count)
        {
            if (filled == buffer.Length)
                Grow();
            var status = decoder.Decompress(packed.AsSpan(taken), buffer.AsSpan(filled), out var read, out var written);
            (taken, filled) = (taken + read, filled + written);
            if (filled < count && status != OperationStatus.DestinationTooSmall)
                throw new InvalidDataException("The packed page is damaged.");
        }

        return buffer.AsSpan(0, count);
    }

    public void Dispose()
    {
        decoder.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

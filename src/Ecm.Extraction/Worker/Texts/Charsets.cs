using System.Text;
using UtfUnknown;

namespace Ecm.Extraction.Worker.Texts;

/// <summary>
/// Finds the encoding of a text: byte order mark, valid UTF-8, UTF-16 by its zero bytes, then the Cyrillic eight-bit encodings by how
/// Russian the result looks, then what UTF.Unknown thinks. Short texts decide right because letters' frequency and case are judged, not statistics of bytes.
/// </summary>
internal static class Charsets
{
    private const int Sample = 64 * 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly string[] Cyrillic = ["windows-1251", "koi8-r", "cp866", "iso-8859-5"];

    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>Null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = ByMark(bytes);
        var text = encoding is not null ? encoding.GetString(bytes[mark..]) : AsUtf8(bytes) ?? AsUtf16(bytes) ?? AsEightBit(bytes);
        return text is not null && LooksLikeText(text) ? text : null;
    }

    private static (Encoding? Encoding, int Length) ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false), 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(false, false), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(true, false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static string? AsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return null;
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CutInTheMiddle(bytes) is { } whole and > 0 && IsUtf8(bytes[..whole]) ? Utf8.GetString(bytes[..whole]) : null;
        }
    }

    /// <summary>A file that is read to its limit may end inside a character.</summary>
    private static int? CutInTheMiddle(ReadOnlySpan<byte> bytes)
    {
        for (var i = bytes.Length - 1; i >= Math.Max(0, bytes.Length - 3); i--)
        {
            if (bytes[i] >= 0xC0)
                return i;
        }

        return null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string? AsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return null;
        var sample = bytes[..Math.Min(bytes.Length, Sample)].ToArray();
        var (encoding, share) = new[] { Encoding.Unicode, Encoding.BigEndianUnicode }
            .Select(candidate => (candidate, PlainShare(candidate.GetString(sample))))
            .MaxBy(candidate => candidate.Item2);
        return share > 0.9 ? encoding.GetString(bytes) : null;
    }

    private static double PlainShare(string text) =>
        (double)text.Count(c => c is '\n' or '\r' or '\t' or (>= ' ' and <= '~') or (>= 'Ѐ' and <= 'џ') or '«' or '»' or '№' or '–' or '—' or '\u00A0') / Math.Max(1, text.Length);

    private static string? AsEightBit(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return null;
        var sample = bytes[..Math.Min(bytes.Length, Sample)].ToArray();
        var (name, score) = Cyrillic.Select(name => (name, RussianLikeness.Score(Encoding.GetEncoding(name).GetString(sample)))).MaxBy(candidate => candidate.Item2);
        if (score > RussianLikeness.Plausible)
            return Encoding.GetEncoding(name).GetString(bytes);
        var guess = CharsetDetector.DetectFromBytes(sample).Detected;
        return (guess is { Confidence: > 0.3f, Encoding: { } encoding } ? encoding : Encoding.GetEncoding("windows-1252")).GetString(bytes);
    }

    private static bool LooksLikeText(string text)
    {
        var odd = text.Count(c => c == '\uFFFD' || char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\b' or '\u001B' or '\u001A'));
        return odd * 200 <= text.Length;
    }
}

using System.Text.RegularExpressions;
using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Tests.Doubt;

/// <summary>Pages as OCR reads them: each word in a box of its own, in the place that its line and number give it.</summary>
internal static partial class OcrPage
{
    public static PageText Of(int number, string text, byte confidence = 50, int shift = 0) => new()
    {
        Number = number, Origin = TextOrigin.Ocr, Text = text,
        Words = [.. Word().Matches(text).Select((word, at) =>
        {
            var (left, top) = (100 + (at * 3000) + shift, 200 + (text.AsSpan(0, word.Index).Count('\n') * 1000) + shift);
            return new PageWord(word.Index, word.Length, (ushort)left, (ushort)top, (ushort)(left + 2000), (ushort)(top + 500), confidence);
        })],
    };

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}

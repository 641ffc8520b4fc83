using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Extraction;

/// <summary>The text of one page and where its words stand.</summary>
[Experimental("ECM0001")]
public sealed record PageText
{
    /// <summary>The page, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Where the words came from.</summary>
    public required TextOrigin Origin { get; init; }

    /// <summary>
    /// The text: words separated by single spaces, lines by <c>\n</c>, blocks by <c>\n\n</c>; Unicode NFC. A hyphen at a line's end stays as it was read.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The words in the order of <see cref="Text"/>; empty for a kind without pages.</summary>
    public IReadOnlyList<PageWord> Words { get; init; } = [];

    /// <summary>Words that <see cref="Text"/> has otherwise than they were read, in the order of <see cref="Words"/>; empty when there are none.</summary>
    public IReadOnlyList<PageReading> Readings { get; init; } = [];

    /// <summary>By how many degrees clockwise the stored page must be turned to be upright: 0, 90, 180 or 270. Boxes and pictures are upright.</summary>
    public int Rotation { get; init; }

    /// <summary>Width divided by height of the upright page; 0 when unknown.</summary>
    public float Aspect { get; init; }
}

/// <summary>Where the words of a page came from.</summary>
public enum TextOrigin
{
    /// <summary>The file's own text.</summary>
    TextLayer,

    /// <summary>Optical character recognition.</summary>
    Ocr,
}

/// <summary>One word: a range of the page's text and its box in 1/65535 of the upright page's width and height, from the top left.</summary>
/// <param name="Start">Offset in <see cref="PageText.Text"/>, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Confidence">0 to 100; 100 for a text layer.</param>
[Experimental("ECM0001")]
public readonly record struct PageWord(int Start, int Length, ushort Left, ushort Top, ushort Right, ushort Bottom, byte Confidence);

/// <summary>What was read in the place of a word that was mended.</summary>
/// <param name="Word">Its index in <see cref="PageText.Words"/>.</param>
/// <param name="Text">The word as it was read.</param>
[Experimental("ECM0001")]
public readonly record struct PageReading(int Word, string Text);

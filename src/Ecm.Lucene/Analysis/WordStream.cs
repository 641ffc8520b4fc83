using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// The words of a field as Lucene takes them. At each position stand the word as written, its stem, and for a code such as <c>а1312б</c> its parts:
/// <code>
/// договорами   →  договорами  ·  ␁договор
/// А-1312/Б     →  а | 1312 | б
/// инв2024001   →  инв2024001  ·  инв  ·  ␁инв  ·  2024001
/// </code>
/// </summary>
internal sealed class WordStream : TokenStream
{
    /// <summary>Positions left free between pieces that no phrase may join.</summary>
    public const int Gap = 100;

    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;
    private readonly IPositionIncrementAttribute increment;
    private readonly WordReader reader = new();
    private readonly Queue<Part> pending = new();
    private IReadOnlyList<TextPart> parts = [];
    private int part;
    private int step;

    public WordStream()
    {
        term = AddAttribute<ICharTermAttribute>();
        offset = AddAttribute<IOffsetAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>How far the first word of a piece stands from the last word before it.</summary>
    /// <param name="part">Which piece of the field it is, from 0.</param>
    /// <param name="follows">True when a phrase may run into it.</param>
    public static int Step(int part, bool follows) => part == 0 || follows ? 1 : Gap;

    public void Read(IReadOnlyList<TextPart> newParts)
    {
        parts = newParts;
        part = -1;
        pending.Clear();
    }

    public override bool IncrementToken()
    {
        if (pending.TryDequeue(out var next))
        {
            Emit(next.Term, next.Start, next.End, 0);
            return true;
        }

        while (part < 0 || !reader.Next())
        {
            if (++part >= parts.Count) return false;
            reader.Read(parts[part].Text);
            step = Step(part, parts[part].Follows);
        }

        Emit(reader.Word, reader.Start, reader.End, step);
        step = 1;
        if (Stems.Of(reader.Word, reader.Script) is { } stem) pending.Enqueue(new(stem, reader.Start, reader.End));
        if (reader.IsCode) EnqueueParts();
        return true;
    }

    /// <summary>The runs of letters and of digits inside a code, from two characters up.</summary>
    private void EnqueueParts()
    {
        var word = reader.Word;
        for (int from = 0, to; from < word.Length; from = to)
        {
            var digit = char.IsAsciiDigit(word[from]);
            for (to = from + 1; to < word.Length && char.IsAsciiDigit(word[to]) == digit; to++)
            {
            }

            if (to - from < 2) continue;
            var run = word[from..to];
            pending.Enqueue(new(run.ToString(), reader.Start, reader.End));
            if (!digit && Stems.Of(run, Letters.ScriptOf(run[0])) is { } stem) pending.Enqueue(new(stem, reader.Start, reader.End));
        }
    }

    private void Emit(ReadOnlySpan<char> text, int start, int end, int positions)
    {
        if (term.Buffer.Length < text.Length) term.ResizeBuffer(text.Length);
        text.CopyTo(term.Buffer);
        term.SetLength(text.Length);
        offset.SetOffset(start, end);
        increment.PositionIncrement = positions;
    }

    private readonly record struct Part(string Term, int Start, int End);
}

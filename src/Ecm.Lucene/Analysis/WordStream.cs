using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Ecm.Lucene.Analysis;

/// <summary>
/// The words of a field as Lucene takes them. At each position stand the word as written, the terms of its forms, for a code such as <c>а1312б</c> its parts and what
/// looks the same, and at the first word of a date, sum, long number or code the term of the whole:
/// <code>
/// договорами   →  договорами  ·  ␁договор
/// А-1312/Б     →  а · ␂а13126 · ␂а1312 | 1312 · ␂13126 | б · ␂6
/// инв2024001   →  инв2024001  ·  инв  ·  ␁инв  ·  2024001
/// 05.03.2024   →  05 · ␃d20240305 | 03 | 2024
/// </code>
/// </summary>
internal sealed class WordStream : TokenStream
{
    /// <summary>Positions left free between pieces that no phrase may join.</summary>
    public const int Gap = 100;

    /// <summary>So many pieces of a code are joined at most.</summary>
    private const int MostJoined = 3;

    private readonly WordForms forms;
    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;
    private readonly IPositionIncrementAttribute increment;
    private readonly WordReader reader = new();
    private readonly WordReader ahead = new();
    private readonly Queue<Part> pending = new();
    private IReadOnlyList<TextPart> parts = [];
    private int part;
    private int step;
    private int wholeEnd;
    private int codeStart;
    private int codeEnd;

    public WordStream(WordForms forms)
    {
        this.forms = forms;
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
            (wholeEnd, codeEnd) = (0, 0);
            if (parts[part].WholeOnly) return EmitWhole();
        }

        Emit(reader.Word, reader.Start, reader.End, step);
        step = 1;
        Enqueue(forms.Of(reader.Word, reader.Script));
        if (reader.IsCode) EnqueueParts();
        if (Alikes.Fold(reader.Word, reader.IsCode) is { } alike) Enqueue(TermMarks.Alike + alike, reader.End);
        if (reader.Start >= wholeEnd) EnqueueWhole();
        EnqueueJoined();
        EnqueueOverPageEnd();
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
            Enqueue(run.ToString(), reader.End);
            if (!digit) Enqueue(forms.Of(run, Letters.ScriptOf(run[0])));
        }
    }

    private void EnqueueWhole()
    {
        var text = parts[part].Text;
        var whole = Wholes.Read(text, reader.Start, ahead, out var end);
        foreach (var more in Wholes.More(text, reader.Start, whole)) Enqueue(more, Math.Max(end, reader.End));
        if (whole is null) return;
        Enqueue(whole, end);
        wholeEnd = end;
        (codeStart, codeEnd) = (reader.Start, whole[0] == TermMarks.Alike ? end : 0);
    }

    /// <summary>Neighbouring pieces of a code without the signs between them, such as эв77 and 772024 of ЭВ-77/2024.</summary>
    private void EnqueueJoined()
    {
        if (reader.End >= codeEnd) return;
        var text = parts[part].Text;
        ahead.Read(text, reader.Start);
        ahead.Next();
        var joined = Alikes.Folded(ahead.Word);
        for (var count = 1; count < MostJoined && ahead.Next() && ahead.End <= codeEnd; count++)
        {
            joined += Alikes.Folded(ahead.Word);
            if (reader.Start > codeStart || ahead.End < codeEnd) Enqueue(TermMarks.Alike + joined, ahead.End);
        }
    }

    private bool EmitWhole()
    {
        var text = parts[part].Text;
        reader.Read("");
        Emit(Wholes.Read(text, 0, ahead, out var end) ?? text, 0, Math.Max(end, 1), step);
        return true;
    }

    /// <summary>A word broken by a hyphen over the end of a page is found whole, too, at its first piece.</summary>
    private void EnqueueOverPageEnd()
    {
        if (part + 1 >= parts.Count || !parts[part + 1].Follows) return;
        if (parts[part].Text.AsSpan(reader.End).TrimEnd() is not [var last] || !Letters.IsHyphen(last)) return;
        var next = parts[part + 1].Text.AsSpan().TrimStart();
        ahead.Read($"{parts[part].Text.AsSpan(reader.Start, reader.End - reader.Start)}-\n{next[..Math.Min(WordReader.MaxLength, next.Length)]}");
        if (!ahead.Next() || ahead.Word.Length <= reader.Word.Length) return;
        Enqueue(ahead.Word.ToString(), reader.End);
        Enqueue(forms.Of(ahead.Word, ahead.Script));
    }

    private void Enqueue(string[] terms)
    {
        foreach (var one in terms) Enqueue(one, reader.End);
    }

    private void Enqueue(string one, int end) => pending.Enqueue(new(one, reader.Start, end));

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

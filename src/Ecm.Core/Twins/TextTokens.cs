using System.Collections.Frozen;
using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Twins;

/// <summary>
/// Cuts pages into what is compared: words of three letters and more (shorter ones come and go with specks), numbers with their groups together («1 250 000» is one),
/// months as values. Words cut at a line's end are put together.
/// </summary>
internal sealed class TextTokens
{
    private const int MinWord = 3;
    private const int KeyLength = 5;
    private const int LongestWord = 40;
    private const string Edges = ".,;:()«»\"'!?…";
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private static readonly FrozenSet<string> Months = new[]
    {
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    }.Select(m => string.Concat(m.Select(LookAlikes.Fold))).ToFrozenSet();

    private readonly StringBuilder word = new();

    /// <summary>The last token is a number that a group of three digits may continue.</summary>
    private bool groupsGoOn;

    /// <summary>What has been cut so far.</summary>
    public List<TextToken> List { get; } = [];

    /// <summary>The tokens of some pages, in order.</summary>
    public static List<TextToken> Of(IEnumerable<PageText> pages)
    {
        var all = new TextTokens();
        foreach (var page in pages)
            all.Add(page);
        return all.List;
    }

    /// <summary>The key of a folded text.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> folded)
    {
        var key = Seed;
        foreach (var c in folded)
            key = (key ^ c) * Prime;
        return key;
    }

    /// <summary>Goes on with the next page.</summary>
    public void Add(PageText page)
    {
        var text = page.Text.AsSpan();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                continue;
            }

            // A word that is cut at the end of a line goes on in the next.
            if (c == '\n' && word.Length > 2 && word[^1] == '-' && char.IsLetter(word[^2]) && at + 1 < text.Length && char.IsLower(text[at + 1]))
                word.Length--;
            else
                End(page.Number);
        }

        End(page.Number);
        groupsGoOn = false;
    }

    private void End(int page)
    {
        if (word.Length == 0)
            return;
        var (letters, digits) = (0, 0);
        Span<char> folded = stackalloc char[LongestWord];
        var length = 0;
        for (var i = 0; i < word.Length && length < LongestWord; i++)
        {
            var c = LookAlikes.Fold(word[i]);
            var isLetter = char.IsLetter(c);
            if (char.IsAsciiDigit(c))
                digits++;
            else if (isLetter)
                letters++;
            else if (c is not ('|' or '!'))
                continue;
            folded[length++] = c;
        }

        var raw = word.ToString(0, Math.Min(word.Length, LongestWord)).Trim([.. Edges]);
        var bare = length == word.Length;
        word.Clear();
        if (digits > 0 && digits >= letters)
            AddNumber(folded[..length], page, raw, bare);
        else if (letters >= MinWord)
            AddWord(folded[..length], page, raw);
        groupsGoOn &= digits > 0;
    }

    private void AddWord(ReadOnlySpan<char> folded, int page, string raw)
    {
        var text = folded.TrimEnd("|!").TrimStart("|!").ToString();
        List.Add(Months.Contains(text)
            ? new TextToken(text, TokenKind.Month, KeyOf(text), page, raw)
            : new TextToken(text, TokenKind.Word, KeyOf(text.AsSpan(0, Math.Min(KeyLength, text.Length))), page, raw));
    }

    private void AddNumber(Span<char> folded, int page, string raw, bool bare)
    {
        // «2024г», «12шт», «№17» read as «N17»: the unit and the sign are no part of the number.
        var (from, to) = (0, folded.Length);
        while (to > 1 && char.IsLetter(folded[to - 1]))
            to--;
        while (from < to && char.IsLetter(folded[from]))
            from++;
        var number = folded[(IsUnit(folded[..from]) ? from : 0)..(IsUnit(folded[to..]) ? to : folded.Length)];
        foreach (ref var c in number)
            c = LookAlikes.AsDigit(c);
        var text = number.ToString();

        // Groups of three belong to the number before.
        var isGroup = groupsGoOn && bare && text.Length == 3 && text.All(char.IsAsciiDigit);
        if (isGroup)
        {
            (text, raw) = (List[^1].Text + text, $"{List[^1].Raw} {raw}");
            List.RemoveAt(List.Count - 1);
        }

        groupsGoOn = bare && (isGroup || text.Length <= 3) && text.Length <= 15;
        List.Add(new TextToken(text, TokenKind.Number, KeyOf(text), page, raw));
    }

    /// <summary>Letters at the end of a number that cannot all be digits.</summary>
    private static bool IsUnit(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
            if (LookAlikes.AsDigit(c) == c)
                return true;
        return false;
    }
}

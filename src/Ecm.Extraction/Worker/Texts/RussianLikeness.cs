namespace Ecm.Extraction.Worker.Texts;

/// <summary>
/// How Russian a decoded text looks, per character outside ASCII. A wrong Cyrillic encoding shows as rare letters, as capitals inside words
/// (koi8-r read as windows-1251 swaps the case) or as frames and signs.
/// </summary>
internal static class RussianLikeness
{
    /// <summary>Above this a text is taken for Russian; a wrong encoding stays below 0, usually far.</summary>
    public const double Plausible = 0.5;

    private const string ByFrequency = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
    private const string Companions = "№«»–—…“”„\u00A0°§";

    private static readonly HashSet<string> CommonPairs =
    [
        "ст", "но", "то", "на", "ен", "ов", "ни", "ра", "во", "ко", "ро", "ор", "го", "до", "по", "пр", "ре", "ер", "ан", "ла", "ли", "ол", "ос", "от", "ал",
        "ит", "та", "те", "ти", "ел", "ес", "не", "ка", "ть", "ло", "ле", "да", "ог", "ва", "ве", "ис", "ри", "ие", "ия", "ии", "ми", "ом", "де", "ед", "ск",
    ];

    public static double Score(string text)
    {
        var (sum, counted, frames) = (0.0, 0, 0);
        var before = ' ';
        foreach (var c in text)
        {
            if (IsFrame(c) && !char.IsLetter(before))
            {
                frames++;
            }
            else if (c >= 0x80)
            {
                sum += Judge(char.ToLowerInvariant(before), before, c);
                counted++;
            }

            before = c;
        }

        return counted == 0 ? 0 : sum / counted - 0.5 * frames / (frames + counted);
    }

    /// <summary>Tables of old programs have frames; words of another encoding read as cp866 turn into frames too, but then beside letters.</summary>
    private static bool IsFrame(char c) => c is >= '\u2500' and <= '\u259F';

    private static double Judge(char lowerBefore, char before, char c)
    {
        var lower = char.ToLowerInvariant(c);
        var rank = ByFrequency.IndexOf(lower);
        if (rank < 0)
            return Companions.Contains(c) ? 0.2 : -2;
        var score = 1.4 - rank / 16.0;
        if (char.IsUpper(c) && char.IsLower(before))
            score -= 3; // a capital inside a word
        else if (char.IsUpper(c) && !char.IsUpper(before))
            score -= 0.1;
        if (CommonPairs.Contains(string.Concat(lowerBefore, lower)))
            score += 0.8;
        if (lower is 'ъ' or 'ь' or 'ы' && !char.IsLetter(before))
            score -= 2; // no Russian word begins with these
        return score;
    }
}

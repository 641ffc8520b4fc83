namespace Ecm.Core.Spelling;

/// <summary>
/// Russian words written in Latin letters, as people do without a Russian keyboard: «dogovor», «schet», «zayavka». Rules are mixed (ISO 9, passports, habit), so that a
/// spelling may stand for several letters: «c» is ц, к or с.
/// </summary>
internal static class Transliteration
{
    private const int MostWays = 24;

    // Longer spellings first; of several letters the most usual first.
    private static readonly (string Latin, string[] Russian)[] Spellings =
    [
        .. from pair in ("shch=щ sch=щ,сч iya=ия iyu=ию iye=ие ayu=аю oye=ое aya=ая yye=ые zh=ж kh=х ts=ц,тс tz=ц ch=ч sh=ш yu=ю ju=ю iu=ю ya=я ja=я ia=я,иа yo=е jo=е ye=е je=е,й iy=ий yy=ый ij=ий "
                + "oy=ой ey=ей ay=ай uy=уй a=а b=б c=ц,к,с d=д e=е,э f=ф g=г h=х,г i=и j=й,ж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у,ю v=в w=в x=кс,х y=ы,й,и z=з '=ь").Split(' ')
           let sides = pair.Split('=')
           select (sides[0], sides[1].Split(',')),
    ];

    /// <summary>The word in Russian letters in the ways it may be meant, the most usual first; none when it has others than Latin ones, or is longer than any word.</summary>
    public static IReadOnlyList<string> ToRussian(string word)
    {
        if (word.Length > WordRules.LongestWord)
            return [];
        var latin = word.ToLowerInvariant();
        List<string> ways = [""];
        for (var at = 0; at < latin.Length;)
        {
            var (spelling, letters) = Spellings.FirstOrDefault(s => latin.AsSpan(at).StartsWith(s.Latin, StringComparison.Ordinal));
            if (spelling is null)
                return [];
            at += spelling.Length;
            ways = [.. letters.SelectMany(letter => ways.Select(way => way + letter)).Take(MostWays)];
        }

        return ways;
    }
}

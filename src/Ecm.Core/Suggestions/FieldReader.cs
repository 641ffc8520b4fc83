using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Suggestions;

/// <summary>A value of a field as a page has it.</summary>
/// <param name="Value">In plain form (<see cref="PageFind.Value"/>).</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Start">Where it begins in the page's text.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record FieldFind(string Value, int Page, int Start, int Length);

/// <summary>Finds the value of a field by its rule: the kind of value, and words before it.</summary>
internal static class FieldReader
{
    /// <summary>More pages are not read for a value.</summary>
    public const int MostPages = 20;

    /// <summary>How far behind its word a value may stand: the rest of a line, or the beginning of the next.</summary>
    private const int Reach = 60;

    private static readonly Dictionary<ReadKind, string[]> Usual = new()
    {
        [ReadKind.Number] = [], [ReadKind.Sum] = [], [ReadKind.Date] = [], [ReadKind.Inn] = ["ИНН/КПП", "ИНН", "INN"], [ReadKind.Kpp] = ["ИНН/КПП", "КПП"],
        [ReadKind.Ogrn] = ["ОГРНИП", "ОГРН"], [ReadKind.Bik] = ["БИК"], [ReadKind.Account] = ["р/с", "р/сч", "расчётный счёт", "расч. счёт", "сч. №", "счёт №"],
        [ReadKind.Party] = ["ИНН/КПП", "ИНН", "INN"], [ReadKind.OwnEntity] = ["ИНН/КПП", "ИНН", "INN"],
    };

    /// <summary>The value; null when there is none. For kinds that go by a taxpayer number: all numbers of the file, in order.</summary>
    public static IEnumerable<FieldFind> Find(ReadRule rule, IReadOnlyList<PageText> pages)
    {
        var near = rule.Near.Count > 0 ? rule.Near : Usual[rule.As];
        var read = rule.Pages switch { ReadPages.First => pages.Take(1), ReadPages.Last => pages.TakeLast(1), _ => pages.Take(MostPages) };
        foreach (var page in read)
        {
            var text = page.Text.Length > PageFinds.MostText ? page.Text[..PageFinds.MostText] : page.Text;
            var finds = All(rule.As, text).ToList();
            var folded = new FoldedText(text);
            foreach (var find in Ordered(near, folded, finds))
                yield return new FieldFind(find.Value, page.Number, find.Start, find.Length);

            // Without words of one's own a value that can be no other is good enough: control digits, or the first date.
            if (rule.Near.Count == 0 && rule.As is ReadKind.Date or ReadKind.Inn or ReadKind.Ogrn or ReadKind.Account or ReadKind.Party or ReadKind.OwnEntity)
                foreach (var find in finds)
                    yield return new FieldFind(find.Value, page.Number, find.Start, find.Length);
        }
    }

    /// <summary>The value in the JSON form of its field's kind.</summary>
    public static string Json(ReadKind kind, string value)
    {
        if (kind != ReadKind.Sum)
            return JsonValue.Create(value).ToJsonString();
        var (minor, currency) = (value[..value.IndexOf(' ')], value[(value.IndexOf(' ') + 1)..]);
        return $$"""{"minor":{{minor}},"currency":"{{currency}}"}""";
    }

    private static IEnumerable<PageFind> All(ReadKind kind, string text) => kind switch
    {
        ReadKind.Number => PageFinds.Numbers(text),
        ReadKind.Date => PageFinds.Dates(text),
        ReadKind.Sum => PageFinds.Sums(text),
        ReadKind.Party or ReadKind.OwnEntity => PageFinds.Requisites(text, ReadKind.Inn),
        _ => PageFinds.Requisites(text, kind),
    };

    /// <summary>The values behind each of the words, the words in the order of the rule.</summary>
    private static IEnumerable<PageFind> Ordered(IReadOnlyList<string> near, FoldedText text, List<PageFind> finds)
    {
        var ordered = finds.OrderBy(find => find.Start).ToList();
        var starts = ordered.ConvertAll(find => find.Start);
        foreach (var word in near.Distinct())
            foreach (var end in text.EndsOf(word))
            {
                var at = starts.BinarySearch(end);
                at = at < 0 ? ~at : at;
                if (at < starts.Count && starts[at] - end <= Reach)
                    yield return ordered[at];
            }
    }
}

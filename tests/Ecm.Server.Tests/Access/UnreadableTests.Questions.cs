namespace Ecm.Server.Tests.Access;

/// <summary>What is asked of both servers.</summary>
public sealed partial class UnreadableTests
{
    private static readonly string[] Words =
        ["договор", "поставка", "аренда", "склад", "оборудование", "срок", "premium", "contract", "report", "отчёт", "секрет", "увольнение", "зарплата"];

    private static IEnumerable<string> Searches(int count)
    {
        string[] fixedOnes =
        [
            "q=", "q=секрет", "q=увольнение&sort=newest", "q=договор&size=3", "q=договор&size=3&page=2", "q=догов*", "q=у*", "q=-договор", "q=type:contract",
            "q=date:2021..2024", "q=\"договор поставки\"", "q=договор&type=contract", "q=&year=2019", "q=&year=2022", "q=&from=2020-01-01&to=2023-12-31",
            "q=увольнени", "q=зарплатта", "q=secret~", "q=увольненее~", "q=зарплата NEAR/9 увольнение", "q=\"договор увольнения\"~9", "q=party:секрет", "q=pfhgkfnf",
            "q=&sort=title", "q=&sort=number", "q=&sort=oldest", "q=number:Д*", "q=&state=draft", "q=договор OR зарплата",
        ];
        foreach (var question in fixedOnes)
            yield return "api/v1/search?" + question;
        var random = new Random(5);
        string[] sorts = ["relevance", "newest", "oldest", "title", "number"];
        for (var n = fixedOnes.Length; n < count; n++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Next(6) == 0 ? "-" : "") + Words[random.Next(Words.Length)] + (random.Next(6) == 0 ? "*" : ""));
            yield return $"api/v1/search?q={Uri.EscapeDataString(string.Join(random.Next(2) == 0 ? " " : " OR ", terms))}&sort={sorts[random.Next(sorts.Length)]}&size={random.Next(1, 20)}";
        }
    }

    private static IEnumerable<string> Suggestions() =>
        new[] { "д", "до", "уво", "зар", "секр", "Д-", "договор пост", "договор уво", "чуж" }.Select(typed => $"api/v1/suggest?q={Uri.EscapeDataString(typed)}");

    private static IEnumerable<string> Lists() =>
    [
        "api/v1/cards", "api/v1/cards?size=2", "api/v1/cards?type=contract", "api/v1/cards?parent=none", "api/v1/cards?trash=true", "api/v1/cards?state=draft",
        "api/v1/cards?register=contracts", "api/v1/cards?register=contracts&sort=registered", "api/v1/cards?sort=changed&size=3", "api/v1/types", "api/v1/registers", "api/v1/registers/contracts", "api/v1/users", "api/v1/groups", "api/v1/access-lists", "api/v1/me", "api/v1/doubt?below=1", "api/v1/spelling/words",
        "api/v1/searches?counts=true", "api/v1/cards/opened",
    ];

    /// <summary>Suggestions may take two seconds and no longer: where a busy machine left one server less than it needs, both are asked again.</summary>
    private async Task<string> SpelledAlikeAsync(string address, string body)
    {
        var (told, right) = ("", "-");
        for (var left = 5; left > 0 && told != right; left--)
            (told, right) = (await PostAsync(atLaden, address, body), await PostAsync(atPlain, address, body));
        told.Should().Be(right, body);
        return told;
    }
}

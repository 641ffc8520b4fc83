using System.Diagnostics;
using System.Net;
using System.Text;

namespace Ecm.Server.Tests.Rest;

/// <summary>Questions made to hurt: answered or refused within a bounded time, by a problem that says what is wrong.</summary>
[Collection(CardsServer.Name)]
public sealed class HostileQueryTests(SignedInServer server)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string> Refused => new()
    {
        { new string('(', 30_000), "query-too-long" },
        { new string('(', 4_000), "query-too-deep" },
        { string.Concat(Enumerable.Repeat("NOT ", 5_000)), "query-too-long" },
        { string.Concat(Enumerable.Repeat("NOT ", 1_000)), "query-too-many-terms" },
        { new string('x', 30_000), "query-too-long" },
        { string.Concat(Enumerable.Repeat("a OR ", 2_000)), "query-too-long" },
        { string.Concat(Enumerable.Repeat("a OR ", 500)) + "b", "query-too-many-terms" },
        { "_acl:*", "query-value" },
        { "acl:1", "query-unknown-field" },
        { "nosuchfield:1", "query-unknown-field" },
        { "date:99999-99-99", "query-value" },
        { "(a", "query-syntax" },
        { "a)", "query-syntax" },
        { "\"открытая кавычка", "query-syntax" },
        { "OR OR OR", "query-syntax" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Question_too_large_or_not_understood_is_refused_and_says_why(string query, string code)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await AskAsync(Uri.EscapeDataString(query).Replace("%28", "("));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await answer.ProblemAsync();
        problem.Code().Should().Be(code);
        problem.Field.Should().Be("q");
        watch.Elapsed.Should().BeLessThan(Bound);
    }

    [Theory]
    [InlineData("/.*a.{20}/")]
    [InlineData("*a*")]
    [InlineData("access.list:1")]
    [InlineData("type:")]
    [InlineData("*")]
    [InlineData("?")]
    [InlineData("[* TO *]")]
    [InlineData("{!func}sum(1,1)")]
    [InlineData("a~0.1 a~2 \"a b\"~100000")]
    [InlineData("a^999999")]
    [InlineData("'; DROP TABLE Cards; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("--------------------")]
    [InlineData("a\0b")]
    [InlineData("\u202Eабв 😀 𝕏")]
    [InlineData("a* б* в* г* д* е* ж* з*")]
    public async Task Question_of_another_language_is_plain_words_here(string query)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await AskAsync(Uri.EscapeDataString(query));

        if (answer.StatusCode != HttpStatusCode.OK)
            (await answer.ProblemAsync()).Status.Should().Be(400);
        watch.Elapsed.Should().BeLessThan(Bound);
    }

    /// <summary>What is allowed must be possible: 4,096 Russian letters are six times as many bytes in an address.</summary>
    [Fact]
    public async Task Longest_question_allowed_can_be_sent()
    {
        using var answer = await AskAsync(Uri.EscapeDataString(new string('ж', 4096)));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deepest_and_widest_question_allowed_is_answered()
    {
        var query = string.Concat(Enumerable.Repeat("(", 20)) + string.Join(" OR ", Enumerable.Range(0, 120).Select(n => $"w{n}*")) + string.Concat(Enumerable.Repeat(")", 20));
        var watch = Stopwatch.StartNew();

        using var answer = await AskAsync(Uri.EscapeDataString(query));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        watch.Elapsed.Should().BeLessThan(Bound);
    }

    [Theory]
    [InlineData("%ff%fe")]
    [InlineData("%ed%a0%80")]
    [InlineData("%00")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("a&q=b")]
    [InlineData("a&page=-1")]
    [InlineData("a&page=2147483648")]
    [InlineData("a&size=2147483647")]
    [InlineData("a&size=-5")]
    [InlineData("a&cursor=AAAA")]
    [InlineData("a&cursor=%00")]
    [InlineData("a&within=00000000-0000-0000-0000-000000000000")]
    [InlineData("a&after=9223372036854775807")]
    [InlineData("a&after=-1")]
    [InlineData("a&year=-2147483648")]
    [InlineData("a&from=9999-12-31&to=0001-01-01")]
    [InlineData("a&type=%00&state=%ff")]
    [InlineData("a&sort=relevance%00")]
    public async Task Address_that_is_odd_is_answered_or_a_problem(string rest)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await AskAsync(rest);

        if (answer.StatusCode != HttpStatusCode.OK)
            (await answer.ProblemAsync()).Status.Should().Be(400);
        watch.Elapsed.Should().BeLessThan(Bound);
    }

    [Theory]
    [InlineData("ru", "В запросе слишком много вложенных скобок")]
    [InlineData("en", "The query nests too many parentheses")]
    public async Task Refusal_speaks_the_language_that_is_asked_for(string language, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/search?q={new string('(', 30)}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await server.Http.SendAsync(request);

        (await answer.ProblemAsync()).Title.Should().StartWith(text);
    }

    [Fact]
    public Task Random_questions_are_answered_or_refused() => FuzzAsync(150);

    [Fact, Trait("Category", "Long")]
    public Task Five_thousand_random_questions_are_answered_or_refused() => FuzzAsync(5000);

    private async Task FuzzAsync(int count)
    {
        string[] pieces = ["(", ")", "\"", "«", "»", "„", "“", "-", "--", "*", ":", " ", "OR", "AND", "NOT", "ИЛИ", "НЕ", "type:", "date:", "number:", "title:", "..", "2024-01-01", "договор", "x", "\0", "😀", "\u0301", "<", "%", "\\", "'", "~2", "^9"];
        var random = new Random(20261124);
        for (var n = 0; n < count; n++)
        {
            var query = new StringBuilder();
            for (var length = random.Next(1, 40); length > 0; length--)
                query.Append(pieces[random.Next(pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
            using var answer = await AskAsync(Uri.EscapeDataString(query.ToString()));
            if (answer.StatusCode == HttpStatusCode.OK)
                continue;
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, "of «{0}»", query);
            (await answer.ProblemAsync()).Code().Should().StartWith(query.ToString().Contains('\0') ? "parameter-wrong" : "query-");
        }
    }

    private Task<HttpResponseMessage> AskAsync(string query) => server.Http.GetAsync(new Uri($"{server.Server.Url}/api/v1/search?q={query}", UriKind.Absolute));
}

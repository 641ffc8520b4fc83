using Ecm.Testing.Judged;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Finding;

/// <summary>
/// A person who types badly still finds the paper: questions with misspelt, mistyped and otherwise inflected words, parts of numbers and sums, judged by reading the documents.
/// The shares are a little below what is reached (docs/performance.md), so that a change that finds less is noticed.
/// </summary>
public sealed class JudgedQuestionTests(ITestOutputHelper output)
{
    [Fact]
    public Task Papers_are_found() => FoundAsync(JudgedDocument.Papers(), first: 0.95, amongTen: 0.98);

    [Fact, Trait("Category", "Long")]
    public Task Papers_and_sections_of_a_manual_in_two_languages_are_found() => FoundAsync(JudgedDocument.All(), first: 0.95, amongTen: 0.98);

    private async Task FoundAsync(IReadOnlyList<JudgedDocument> documents, double first, double amongTen)
    {
        await using var server = await RunningServer.StartAsync();
        var search = new JudgedSearch(await Clerk.SignInAsync(server));
        await search.FillAsync(documents);
        var known = documents.Select(d => d.Key).ToHashSet();
        var answers = new List<JudgedAnswer>();
        foreach (var question in JudgedQuestion.All().Where(q => q.Keys.All(known.Contains)))
            answers.Add(await search.AskAsync(question));

        foreach (var answer in answers.Where(a => a.Rank != 1))
            output.WriteLine($"{answer.Question.Kind} «{answer.Question.Text}»: {answer.Rank?.ToString() ?? "none"} {answer.Offered}");
        answers.Should().HaveCountGreaterThan(100);
        ((double)answers.Count(a => a.Rank == 1) / answers.Count).Should().BeGreaterThanOrEqualTo(first);
        ((double)answers.Count(a => a.Rank is not null) / answers.Count).Should().BeGreaterThanOrEqualTo(amongTen);
    }
}

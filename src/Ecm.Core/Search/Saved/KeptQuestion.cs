using System.Text.Json;
using Ecm.Abstractions.Searching;
using Ecm.Core.Results;

namespace Ecm.Core.Search.Saved;

/// <summary>A question as it is kept: what is asked and in which order, not which page.</summary>
internal sealed record KeptQuestion(
    string? Query, IReadOnlyList<string> Types, IReadOnlyList<string> States, IReadOnlyList<int> Years, Guid? PartyId, string? Register, DateOnly? From, DateOnly? To, Guid? Within, SearchSort Sort, Guid? ResponsibleId = null)
{
    private const int MostFilters = 300;
    private const int LongestValue = 200;

    /// <summary>What is wrong with a question that is to be kept; null: nothing.</summary>
    public static Problem? ProblemOf(SearchQuestion question)
    {
        if (question.Types.Count + question.States.Count + question.Years.Count > MostFilters || question.Types.Concat(question.States).Append(question.Register ?? "").Any(value => value is null || value.Length > LongestValue))
            return Problems.ParameterWrong("type");
        if (string.IsNullOrWhiteSpace(question.Query))
            return null;
        return QueryLimits.Check(question.Query) ?? (QuerySyntax.TryParse(question.Query, out _, out var position) ? null : Problems.QueryWrong("syntax", position));
    }

    public static string Write(SearchQuestion question) => JsonSerializer.Serialize(new KeptQuestion(
        question.Query, question.Types, question.States, question.Years, question.PartyId, question.Register, question.From, question.To, question.Within, question.Sort, question.ResponsibleId));

    public static SearchQuestion Read(string json)
    {
        var kept = JsonSerializer.Deserialize<KeptQuestion>(json)!;
        return new SearchQuestion
        {
            Query = kept.Query, Types = kept.Types, States = kept.States, Years = kept.Years, PartyId = kept.PartyId, Register = kept.Register,
            From = kept.From, To = kept.To, Within = kept.Within, Sort = kept.Sort, ResponsibleId = kept.ResponsibleId,
        };
    }
}

using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Contracts.Types;
using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Suggestions;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using FieldTrial = Ecm.Contracts.Types.FieldTrial;

namespace Ecm.Rest.Types;

/// <summary>Trying rules for reading on documents that were read before.</summary>
internal static class TrialEndpoint
{
    private const int DefaultLast = 50;

    public static void MapTrial(this IEndpointRouteBuilder api) =>
        api.MapPost("/types/{name}/reading/trial", TryAsync).WithTags("Types").WithName("tryReading")
            .WithSummary("In how many of the newest documents of a type its rules, or others, would find which values; nothing is written");

    private static async Task<Results<Ok<ReadingTrialAnswer>, ProblemResult>> TryAsync(
        Caller caller, string name, ReadingTrialRequest request, ReadingTrial trial, CancellationToken cancellationToken)
    {
        var rules = new Dictionary<string, ReadRule>();
        foreach (var (field, rule) in request.Rules ?? new Dictionary<string, FieldReadRule>())
        {
            if (rule is null)
                return new ProblemResult(Problems.ReadRuleWrong(field, Same("null")));
            if (TypeShapes.Read(rule) is not { } read)
                return new ProblemResult(Problems.ReadRuleWrong(field, Same($"as: {rule.As}, pages: {rule.Pages}")));
            rules[field] = read;
        }

        var tried = await trial.RunAsync(caller, name, request.Rules is null ? null : rules, request.Last ?? DefaultLast, cancellationToken);
        return tried.Succeeded
            ? TypedResults.Ok(new ReadingTrialAnswer(tried.Value.Documents, [.. tried.Value.Fields.Select(ToTrial)]))
            : new ProblemResult(tried.Problem);
    }

    /// <summary>What was sent, as it is in every language.</summary>
    private static Localized Same(string sent) => new(sent, sent);

    private static FieldTrial ToTrial(Core.Suggestions.FieldTrial trial) => new(
        trial.Field, trial.Found, trial.Same, trial.Other,
        [.. trial.Samples.Select(s => new FieldTrialSample(s.CardId, JsonElement.Parse(s.Value), s.Page) { Has = s.Has is { } has ? JsonElement.Parse(has) : null })]);
}

using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Core.Results;

namespace Ecm.Core.NamedSets;

/// <summary>
/// Problems as rows of a set keep them. A card that a problem names is not kept: who reads the row later may not be allowed to know of it.
/// </summary>
internal sealed record KeptProblem(string Code, int Status, string? Field, IReadOnlyList<string> Arguments)
{
    public static string Write(Problem problem, string language) => JsonSerializer.Serialize(new KeptProblem(
        problem.Code, problem.Status, problem.Field, [.. problem.Arguments.Select(a => a is Localized own ? own.In(language) : Convert.ToString(a, CultureInfo.InvariantCulture)!)]));

    public static Problem? Read(string? json) =>
        json is not null && JsonSerializer.Deserialize<KeptProblem>(json) is { } kept ? new Problem(kept.Code, kept.Status) { Field = kept.Field, Arguments = [.. kept.Arguments] } : null;
}

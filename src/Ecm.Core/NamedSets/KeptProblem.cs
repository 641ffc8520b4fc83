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
    private const int Longest = 200;

    public static string Write(Problem problem, string language) => JsonSerializer.Serialize(new KeptProblem(
        problem.Code, problem.Status, Cut(problem.Field), [.. problem.Arguments.Select(a => Cut(a is Localized own ? own.In(language) : Convert.ToString(a, CultureInfo.InvariantCulture))!)]));

    public static Problem? Read(string? json) =>
        json is not null && JsonSerializer.Deserialize<KeptProblem>(json) is { } kept ? new Problem(kept.Code, kept.Status) { Field = kept.Field, Arguments = [.. kept.Arguments] } : null;

    /// <summary>A problem repeats what the caller sent, and there is one for each card. No half of a surrogate pair is left.</summary>
    private static string? Cut(string? text) => text is not { Length: > Longest } ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}

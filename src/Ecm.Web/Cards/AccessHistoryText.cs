using System.Text.Json.Nodes;
using Ecm.Abstractions;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>Changes of a card's access in words: whose right was what and is what now.</summary>
internal sealed class AccessHistoryText(Writing writing, string language, FieldNames names)
{
    private const string NamedList = "list:";

    /// <summary>The principals that an entry speaks of, for their names.</summary>
    public static IEnumerable<string> PrincipalsIn(JsonObject payload) =>
        (payload["entries"] as JsonObject ?? []).Select(e => e.Key)
            .Concat((payload["principals"] as JsonArray ?? []).Select(p => p?.ToString()).OfType<string>());

    /// <summary>One line for each right that changed.</summary>
    public IEnumerable<string> Details(JsonObject payload)
    {
        if (payload["reason"] is { } reason)
            yield return Say(Words.History.Reason, reason);
        if (payload["name"] is { } name)
            yield return Say(Words.History.NamedList, name);
        if (payload["inherit"] is JsonArray { Count: 2 } inherit)
            yield return Say(Words.History.Changed, Words.History.AsParent.In(language), YesOrNo(inherit[0]), YesOrNo(inherit[1]));
        foreach (var (principal, pair) in payload["entries"] as JsonObject ?? [])
            if (pair is JsonArray { Count: 2 } levels)
                yield return Entry(principal, levels[0]?.ToString(), levels[1]?.ToString());
        foreach (var principal in payload["principals"] as JsonArray ?? [])
            yield return Say(Words.History.Withdrawn, Name($"{principal}"), Cause($"{payload["cause"]}"));
    }

    private string Entry(string principal, string? old, string? now) => principal.StartsWith(NamedList, StringComparison.Ordinal)
        ? Say(now is null ? Words.History.NoNamedList : Words.History.NamedList, principal[NamedList.Length..])
        : Say(Words.History.Changed, Name(principal), Level(old), Level(now));

    private string Name(string principal) => PrincipalText.Of(principal, names.Principals.GetValueOrDefault(principal), language);

    private string Level(string? word) =>
        word is null ? Words.History.NoLevel.In(language) : Words.History.Levels.TryGetValue(word, out var text) ? text.In(language) : word;

    private string Cause(string cause) => Words.History.Causes.TryGetValue(cause, out var text) ? text.In(language) : cause;

    private string YesOrNo(JsonNode? value) => (value?.GetValue<bool>() == true ? Words.Card.Yes : Words.Card.No).In(language);

    private string Say(Localized text, params object?[] arguments) => string.Format(writing.Culture, text.In(language), arguments);
}

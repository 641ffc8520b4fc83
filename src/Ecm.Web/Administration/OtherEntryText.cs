using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions;
using Ecm.Web.Wording;

namespace Ecm.Web.Administration;

/// <summary>What entries about people, groups and the server tell, in words: their histories are on no card.</summary>
internal sealed class OtherEntryText(Writing writing, string language, IReadOnlyDictionary<string, string> principals, IReadOnlyDictionary<string, Localized> registers)
{
    /// <summary>Lists whose length alone is told: their words are of no language.</summary>
    private static readonly string[] Counted = ["added", "changed", "hidden", "removed"];

    /// <summary>People and groups whom entries name by their ids.</summary>
    public static IEnumerable<string> PrincipalsIn(IEnumerable<JsonNode?> changes) =>
        from change in changes.OfType<JsonObject>()
        from key in new[] { "groups", "members" }
        from text in Texts(change[key])
        where Guid.TryParse(text, out _)
        select Principal(key, text);

    public IEnumerable<string> Details(string action, JsonNode changes)
    {
        if (changes is not JsonObject payload)
            yield break;
        foreach (var (key, value) in payload)
        {
            // People have names, everything else is called something.
            var named = key == "name" && action.StartsWith("user.", StringComparison.Ordinal) ? "personName" : key;
            if (key == "password")
                yield return Words.Events.PasswordChanged.In(language);
            else if (value is JsonValue && $"{value}".Length == 0)
                continue; // Nothing was said there.
            else if (value is not null && Words.Events.Keys.TryGetValue(named, out var label) && !(key == "name" && (action.StartsWith("plugin.", StringComparison.Ordinal) || action.StartsWith("type.", StringComparison.Ordinal) || action.StartsWith("list.", StringComparison.Ordinal))))
                yield return IsPair(key, value)
                    ? Say(Words.Events.Pair, label.In(language), Value(key, value[0]), Value(key, value[1]))
                    : Say(Words.Events.One, label.In(language), Value(key, value));
        }
    }

    /// <summary>Old and new: two values, or two lists of a key that is a list.</summary>
    private static bool IsPair(string key, JsonNode value) =>
        value is JsonArray { Count: 2 } pair && (key is "name" or "language" or "blocked" or "reason" or "note" or "next" or "label" or "labelEn" or "scheme" or "settings" or "items" || (key is "roles" or "groups" or "members" && pair[0] is JsonArray));

    private string Value(string key, JsonNode? value) => value switch
    {
        null => Words.Events.None.In(language),
        JsonArray list when Counted.Contains(key) => writing.Number(list.Count),
        JsonArray { Count: 0 } => Words.Events.None.In(language),
        JsonArray list => string.Join(", ", list.Select(one => Text(key, $"{one}"))),
        _ when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => (value.GetValue<bool>() ? Words.Events.Yes : Words.Events.No).In(language),
        _ => Text(key, $"{value}"),
    };

    private string Text(string key, string text) => key switch
    {
        "language" => text == "ru" ? Words.Shell.Russian.In(language) : Words.Shell.English.In(language),
        "roles" => Words.People.RoleNames.TryGetValue(text, out var role) ? role.In(language) : text,
        "groups" or "members" => principals.GetValueOrDefault(Principal(key, text)) ?? Words.History.Gone.In(language),
        "act" => Words.Changes.Acts.TryGetValue(text, out var act) ? act.In(language) : text,
        "until" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? writing.Day(day) : text,
        "register" => registers.TryGetValue(text, out var register) ? register.In(language) : text,
        _ => text,
    };

    private string Say(Localized said, params object?[] arguments) => string.Format(writing.Culture, said.In(language), arguments);

    private static string Principal(string key, string id) => key == "groups" ? Core.Access.Principal.Group(Guid.Parse(id)) : Core.Access.Principal.User(Guid.Parse(id));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        null => [],
        _ => [$"{node}"],
    };
}

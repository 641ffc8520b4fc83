using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Cards;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>A line of the history in words: what was done, and old → new for each value.</summary>
internal sealed class HistoryText(CardType type, Writing writing, string language, FieldNames names)
{
    private readonly AccessHistoryText access = new(writing, language, names);

    public string Action(HistoryEntry entry) =>
        Words.History.Actions.TryGetValue(entry.Action, out var text) ? text.In(language) : Say(Words.History.Other, entry.Action);

    /// <summary>Which part of the product acted: one of its own by its name in words, a plugin by the name it gives itself.</summary>
    public string Agent(HistoryEntry entry) =>
        entry.Agent is null ? Words.Card.Product.In(language)
        : Words.History.Agents.TryGetValue(entry.Agent, out var text) ? text.In(language)
        : entry.Agent;

    public IEnumerable<string> Details(HistoryEntry entry) => Details(entry.Action, entry.Payload);

    /// <summary>Old → new of what an action changed.</summary>
    public IEnumerable<string> Details(string action, JsonNode? changes)
    {
        if (changes is not JsonObject payload)
            return changes is null ? [Words.History.Erased.In(language)] : [];
        return action switch
        {
            "card.comment" => [Text(payload, "text")],
            "file.add" => [Text(payload, "name")],
            "file.move-out" => [Say(Words.History.MovedTo, Text(payload, "name"), CardName(Text(payload, "cardId")))],
            "file.move-in" => [Say(Words.History.MovedFrom, Text(payload, "name"), CardName(Text(payload, "cardId")))],
            "file.attach" or "file.expand" => [Say(Words.History.From, Text(payload, "name"), Text(payload, "parentName"))],
            "file.twin" or "file.twin-back" => [Say(Words.History.TwinChoices[Text(payload, "choice")], Text(payload, "name"))],
            "file.restore" => [Say(Words.History.RestoredVersion, Text(payload, "name"), Text(payload, "version"), Text(payload, "from"))],
            "file.version" or "file.version-back" => [Say(Words.History.Version, Text(payload, "name"), Text(payload, "version"))],
            "file.read" or "file.reading" => [
                Say(Words.History.PagesRead, Text(payload, "name"), long.TryParse(Text(payload, "pages"), CultureInfo.InvariantCulture, out var pages) ? writing.Count(pages, Counted.Pages) : Text(payload, "pages")),
                .. payload.ContainsKey("leftOut") ? [Say(Words.History.NotTaken, Text(payload, "leftOut"))] : Array.Empty<string>(),
            ],
            "file.parked" => [$"{Text(payload, "name")}: {Words.Intake.Reasons.GetValueOrDefault(Text(payload, "reason"), Words.Intake.Reasons["fault"]).In(language)}"],
            "file.read-again" => [$"{Text(payload, "name")}: {Text(payload, "language")}"],
            "file.retry" or "file.unlock" => [Text(payload, "name")],
            "page.correct" or "page.correct-back" => [Say(Words.History.PageOf, Text(payload, "name"), Text(payload, "page")), .. Readings(payload)],
            "card.register" => [.. Registered(payload)],
            "card.create" => [Text(payload, "title"), .. Fields(payload)],
            "access.set" or "access.list" or "access.takeover" or "access.withdraw" => access.Details(payload),
            _ => [.. Pairs(payload), .. Fields(payload)],
        };
    }

    private IEnumerable<string> Readings(JsonObject payload)
    {
        foreach (var word in payload["words"]?.AsArray().OfType<JsonArray>() ?? [])
            yield return $"{Shown(Plain(word, 0))} → {Shown(Plain(word, 1))}";

        string Shown(string? text) => string.IsNullOrEmpty(text) ? Words.History.Empty.In(language) : text;
    }

    private IEnumerable<string> Registered(JsonObject payload)
    {
        if (payload["number"] is JsonArray number)
            yield return Change(Words.Card.RegNumber.In(language), Plain(number, 0), Plain(number, 1));
        if (payload["register"] is JsonArray register)
            yield return Change(Words.History.Register.In(language), RegisterName(Plain(register, 0)), RegisterName(Plain(register, 1)));
        if (payload["registeredOn"] is JsonArray day)
            yield return Change(Words.History.RegisteredOn.In(language), DayText(Plain(day, 0)), DayText(Plain(day, 1)));
    }

    private IEnumerable<string> Pairs(JsonObject payload)
    {
        if (payload["title"] is JsonArray title)
            yield return Change(Words.Card.TitleLabel.In(language), Plain(title, 0), Plain(title, 1));
        if (payload["type"] is JsonArray types)
            yield return Change(Words.Card.TypeLabel.In(language), TypeName(Plain(types, 0)), TypeName(Plain(types, 1)));
        if (payload["state"] is JsonArray state)
            yield return Change(Words.Search.State.In(language), StateName(Plain(state, 0)), StateName(Plain(state, 1)));
        if (payload["parentId"] is JsonArray parent)
            yield return Change(Words.History.Parent.In(language), CardName(Plain(parent, 0)), CardName(Plain(parent, 1)));
    }

    private IEnumerable<string> Fields(JsonObject payload)
    {
        if (payload["fields"] is not JsonObject fields)
            yield break;
        foreach (var (key, pair) in fields)
            if (pair is JsonArray { Count: 2 } values)
                yield return Change(Field(key)?.Label.In(language) ?? key, Value(key, values[0]), Value(key, values[1]));
    }

    /// <summary>A key means one kind everywhere: a field that the card had under another type is described by any that has it.</summary>
    private FieldDefinition? Field(string key) => type.Field(key) ?? names.Types.Values.Select(t => t.Field(key)).FirstOrDefault(f => f is not null);

    private string? Value(string key, JsonNode? node) =>
        node is null ? null : FieldText.Of(Field(key), JsonSerializer.SerializeToElement(node), writing, language, names);

    private string Change(string label, string? old, string? now) =>
        Say(Words.History.Changed, label, old ?? Words.History.Empty.In(language), now ?? Words.History.Empty.In(language));

    private string? StateName(string? state) =>
        state is null ? null : type.Definition.States.FirstOrDefault(s => s.Name == state)?.Label.In(language) ?? state;

    private string? RegisterName(string? name) => name is null ? null : names.Registers.GetValueOrDefault(name)?.In(language) ?? name;

    private string? TypeName(string? name) => name is null ? null : names.Types.GetValueOrDefault(name)?.Definition.Label.In(language) ?? name;

    private string? DayText(string? day) => DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var date) ? writing.Day(date) : day;

    private string? CardName(string? id) =>
        Guid.TryParse(id, out var card) ? names.Cards.GetValueOrDefault(card) ?? Words.Card.ClosedCard.In(language) : null;

    private string Say(Localized text, params object?[] arguments) => string.Format(writing.Culture, text.In(language), arguments);

    private static string? Plain(JsonArray pair, int at) => pair.Count > at ? pair[at]?.ToString() : null;

    private static string Text(JsonObject payload, string key) => payload[key]?.ToString() ?? "";
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>Finds out what others changed on a card, from its history: each entry says old and new.</summary>
internal sealed class EditConflicts(CardReading cards, FieldLookups lookups)
{
    private const int MostEntries = 200;

    /// <summary>The differences between what is typed and what was changed since.</summary>
    /// <param name="caller">Who edits.</param>
    /// <param name="now">The card as it is now.</param>
    /// <param name="type">Its type.</param>
    /// <param name="since">The change number of the card when the editing began.</param>
    /// <param name="mine">What is typed, by field; the title under <see cref="ConflictRow.TitleKey"/>.</param>
    /// <param name="writing">How values are written.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<EditConflict> FindAsync(
        Caller caller, CardView now, CardType type, long since, IReadOnlyDictionary<string, string> mine, Writing writing, string language, CancellationToken cancellationToken)
    {
        var history = await cards.HistoryAsync(caller, now.Id, HistoryKind.All, null, MostEntries, cancellationToken);
        var entries = history.Succeeded ? history.Value.Items.Where(e => e.Number > since).ToList() : [];
        var before = Before(entries);
        var typed = mine.Values.Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
        var old = FieldValues.From(before.Where(b => b.Key != ConflictRow.TitleKey).Select(b => KeyValuePair.Create(b.Key, JsonSerializer.SerializeToElement(b.Value))));
        var names = await lookups.NamesAsync(caller, type, [now.Fields, old, Persons(type, mine)], cancellationToken, typed);

        string Said(FieldDefinition field, JsonElement? value) =>
            value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } v ? FieldText.Of(field, v, writing, language, names) : "—";
        string SaidAsTyped(FieldDefinition field, string text) => text.Trim().Length == 0 ? "—"
            : field.Kind is FieldKind.Choice or FieldKind.Person or FieldKind.Card ? FieldText.Of(field, JsonSerializer.SerializeToElement(text), writing, language, names)
            : field.Kind == FieldKind.Bool ? FieldText.Of(field, JsonSerializer.SerializeToElement(text == "true"), writing, language, names) : text.Trim();

        var rows = new List<ConflictRow>();
        var title = mine.GetValueOrDefault(ConflictRow.TitleKey);
        if (before.TryGetValue(ConflictRow.TitleKey, out var was) || title is not null)
            rows.Add(new ConflictRow(ConflictRow.TitleKey, Words.Card.TitleLabel.In(language), was?.ToString() ?? now.Title, now.Title, title?.Trim(), title));
        foreach (var field in type.Definition.Fields.Where(f => before.ContainsKey(f.Key) || mine.ContainsKey(f.Key)))
        {
            JsonElement? current = now.Fields.TryGetValue(field.Key, out var value) ? value : null;
            JsonElement? first = before.TryGetValue(field.Key, out var pair) ? JsonSerializer.SerializeToElement(pair) : current;
            var text = mine.GetValueOrDefault(field.Key);
            rows.Add(new ConflictRow(field.Key, field.Label.In(language), Said(field, first), Said(field, current), text is null ? null : SaidAsTyped(field, text), text));
        }

        var last = entries.Find(e => Changed(e).Any()) ?? entries.FirstOrDefault();
        var action = last is null ? "" : new HistoryText(type, writing, language, names).Action(last);
        return new EditConflict(last, action, last?.ActorId == caller.UserId, [.. rows.Where(r => r.ByOthers || r.Mine is not null)], names);
    }

    /// <summary>What fields and title held before the earliest of the changes.</summary>
    private static Dictionary<string, JsonNode?> Before(IEnumerable<HistoryEntry> newestFirst)
    {
        var before = new Dictionary<string, JsonNode?>();
        foreach (var entry in newestFirst)
            foreach (var (key, pair) in Changed(entry))
                before[key] = pair[0];
        return before;
    }

    private static IEnumerable<(string Key, JsonArray Pair)> Changed(HistoryEntry entry)
    {
        if (entry.Payload is not JsonObject payload)
            yield break;
        if (payload["title"] is JsonArray title)
            yield return (ConflictRow.TitleKey, title);
        foreach (var (key, value) in payload["fields"] as JsonObject ?? [])
            if (value is JsonArray pair)
                yield return (key, pair);
    }

    private static FieldValues Persons(CardType type, IReadOnlyDictionary<string, string> mine) => FieldValues.From(
        mine.Where(m => type.Field(m.Key)?.Kind == FieldKind.Person).Select(m => KeyValuePair.Create(m.Key, JsonSerializer.SerializeToElement(m.Value))));
}

using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Suggestions;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>A value that was seen in a file, as people read it.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Label">Its name.</param>
/// <param name="Text">The value.</param>
/// <param name="Value">The value as it is kept.</param>
/// <param name="FileId">The file.</param>
/// <param name="Page">Its page.</param>
/// <param name="Seen">As it stands there.</param>
public sealed record SuggestionChip(string Field, string Label, string Text, JsonElement Value, Guid FileId, int Page, string Seen);

/// <summary>Suggestions of cards in words.</summary>
internal sealed class SuggestionChips(FieldSuggestions suggestions, CardReading cards, CardTypeCatalog types, FieldLookups lookups)
{
    /// <summary>The chips of cards by their ids.</summary>
    public async Task<ILookup<Guid, SuggestionChip>> OfAsync(Caller caller, IReadOnlyCollection<Guid> ids, string language, CancellationToken cancellationToken) =>
        await OfAsync(caller, [.. (await cards.GetManyAsync(caller, ids, cancellationToken)).Values], language, cancellationToken);

    /// <summary>The chips of cards.</summary>
    public async Task<ILookup<Guid, SuggestionChip>> OfAsync(Caller caller, IReadOnlyCollection<CardView> of, string language, CancellationToken cancellationToken)
    {
        var found = await suggestions.OfAsync(caller, of, cancellationToken);
        var catalog = await types.CurrentAsync(cancellationToken);
        var chips = new List<(Guid Card, SuggestionChip Chip)>();
        foreach (var card in of.Where(c => found.Contains(c.Id)))
        {
            var type = catalog.Of(card.Type);
            var values = found[card.Id].Select(s => (Suggestion: s, Value: JsonElement.Parse(s.Value))).ToList();
            var names = await lookups.NamesAsync(caller, type, [FieldValues.From(values.ToDictionary(v => v.Suggestion.Field, v => v.Value))], cancellationToken);
            chips.AddRange(values.Select(v => (card.Id, new SuggestionChip(
                v.Suggestion.Field, type.Field(v.Suggestion.Field)!.Label.In(language),
                FieldText.Of(type.Field(v.Suggestion.Field), v.Value, Writing.In(language), language, names), v.Value, v.Suggestion.FileId, v.Suggestion.Page, v.Suggestion.Seen))));
        }

        return chips.ToLookup(c => c.Card, c => c.Chip);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Suggestions;

/// <summary>Writes a value that was seen in a file into an empty field, in the name of who took it over. Other fields that must be filled are asked for when the card is edited.</summary>
internal sealed record AcceptSuggestion(Guid CardId, int? Version, FieldSuggestion Suggestion) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        if (card.Fields.ContainsKey(Suggestion.Field))
            return Problems.VersionConflict();
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var before = card.Fields;
        var patch = new Dictionary<string, JsonElement> { [Suggestion.Field] = JsonElement.Parse(Suggestion.Value) };
        if (await CardWriting.SetFieldsAsync(scope, card, type, patch, whole: false, cancellationToken) is { } wrong)
            return wrong;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.accept", new JsonObject
        {
            ["fields"] = CardWriting.Differences(before, card.Fields), ["fileId"] = Suggestion.FileId.ToString(), ["page"] = Suggestion.Page,
        });
        return null;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Suggestions;

/// <summary>
/// Writes values that were seen in files into the empty fields of a card, in the name of who took them over. What has been filled in meanwhile stays. Other fields that
/// must be filled are asked for when the card is edited.
/// </summary>
internal sealed record AcceptSuggestions(Guid CardId, int? Version, IReadOnlyList<FieldSuggestion> Suggestions) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(CardId, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (Version is { } version && version != card.Version)
            return Problems.VersionConflict();
        var open = Suggestions.Where(s => !card.Fields.ContainsKey(s.Field)).ToList();
        if (open.Count == 0)
            return Problems.VersionConflict();
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var before = card.Fields;
        // One value that cannot be had, such as a number that another card has, keeps the others from nothing.
        while (await CardWriting.SetFieldsAsync(scope, card, type, open.ToDictionary(s => s.Field, s => JsonElement.Parse(s.Value)), whole: false, cancellationToken) is { } wrong)
            if (open.Count == 1 || open.RemoveAll(s => s.Field == wrong.Field) == 0)
                return wrong;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.accept", new JsonObject
        {
            ["fields"] = CardWriting.Differences(before, card.Fields),
            ["seen"] = new JsonArray([.. open.Select(s => new JsonObject { ["field"] = s.Field, ["fileId"] = s.FileId.ToString(), ["page"] = s.Page })]),
        });
        return null;
    }
}

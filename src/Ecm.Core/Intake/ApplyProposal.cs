using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>
/// Writes what a plugin proposes: values of empty fields, and a title while it is still the file's name. Never over what a person typed, and not
/// on a card that the file has left since.
/// </summary>
internal sealed record ApplyProposal(Guid VersionId, Guid CardId, string FileNameSeen, PluginProposal Proposal) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!await scope.Db.FileVersions.AnyAsync(v => v.Id == VersionId && v.CardId == CardId, cancellationToken))
            return null;
        var card = await scope.Db.Cards.SingleAsync(c => c.Id == CardId, cancellationToken);
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var payload = new JsonObject();
        if (CardWriting.CleanTitle(Proposal.Title) is { } title && card.Title == FileName.Title(FileNameSeen) && title != card.Title)
        {
            payload["title"] = CardWriting.Pair(card.Title, title);
            card.Title = title;
        }

        var before = card.Fields;
        await SetEmptyFieldsAsync(scope, card, type, cancellationToken);
        if (CardWriting.Differences(before, card.Fields) is { Count: > 0 } fields)
            payload["fields"] = fields;
        if (payload.Count == 0)
            return null;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.propose", payload);
        return null;
    }

    /// <summary>Sets what can be set, all of it at once: of values that are unique together each alone may be another card's.</summary>
    private async Task SetEmptyFieldsAsync(ChangeScope scope, Card card, CardType type, CancellationToken cancellationToken)
    {
        var patch = new Dictionary<string, JsonElement>();
        foreach (var proposed in Proposal.Values)
            if (!card.Fields.ContainsKey(proposed.Field) && Parse(proposed.Value) is { } value
                && FieldRules.CheckPatch(type, [KeyValuePair.Create(proposed.Field, value)], null, scope.Caller.Language) is null)
                patch.TryAdd(proposed.Field, value);

        // What is refused is left out, with what is unique together with it; the rest is tried again.
        while (patch.Count > 0 && await CardWriting.SetFieldsAsync(scope, card, type, patch, whole: false, cancellationToken) is { } refused)
        {
            var keys = type.Definition.Unique.Where(k => k[0] == refused.Field).SelectMany(k => k).Append(refused.Field!);
            if (keys.Count(patch.Remove) == 0)
                return;
        }
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

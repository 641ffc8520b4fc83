using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Intake;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Writes what a plugin proposes: values of empty fields, and a title while it is still the file's name. Never over what a person typed.</summary>
internal sealed record ApplyProposal(Guid CardId, string FileNameSeen, IntakeProposal Proposal) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var card = await scope.Db.Cards.SingleAsync(c => c.Id == CardId, cancellationToken);
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var payload = new JsonObject();
        if (CardWriting.CleanTitle(Proposal.Title) is { } title && card.Title == FileName.Title(FileNameSeen) && title != card.Title)
        {
            payload["title"] = CardWriting.Pair(card.Title, title);
            card.Title = title;
        }

        var before = card.Fields;
        foreach (var proposed in Proposal.Values)
        {
            if (card.Fields.ContainsKey(proposed.Field) || Parse(proposed.Value) is not { } value)
                continue;
            var patch = new Dictionary<string, JsonElement> { [proposed.Field] = value };
            if (FieldRules.CheckPatch(type, patch, scope.Caller.Language) is null)
                _ = await CardWriting.SetFieldsAsync(scope, card, type, patch, cancellationToken);
        }

        if (CardWriting.Differences(before, card.Fields) is { Count: > 0 } fields)
            payload["fields"] = fields;
        if (payload.Count == 0)
            return null;
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.propose", payload);
        return null;
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>What creating and patching a card have in common.</summary>
internal static class CardWriting
{
    public const int MaxTitle = 1000;

    /// <summary>
    /// Lays a patch over the fields of a card: checks kinds, references and unique lists, fills the fixed columns. After a problem the card is as it was.
    /// </summary>
    /// <param name="scope">The open transaction.</param>
    /// <param name="card">The card.</param>
    /// <param name="type">Its type.</param>
    /// <param name="patch">Values by field.</param>
    /// <param name="whole">True: what must be filled is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Problem?> SetFieldsAsync(
        ChangeScope scope, Card card, CardType type, IReadOnlyDictionary<string, JsonElement> patch, bool whole, CancellationToken cancellationToken)
    {
        var language = scope.Caller.Language;
        if (FieldRules.CheckPatch(type, patch, card.Fields, language) is { } wrong)
            return wrong;
        foreach (var (key, value) in patch)
            if (value.ValueKind == JsonValueKind.String && await CheckReferenceAsync(scope, type.Field(key)!, value.GetString()!, cancellationToken) is { } dangling)
                return dangling;

        var fields = card.Fields.With(patch);
        if (whole && FieldRules.CheckRequired(type, fields, language) is { } missing)
            return missing;
        if (await ClaimUniqueAsync(scope, card, fields, type, cancellationToken) is { } taken)
            return taken;
        card.Fields = fields;
        card.Date = FieldRules.Date(card.Fields, type.FieldOfColumn("date"));
        card.PartyId = FieldRules.Id(card.Fields, type.FieldOfColumn("party"));
        card.ResponsibleId = FieldRules.Id(card.Fields, type.FieldOfColumn("responsible"));
        return null;
    }

    /// <summary>Checks that a card of a type may hang below a parent, which the caller must be able to edit.</summary>
    public static async Task<Result<Card>> ParentAsync(ChangeScope scope, Guid parentId, CardType child, CancellationToken cancellationToken)
    {
        var parent = await scope.CardAsync(parentId, AccessLevel.Edit, cancellationToken);
        if (!parent.Succeeded)
            return parent.Problem with { Field = "parentId" };
        var parentType = (await scope.TypesAsync(cancellationToken)).Of(parent.Value.Type);
        return parentType.Takes(child)
            ? parent
            : Problems.ChildNotAllowed(parentType.Definition.Label.In(scope.Caller.Language), child.Definition.Label.In(scope.Caller.Language));
    }

    /// <summary>The title as it is kept: one line, trimmed; null when nothing is left, it is too long or has halves of characters.</summary>
    public static string? CleanTitle(string? title)
    {
        if (title is null)
            return null;
        var clean = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        clean = string.Concat(clean.Where(c => !char.IsControl(c)));
        return clean.Length is > 0 and <= MaxTitle && KeptText.Fits(clean) ? clean : null;
    }

    /// <summary>Old → new of what a patch touches, for the audit.</summary>
    public static JsonObject Differences(FieldValues before, FieldValues after)
    {
        var changed = new JsonObject();
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var old = before.TryGetValue(key, out var o) ? o : default;
            var now = after.TryGetValue(key, out var n) ? n : default;
            if (old.ValueKind != now.ValueKind || (old.ValueKind != JsonValueKind.Undefined && !JsonElement.DeepEquals(old, now)))
                changed[key] = Pair(Node(old), Node(now));
        }

        return changed;
    }

    /// <summary>One old → new pair.</summary>
    public static JsonArray Pair(JsonNode? old, JsonNode? now) => [old, now];

    private static JsonNode? Node(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(value.GetRawText());

    private static async Task<Problem?> CheckReferenceAsync(ChangeScope scope, FieldDefinition field, string value, CancellationToken cancellationToken)
    {
        var label = field.Label.In(scope.Caller.Language);
        if (field.Kind == FieldKind.Person)
        {
            var id = Guid.Parse(value);
            return await scope.Db.Users.AnyAsync(u => u.Id == id, cancellationToken) ? null : Problems.FieldWrong(field.Key, label, "person");
        }

        if (field.Kind != FieldKind.Card)
            return null;
        var target = await scope.CardAsync(Guid.Parse(value), AccessLevel.Read, cancellationToken, trashed: true);
        return target.Succeeded && (field.Targets.Count == 0 || field.Targets.Contains(target.Value.Type))
            ? null
            : Problems.FieldWrong(field.Key, label, "card");
    }

    private static async Task<Problem?> ClaimUniqueAsync(ChangeScope scope, Card card, FieldValues fields, CardType type, CancellationToken cancellationToken)
    {
        var claims = type.Definition.Unique.Select(keys => (Scope: $"{type.Name}:{string.Join('+', keys)}", Value: UniqueForm.Of(fields, keys), Field: type.Field(keys[0])!)).ToList();
        foreach (var (name, value, field) in claims)
            if (value is not null && await scope.TakenAsync(name, value, card, field.Key, field.Label.In(scope.Caller.Language), cancellationToken) is { } taken)
                return taken;

        foreach (var (name, value, field) in claims)
        {
            var held = await scope.Db.UniqueValues.Where(u => u.CardId == card.Id && u.Scope == name && u.Value != value).ToListAsync(cancellationToken);
            scope.Db.UniqueValues.RemoveRange(held);
            if (value is not null)
                await scope.ClaimUniqueAsync(name, value, card, field.Key, field.Label.In(scope.Caller.Language), cancellationToken);
        }

        return null;
    }
}

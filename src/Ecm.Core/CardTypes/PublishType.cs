using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>Puts the draft of a type in force as its next version. Cards keep the values they have, those of removed fields too.</summary>
/// <param name="Name">The type.</param>
/// <param name="Edit">The edit that was read; null: any.</param>
internal sealed record PublishType(string Name, int? Edit) : Change
{
    // What it is checked against are the other types: two that are published at once could refer to what the other one takes away.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        if (await scope.Db.CardTypes.FindAsync([Name], cancellationToken) is not { } row)
            return Problems.NotFound();
        if (Edit is { } edit && edit != row.Edit)
            return Problems.TypeChanged();
        if (row.Draft is not { } json)
            return Problems.NothingToPublish();
        var draft = TypeJson.Read(json);
        if (await FaultsAsync(scope.Db, draft, cancellationToken) is [var fault, ..])
            return Problems.TypeWrong(fault);

        var before = row.Version == 0 ? null : TypeJson.Read(row.Definition);
        row.Draft = null;
        row.PutInForce(scope, draft);
        scope.Record("type.publish", "type", Guid.Empty, Told(before, draft, row.Version));
        return null;
    }

    /// <summary>Everything that keeps a definition from being published.</summary>
    public static async Task<IReadOnlyList<TypeFault>> FaultsAsync(Storage.EcmDbContext db, CardTypeDefinition draft, CancellationToken cancellationToken)
    {
        var others = await db.CardTypes.AsNoTracking().Where(t => t.Version > 0 && t.Name != draft.Name).Select(t => t.Definition).ToListAsync(cancellationToken);
        var ever = await db.CardTypeVersions.AsNoTracking().OrderBy(v => v.Name).ThenBy(v => v.Version).Select(v => v.Definition).ToListAsync(cancellationToken);
        var lists = await db.Lists.AsNoTracking().Select(l => l.Name).ToListAsync(cancellationToken);
        return CardTypeRules.CheckAmong(draft, others.ConvertAll(TypeJson.Read), ever.Select(TypeJson.Read), lists.ToHashSet(StringComparer.Ordinal));
    }

    private static JsonObject Told(CardTypeDefinition? before, CardTypeDefinition now, int version)
    {
        var old = (before?.Fields ?? []).ToDictionary(f => f.Key, StringComparer.Ordinal);
        return new JsonObject
        {
            ["name"] = now.Name,
            ["version"] = version,
            ["added"] = Keys(now.Fields.Where(f => !old.ContainsKey(f.Key))),
            ["changed"] = Keys(now.Fields.Where(f => old.TryGetValue(f.Key, out var was) && !TypeJson.Same(was, f))),
            ["removed"] = Keys(old.Values.Where(f => now.Fields.All(n => n.Key != f.Key))),
            ["definition"] = new JsonArray(before is null ? null : JsonNode.Parse(TypeJson.Write(before)), JsonNode.Parse(TypeJson.Write(now))),
        };

        static JsonArray Keys(IEnumerable<FieldDefinition> fields) => [.. fields.Select(f => (JsonNode)f.Key)];
    }
}

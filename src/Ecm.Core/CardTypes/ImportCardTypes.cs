using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>
/// Lays what the sources bring under the stored types: new and changed ones are written (a change raises the version), what people changed stays as
/// <see cref="TypeMerge"/> has it, those that nobody brings any more are hidden, their cards stay. Types that people made are left alone.
/// </summary>
internal sealed record ImportCardTypes(IReadOnlyList<CardTypeDefinition> Definitions) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.Db.CardTypes.ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        var added = new JsonArray();
        var changed = new JsonArray();
        var hidden = new JsonArray();
        foreach (var definition in Definitions)
        {
            if (!rows.Remove(definition.Name, out var row))
            {
                scope.Db.CardTypes.Add(row = new CardTypeRow { Name = definition.Name, Definition = "", Base = TypeJson.Write(definition), Version = 0 });
                row.PutInForce(scope, definition);
                added.Add(definition.Name);
            }
            else if (row.Base is not { } json || row.Hidden || !TypeJson.Same(TypeJson.Read(json), definition))
            {
                Follow(scope, row, definition);
                changed.Add(definition.Name);
            }
        }

        foreach (var row in rows.Values.Where(r => !r.Hidden && r.Base is not null))
        {
            row.Hidden = true;
            row.Edit++;
            hidden.Add(row.Name);
        }

        if (added.Count + changed.Count + hidden.Count == 0)
            return null;
        scope.RaiseTypesEpoch();
        scope.Record("types.import", "types", Guid.Empty, new JsonObject { ["added"] = added, ["changed"] = changed, ["hidden"] = hidden });
        return null;
    }

    private static void Follow(ChangeScope scope, CardTypeRow row, CardTypeDefinition definition)
    {
        var inForce = TypeJson.Read(row.Definition);
        var merged = row.Version == 0 ? definition
            // People made a type of this name before the source brought one.
            : row.Base is not { } json ? inForce
            : TypeMerge.Merge(TypeJson.Read(json), definition, inForce);
        row.Hidden = false;
        row.Base = TypeJson.Write(definition);
        if (row.Version > 0 && TypeJson.Same(merged, inForce))
            row.Edit++;
        else
            row.PutInForce(scope, merged);
    }
}

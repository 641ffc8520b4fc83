using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>
/// Makes the stored types those that the sources bring: new and changed ones are written (a change raises the version),
/// those that nobody brings any more are hidden, their cards stay.
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
            var json = JsonSerializer.Serialize(definition, CardTypeCatalog.Json);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
            if (!rows.Remove(definition.Name, out var row))
            {
                scope.Db.CardTypes.Add(new CardTypeRow { Name = definition.Name, Definition = json, Hash = hash, Version = 1 });
                added.Add(definition.Name);
            }
            else if (row.Hash != hash || row.Hidden)
            {
                row.Version += row.Hash == hash ? 0 : 1;
                (row.Definition, row.Hash, row.Hidden) = (json, hash, false);
                changed.Add(definition.Name);
            }
        }

        foreach (var row in rows.Values.Where(r => !r.Hidden))
        {
            row.Hidden = true;
            hidden.Add(row.Name);
        }

        if (added.Count + changed.Count + hidden.Count == 0)
            return null;
        scope.RaiseTypesEpoch();
        scope.Record("types.import", "types", Guid.Empty, new JsonObject { ["added"] = added, ["changed"] = changed, ["hidden"] = hidden });
        return null;
    }
}

using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Lists;

/// <summary>Lays what the files bring under the stored lists. What people changed stays as <see cref="ListMerge"/> has it; lists that people made are left alone, and so is one whose file is gone.</summary>
internal sealed record ImportLists(IReadOnlyList<ListDefinition> Definitions) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.Db.Lists.ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        var added = new JsonArray();
        var changed = new JsonArray();
        foreach (var definition in Definitions)
        {
            var json = ListJson.Write(definition);
            if (!rows.Remove(definition.Name, out var row))
            {
                scope.Db.Lists.Add(new ListRow { Name = definition.Name, Definition = json, Base = json, Version = 1 });
                added.Add(definition.Name);
            }
            else if (row.Base is not { } before || !ListJson.Same(ListJson.Read(before), definition))
            {
                if (row.Base is { } brought)
                    row.Definition = ListJson.Write(ListMerge.Merge(ListJson.Read(brought), definition, ListJson.Read(row.Definition)));
                row.Base = json;
                row.Version++;
                changed.Add(definition.Name);
            }
        }

        var left = rows.Values.Where(r => r.Base is not null).ToList();
        foreach (var row in left)
        {
            row.Base = null;
            row.Version++;
        }

        if (added.Count + changed.Count > 0)
        {
            scope.RaiseTypesEpoch();
            scope.Record("lists.import", "lists", Guid.Empty, new JsonObject { ["added"] = added, ["changed"] = changed });
        }

        return null;
    }
}

using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>
/// Lays what the files bring under the stored registers: new ones are written, what people changed stays as <see cref="RegisterMerge"/> has it, those that no file
/// brings any more give no numbers. Registers that people made are left alone.
/// </summary>
internal sealed record ImportRegisters(IReadOnlyList<RegisterDefinition> Definitions, IReadOnlyList<CounterFloor> Floors) : Change
{
    /// <summary>What comes into force of a file's register where there is a row of that name.</summary>
    public static RegisterDefinition Merged(RegisterRow row, RegisterDefinition now) =>
        // People made a register of this name before a file brought one.
        row.Base is { } json ? RegisterMerge.Merge(RegisterJson.Read(json), now, RegisterJson.Read(row.Definition)) : RegisterJson.Read(row.Definition);

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.Db.Registers.ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        var added = new JsonArray();
        var changed = new JsonArray();
        var hidden = new JsonArray();
        foreach (var definition in Definitions)
        {
            if (!rows.Remove(definition.Name, out var row))
            {
                scope.Db.Registers.Add(new RegisterRow { Name = definition.Name, Definition = RegisterJson.Write(definition), Base = RegisterJson.Write(definition), Version = 1 });
                added.Add(definition.Name);
            }
            else if (row.Base is not { } json || row.Hidden || !RegisterJson.Same(RegisterJson.Read(json), definition))
            {
                (row.Definition, row.Base, row.Hidden) = (RegisterJson.Write(Merged(row, definition)), RegisterJson.Write(definition), false);
                row.Version++;
                changed.Add(definition.Name);
            }
        }

        foreach (var row in rows.Values.Where(r => !r.Hidden && r.Base is not null))
        {
            row.Hidden = true;
            row.Version++;
            hidden.Add(row.Name);
        }

        if (added.Count + changed.Count + hidden.Count == 0)
            return null;
        foreach (var floor in Floors)
            await scope.Dialect.RaiseAsync(scope.Db, floor.Key, floor.Period, floor.Value, cancellationToken);
        scope.RaiseRegistersEpoch();
        scope.Record("registers.import", "registers", Guid.Empty, new JsonObject { ["added"] = added, ["changed"] = changed, ["hidden"] = hidden });
        return null;
    }
}

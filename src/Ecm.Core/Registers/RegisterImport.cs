using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>Brings the registers of the files into the database; run once at start, after the types and before the first request.</summary>
internal sealed class RegisterImport(RegisterFiles files, NumberTrials trials, IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changeSets)
{
    /// <exception cref="StartupException">The registers could not be written; the server must not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(
            Caller.System, new ChangeSet("registers.import", "registers", [new ImportRegisters(files.All, await FloorsAsync(cancellationToken))]), cancellationToken);
        if (!receipt.Succeeded)
            throw new StartupException($"Registers were not written: {ProblemTexts.Describe(receipt.Problem, "en")}");
    }

    /// <summary>Registers that a file makes number in another way go on counting.</summary>
    private async Task<IReadOnlyList<CounterFloor>> FloorsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Registers.AsNoTracking().ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellationToken);
        var floors = new List<CounterFloor>();
        foreach (var definition in files.All)
            if (rows.TryGetValue(definition.Name, out var row) && ImportRegisters.Merged(row, definition) is var merged && !RegisterJson.SameNumbers(RegisterJson.Read(row.Definition), merged))
                floors.AddRange(await trials.FloorsAsync(merged, cancellationToken));
        return floors;
    }
}

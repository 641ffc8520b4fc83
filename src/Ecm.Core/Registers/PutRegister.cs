using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Registers;

/// <summary>Puts a register in force as people have written it.</summary>
/// <param name="Register">The whole definition.</param>
/// <param name="Floors">How far its counters must be under these settings.</param>
/// <param name="Version">The version that was read, 0 for a new register; null: any.</param>
internal sealed record PutRegister(RegisterDefinition Register, IReadOnlyList<CounterFloor> Floors, int? Version) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        var row = await scope.Db.Registers.FindAsync([Register.Name], cancellationToken);
        if (Version is { } version && version != (row?.Version ?? 0))
            return Problems.RegisterChanged();
        foreach (var floor in Floors)
            await scope.Dialect.RaiseAsync(scope.Db, floor.Key, floor.Period, floor.Value, cancellationToken);
        if (row is null)
        {
            scope.Db.Registers.Add(row = new RegisterRow { Name = Register.Name, Definition = RegisterJson.Write(Register), Closed = Register.Closed });
            Record("register.create", new JsonObject
            {
                ["label"] = Register.Label.In(scope.Caller.Language), ["scheme"] = Register.Scheme, ["settings"] = RegisterJson.Line(Register),
            });
        }
        else
        {
            var before = row.InForce();
            if (!RegisterJson.Same(before, Register))
                Record("register.change", Told(before));
            if (before.Closed != Register.Closed)
                Record(Register.Closed ? "register.close" : "register.open", []);
            row.Definition = RegisterJson.Write(Register);
            if (before.Closed != Register.Closed)
                Close(row, Register.Closed);
        }

        if (scope.Entries.Count == 0)
            return null;
        row.Version++;
        scope.RaiseRegistersEpoch();
        return null;

        void Record(string action, JsonObject told)
        {
            told["register"] = Register.Name;
            scope.Record(action, "register", Guid.Empty, told);
        }
    }

    /// <summary>Whoever opens a register that no file brings any more makes it theirs.</summary>
    private static void Close(RegisterRow row, bool closed)
    {
        if (!closed && row.Hidden)
            (row.Base, row.Hidden) = (null, false);
        row.Closed = closed;
    }

    private JsonObject Told(RegisterDefinition before)
    {
        var told = new JsonObject();
        if (before.Label.Ru != Register.Label.Ru)
            told["label"] = CardWriting.Pair(before.Label.Ru, Register.Label.Ru);
        if (before.Label.En != Register.Label.En)
            told["labelEn"] = CardWriting.Pair(before.Label.En, Register.Label.En);
        if (before.Scheme != Register.Scheme)
            told["scheme"] = CardWriting.Pair(before.Scheme, Register.Scheme);
        if (RegisterJson.Line(before) != RegisterJson.Line(Register))
            told["settings"] = CardWriting.Pair(RegisterJson.Line(before), RegisterJson.Line(Register));
        return told;
    }
}

/// <summary>Has a counter go on from a higher value. What is jumped over was never given to anybody, so it is no gap of the journal.</summary>
/// <param name="Register">The register.</param>
/// <param name="Key">The counter.</param>
/// <param name="Period">Its period.</param>
/// <param name="Last">The value after which it goes on.</param>
internal sealed record RaiseCounter(string Register, string Key, string Period, long Last) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        var now = await scope.Dialect.DrawAsync(scope.Db, Key, Period, cancellationToken);
        if (Last < now)
            return Problems.NextNotUpward(now);
        await scope.Dialect.RaiseAsync(scope.Db, Key, Period, Last, cancellationToken);
        scope.Record("register.start", "register", Guid.Empty, new JsonObject { ["register"] = Register, ["next"] = CardWriting.Pair($"{now}", $"{Last + 1}") });
        return null;
    }
}

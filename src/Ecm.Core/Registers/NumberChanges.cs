using System.Text.Json.Nodes;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;

namespace Ecm.Core.Registers;

/// <summary>Draws numbers and keeps them for cards that are still to come.</summary>
/// <param name="FirstId">The id of the first; the others are drawn.</param>
/// <param name="Register">The register.</param>
/// <param name="Plan">How the numbers are made.</param>
/// <param name="Count">How many.</param>
/// <param name="Date">The day of registration that they are kept for.</param>
/// <param name="Until">The last day on which they are kept.</param>
/// <param name="Note">What for.</param>
internal sealed record ReserveNumbers(Guid FirstId, string Register, NumberPlan Plan, int Count, DateOnly Date, DateOnly? Until, string? Note) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!await RegisterRights.MayUseAsync(scope.Db, await scope.TypesAsync(cancellationToken), Register, scope.Caller, cancellationToken))
            return Problems.Forbidden();
        if (Note is { } note && (note.Length > ReservedNumber.LongestNote || !KeptText.Fits(note)))
            return Problems.ParameterWrong("note");
        if (await RegisterRights.ClosedAsync(scope.Db, Register, cancellationToken) is { } closed)
            return closed;
        for (var at = 0; at < Count; at++)
        {
            if (await UsedNumbers.DrawAsync(scope, Register, Plan, Date, cancellationToken) is not { } drawn)
                return Problems.NotUnique("number", NumberGiving.LabelIn(scope), null);
            var kept = new ReservedNumber
            {
                Id = at == 0 ? FirstId : Guid.CreateVersion7(), Register = Register, Period = Plan.Period, Counter = drawn.Counter, Number = drawn.Number,
                Date = Date, Until = Until, Note = Note, ReservedBy = scope.Caller.UserId, ReservedAt = scope.Now,
            };
            scope.Db.ReservedNumbers.Add(kept);
            scope.Record("register.reserve", "register", kept.Id, new JsonObject { ["register"] = Register, ["number"] = kept.Number, ["until"] = $"{Until:yyyy-MM-dd}", ["note"] = Note });
        }

        return null;
    }
}

/// <summary>Gives a kept number back: the journal has a gap then, with the reason that is named. Whoever reserved it may, and administrators.</summary>
/// <param name="Register">The register.</param>
/// <param name="Id">The number's id.</param>
/// <param name="Reason">Why; of a number that was given back already, the new reason.</param>
internal sealed record ReleaseNumber(string Register, Guid Id, string? Reason) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.ReservedNumbers.FindAsync([Id], cancellationToken) is not { } kept || kept.Register != Register)
            return Problems.NotFound();
        if (kept.ReservedBy != scope.Caller.UserId && !scope.Caller.IsAdmin && !scope.Caller.IsSystem)
            return Problems.Forbidden();
        if (Reason is { } reason && (reason.Length > ReservedNumber.LongestNote || !KeptText.Fits(reason)))
            return Problems.ParameterWrong("reason");
        if (kept.ReleasedAt is not null && kept.Reason == Reason)
            return null;
        scope.Record("register.release", "register", kept.Id, new JsonObject { ["register"] = Register, ["number"] = kept.Number, ["reason"] = CardWriting.Pair(kept.Reason, Reason) });
        (kept.ReleasedAt, kept.Reason) = (kept.ReleasedAt ?? scope.Now, Reason);
        return null;
    }
}

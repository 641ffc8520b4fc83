using System.Text.Json.Nodes;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Registers;

/// <summary>Gives a card its number: draws the counter in the transaction, so that a number is given once and none is lost when it fails.</summary>
/// <param name="Id">The card.</param>
/// <param name="Version">The version the caller has read; null: any.</param>
/// <param name="PlannedAt">The change up to which the plan knew the card: later ones need a new plan.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Date">The registration day.</param>
/// <param name="Plan">How the number is made.</param>
internal sealed record RegisterCard(Guid Id, int? Version, long PlannedAt, string Register, DateOnly Date, NumberPlan Plan) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await NumberGiving.FindAsync(scope, Id, Version, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (card.Change != PlannedAt)
            return Problems.VersionConflict();
        // In the register of its own type the right to edit the card is enough; into another only those come who work with that one.
        var types = await scope.TypesAsync(cancellationToken);
        if (types.Of(card.Type).Definition.Register != Register && !await RegisterRights.MayUseAsync(scope.Db, types, Register, scope.Caller, cancellationToken))
            return Problems.Forbidden() with { Field = "register" };
        if (await RegisterRights.ClosedAsync(scope.Db, Register, cancellationToken) is { } closed)
            return closed;
        return await UsedNumbers.DrawAsync(scope, Register, Plan, Date, cancellationToken) is { } drawn
            ? await NumberGiving.GiveAsync(scope, card, Register, Plan.Period, drawn.Counter, drawn.Number, Date, cancellationToken)
            : Problems.NotUnique("number", NumberGiving.LabelIn(scope), null);
    }
}

/// <summary>Gives a card a number that was reserved, or one that was given back and left a gap.</summary>
/// <param name="Id">The card.</param>
/// <param name="Version">The version the caller has read; null: any.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Reserved">The id of the reserved number.</param>
/// <param name="Date">The registration day; null: the day the number was reserved for.</param>
internal sealed record TakeReservedNumber(Guid Id, int? Version, string Register, Guid Reserved, DateOnly? Date) : Change
{
    /// <summary>The card had the number before: what is undone comes back into a register that has been closed since.</summary>
    public bool Again { get; init; }

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await NumberGiving.FindAsync(scope, Id, Version, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        if (!Again && await RegisterRights.ClosedAsync(scope.Db, Register, cancellationToken) is { } closed)
            return closed;
        if (!await RegisterRights.MayUseAsync(scope.Db, await scope.TypesAsync(cancellationToken), Register, scope.Caller, cancellationToken))
            return Problems.Forbidden();
        if (await scope.Db.ReservedNumbers.FindAsync([Reserved], cancellationToken) is not { } kept || kept.Register != Register)
            return Problems.NoReservedNumber();
        // It counts in the year that it was drawn for.
        if (Date is { } day && day.Year != kept.Date.Year)
            return Problems.ParameterWrong("date");
        scope.Db.ReservedNumbers.Remove(kept);
        return await NumberGiving.GiveAsync(scope, found.Value, Register, kept.Period, kept.Counter, kept.Number, Date ?? kept.Date, cancellationToken);
    }
}

/// <summary>What both ways to a number have in common.</summary>
internal static class NumberGiving
{
    public static async Task<Result<Card>> FindAsync(ChangeScope scope, Guid id, int? version, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        if (found.Value.Number is { } given)
            return Problems.AlreadyRegistered(given);
        return version is { } expected && found.Value.Version != expected ? Problems.VersionConflict() : found;
    }

    /// <summary>What a number that another card has is refused with.</summary>
    public static readonly string TakenCode = Problems.NotUnique("number", "", null).Code;

    /// <summary>What the number is called in a refusal.</summary>
    public static string LabelIn(ChangeScope scope) => scope.Caller.Language == "ru" ? "Номер" : "Number";

    /// <summary>Within a period a register gives a number once.</summary>
    public static string Scope(string register, string period) => $"register:{register}:{period}";

    public static async Task<Problem?> GiveAsync(
        ChangeScope scope, Card card, string register, string period, long counter, string number, DateOnly date, CancellationToken cancellationToken)
    {
        // Registers that begin again each year may repeat a number; within the period it is the only one.
        if (await scope.ClaimUniqueAsync(Scope(register, period), number, card, "number", LabelIn(scope), cancellationToken) is { } taken)
            return taken;
        (card.Number, card.Register, card.RegisteredOn, card.RegisterCounter) = (number, register, date, counter);
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.register", new JsonObject
        {
            ["number"] = CardWriting.Pair(null, number), ["register"] = CardWriting.Pair(null, register), ["registeredOn"] = CardWriting.Pair(null, $"{date:yyyy-MM-dd}"),
        });
        return null;
    }
}

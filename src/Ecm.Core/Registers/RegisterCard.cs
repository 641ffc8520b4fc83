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
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (card.Number is { } given)
            return Problems.AlreadyRegistered(given);
        if ((Version is { } version && card.Version != version) || card.Change != PlannedAt)
            return Problems.VersionConflict();

        var number = NumberFormat.Make(Plan, await scope.Dialect.DrawAsync(scope.Db, $"number:{Plan.CounterKey}", Plan.Period, cancellationToken));
        var label = scope.Caller.Language == "ru" ? "Номер" : "Number";
        // Registers that begin again each year may repeat a number; within the period it is the only one.
        if (await scope.ClaimUniqueAsync($"register:{Register}:{Plan.Period}", number, card, "number", label, cancellationToken) is { } taken)
            return taken;
        (card.Number, card.Register, card.RegisteredOn) = (number, Register, Date);
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.register", new JsonObject
        {
            ["number"] = CardWriting.Pair(null, number), ["register"] = CardWriting.Pair(null, Register), ["registeredOn"] = CardWriting.Pair(null, $"{Date:yyyy-MM-dd}"),
        });
        return null;
    }
}

using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>Takes a registration back: the card loses its number, and the journal has a gap with the reason, which may be filled again.</summary>
/// <param name="Id">The card.</param>
/// <param name="Number">The number that it must still have.</param>
/// <param name="Reason">Why, for the journal.</param>
internal sealed record UnregisterCard(Guid Id, string Number, string Reason) : Change
{
    /// <summary>Only whoever registered the card takes it back.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>The reason when none is given.</summary>
    public static string Undone(string language) => language == "ru" ? "Регистрация отменена" : "Registration undone";

    /// <summary>Who registered a card last.</summary>
    public static Task<Guid> RegisteredByAsync(EcmDbContext db, Guid card, CancellationToken cancellationToken) =>
        db.Audit.Where(e => e.ObjectId == card && e.Action == "card.register").OrderByDescending(e => e.Number).Select(e => e.ActorId).FirstOrDefaultAsync(cancellationToken);

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(Id, AccessLevel.Edit, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var card = found.Value;
        if (card.Number != Number || card.Register is not { } register || card.RegisteredOn is not { } date)
            return Problems.VersionConflict();
        if (OwnOnly && await RegisteredByAsync(scope.Db, Id, cancellationToken) != scope.Caller.UserId)
            return Problems.Forbidden();
        var prefix = NumberGiving.Scope(register, "");
        var claim = await scope.Db.UniqueValues.SingleAsync(u => u.CardId == Id && u.Value == Number && u.Scope.StartsWith(prefix), cancellationToken);
        scope.Db.UniqueValues.Remove(claim);
        scope.Db.ReservedNumbers.Add(new ReservedNumber
        {
            Id = Guid.CreateVersion7(), Register = register, Period = claim.Scope[prefix.Length..], Counter = card.RegisterCounter, Number = Number, Date = date,
            ReservedBy = scope.Caller.UserId, ReservedAt = scope.Now, ReleasedAt = scope.Now, Reason = Reason,
        });
        (card.Number, card.Register, card.RegisteredOn, card.RegisterCounter) = (null, null, null, 0);
        card.Version++;
        card.ModifiedAt = scope.Now;
        scope.Record(card, "card.unregister", new JsonObject
        {
            ["number"] = CardWriting.Pair(Number, null), ["register"] = CardWriting.Pair(register, null), ["registeredOn"] = CardWriting.Pair($"{date:yyyy-MM-dd}", null),
        });
        return null;
    }
}

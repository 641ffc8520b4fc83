using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Registers;

/// <summary>What a registration gave.</summary>
/// <param name="Number">The number.</param>
/// <param name="Register">The register that gave it.</param>
/// <param name="Date">The registration day.</param>
public sealed record Registration(string Number, string Register, DateOnly Date);

/// <summary>A card with its number, made in one act.</summary>
/// <param name="Card">The card.</param>
/// <param name="Repeated">True when the same request had made it before.</param>
public sealed record RegisterEntry(CardView Card, bool Repeated);

/// <summary>
/// The registration journals. Registering: read the card → the register's scheme plans the number (plugin code, no transaction) →
/// one change set draws the counter, writes the number and takes it for the register. If the card changed in between, it is planned again.
/// </summary>
public sealed class Registers
{
    private const int Plans = 3;
    private const int LongestReason = 500;

    private readonly RegisterCatalog catalog;
    private readonly NumberPlanning planning;
    private readonly CardTypeCatalog types;
    private readonly CardReading cards;
    private readonly ChangeSets.ChangeSets changeSets;

    internal Registers(RegisterCatalog catalog, NumberPlanning planning, CardTypeCatalog types, CardReading cards, ChangeSets.ChangeSets changeSets)
    {
        this.catalog = catalog;
        this.planning = planning;
        this.types = types;
        this.cards = cards;
        this.changeSets = changeSets;
    }

    /// <summary>All registers, by name; those too that are closed.</summary>
    public ValueTask<IReadOnlyList<RegisterDefinition>> AllAsync(CancellationToken cancellationToken) => catalog.AllAsync(cancellationToken);

    /// <summary>The register of a name; null when there is none.</summary>
    public ValueTask<RegisterDefinition?> FindAsync(string name, CancellationToken cancellationToken) => catalog.FindAsync(name, cancellationToken);

    /// <summary>Gives a card the next number of a register.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="register">The register; null: that of the card's type.</param>
    /// <param name="date">The registration day; null: today in the organisation.</param>
    /// <param name="expectedVersion">The card's version that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<Registration>> RegisterAsync(
        Caller caller, Guid cardId, string? register, DateOnly? date, int? expectedVersion, CancellationToken cancellationToken)
    {
        for (var plan = 1; ; plan++)
        {
            var card = await cards.GetAsync(caller, cardId, cancellationToken);
            if (!card.Succeeded)
                return card.Problem;
            if (Stale(caller, card.Value, expectedVersion) is { } stale)
                return stale;

            var day = date ?? planning.Today;
            var planned = await planning.PlanAsync(card.Value.ToSnapshot(), register, day, cancellationToken);
            if (!planned.Succeeded)
                return planned.Problem;
            var change = new RegisterCard(cardId, expectedVersion, card.Value.Change, planned.Value.Register, day, planned.Value.Plan);
            var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.register", cardId.ToString(), [change]), cancellationToken);
            if (receipt.Succeeded)
                return await ReadAsync(caller, receipt.Value.Id, cancellationToken);
            if (receipt.Problem.Code != Problems.VersionConflict().Code || plan == Plans)
                return receipt.Problem;
        }
    }

    /// <summary>Gives a card a number that was reserved, or one that was given back.</summary>
    /// <param name="caller">Who; needs the right to edit the card and to work with the register.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="register">The register; null: that of the card's type.</param>
    /// <param name="reserved">The id of the number.</param>
    /// <param name="date">The registration day; null: the day it was reserved for.</param>
    /// <param name="expectedVersion">The card's version that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<Registration>> TakeReservedAsync(
        Caller caller, Guid cardId, string? register, Guid reserved, DateOnly? date, int? expectedVersion, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, cardId, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var name = register ?? (await types.CurrentAsync(cancellationToken)).Of(card.Value.Type).Definition.Register;
        if (name is null || await catalog.FindAsync(name, cancellationToken) is null)
            return Problems.UnknownRegister(name);
        var change = new TakeReservedNumber(cardId, expectedVersion, name, reserved, date);
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.register", cardId.ToString(), [change]), cancellationToken);
        return receipt.Succeeded ? await ReadAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }

    /// <summary>Takes a registration back: the card loses its number, which stays in the journal as a gap with the reason and may be taken again. For whoever registered the card, and administrators.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="number">The number that it must still have.</param>
    /// <param name="reason">Why; null or blank: without one.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<CardView>> UnregisterAsync(Caller caller, Guid cardId, string number, string? reason, CancellationToken cancellationToken)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? UnregisterCard.Undone(caller.Language) : reason.Trim();
        if (why.Length > LongestReason)
            return Problems.ParameterWrong("reason");
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.unregister", cardId.ToString(), [new UnregisterCard(cardId, number, why) { OwnOnly = !caller.IsAdmin }]), cancellationToken);
        return receipt.Succeeded ? await cards.GetAsync(caller, receipt.Value.Id, cancellationToken) : receipt.Problem;
    }

    /// <summary>Makes a card and gives it its number, both or neither: a line of the journal.</summary>
    /// <param name="caller">Who; needs the right to make such cards.</param>
    /// <param name="register">The register.</param>
    /// <param name="card">The card.</param>
    /// <param name="reserved">The id of a reserved number; null: the next one.</param>
    /// <param name="date">The registration day; null: today, or the day the number was reserved for.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<RegisterEntry>> EnterAsync(Caller caller, string register, NewCard card, Guid? reserved, DateOnly? date, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(register, cancellationToken) is null)
            return Problems.UnknownRegister(register);
        var id = Guid.CreateVersion7();
        Change number;
        if (reserved is { } kept)
        {
            number = new TakeReservedNumber(id, null, register, kept, date);
        }
        else
        {
            var snapshot = new CardSnapshot { Id = id, Type = card.Type, Title = card.Title ?? card.Type, ParentId = card.ParentId, Fields = card.Fields };
            var planned = await planning.PlanAsync(snapshot, register, date ?? planning.Today, cancellationToken);
            if (!planned.Succeeded)
                return planned.Problem;
            number = new RegisterCard(id, null, PlannedAt: 0, register, date ?? planning.Today, planned.Value.Plan);
        }

        var made = new CreateCard(id, card.Type, card.Title, card.ParentId, card.Fields, card.Access, ByPerson: true);
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("register.enter", id.ToString(), [made, number]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        var read = await cards.GetAsync(caller, receipt.Value.Id, cancellationToken);
        return read.Map(c => new RegisterEntry(c, receipt.Value.Replayed));
    }

    /// <summary>What need not be planned: the change set says the same, but a repeated request must reach it to get its first answer.</summary>
    private static Problem? Stale(Caller caller, CardView card, int? expectedVersion)
    {
        if (caller.IdempotencyKey is not null)
            return null;
        if (card.Number is { } number)
            return Problems.AlreadyRegistered(number);
        return expectedVersion is { } version && version != card.Version ? Problems.VersionConflict() : null;
    }

    private async Task<Result<Registration>> ReadAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, cardId, cancellationToken);
        return card.Map(c => new Registration(c.Number!, c.Register!, c.RegisteredOn!.Value));
    }
}

using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Registers;

/// <summary>What a registration gave.</summary>
/// <param name="Number">The number.</param>
/// <param name="Register">The register that gave it.</param>
/// <param name="Date">The registration day.</param>
public sealed record Registration(string Number, string Register, DateOnly Date);

/// <summary>
/// The registration journals. Registering: read the card → the register's scheme plans the number (plugin code, no transaction) →
/// one change set draws the counter, writes the number and takes it for the register. If the card changed in between, it is planned again.
/// </summary>
public sealed class Registers
{
    private const int Plans = 3;

    private readonly RegisterFiles files;
    private readonly NumberingSchemes schemes;
    private readonly CardTypeCatalog types;
    private readonly CardReading cards;
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly OrganisationOptions organisation;
    private readonly TimeProvider clock;

    internal Registers(
        RegisterFiles files, NumberingSchemes schemes, CardTypeCatalog types, CardReading cards, ChangeSets.ChangeSets changeSets,
        IOptions<OrganisationOptions> organisation, TimeProvider clock)
    {
        this.files = files;
        this.schemes = schemes;
        this.types = types;
        this.cards = cards;
        this.changeSets = changeSets;
        this.organisation = organisation.Value;
        this.clock = clock;
    }

    /// <summary>All registers, in the order of their files' names.</summary>
    public IReadOnlyList<RegisterDefinition> All => files.All;

    /// <summary>The register of a name; null when there is none.</summary>
    public RegisterDefinition? Find(string name) => files.Find(name);

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

            var change = await PlanAsync(card.Value, register, date ?? organisation.Today(clock), expectedVersion, cancellationToken);
            if (!change.Succeeded)
                return change.Problem;
            var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.register", cardId.ToString(), [change.Value]), cancellationToken);
            if (receipt.Succeeded)
                return await ReadAsync(caller, receipt.Value.Id, cancellationToken);
            if (receipt.Problem.Code != Problems.VersionConflict().Code || plan == Plans)
                return receipt.Problem;
        }
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

    private async Task<Result<RegisterCard>> PlanAsync(CardView card, string? register, DateOnly date, int? expectedVersion, CancellationToken cancellationToken)
    {
        var type = (await types.CurrentAsync(cancellationToken)).Of(card.Type);
        var name = register ?? type.Definition.Register;
        if (name is null || files.Find(name) is not { } definition)
            return Problems.UnknownRegister(name);
        var request = new NumberRequest(name, definition.Settings, card.ToSnapshot(), date, type.Definition.Label.In(organisation.Language));
        var plan = await schemes.PlanAsync(definition.Scheme, request, cancellationToken);
        return plan.Map(p => new RegisterCard(card.Id, expectedVersion, card.Change, name, date, p));
    }

    private async Task<Result<Registration>> ReadAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, cardId, cancellationToken);
        return card.Map(c => new Registration(c.Number!, c.Register!, c.RegisteredOn!.Value));
    }
}

using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Numbering;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Registers;

/// <summary>Has a register's scheme plan a number: plugin code, outside any transaction.</summary>
internal sealed class NumberPlanning(RegisterCatalog registers, NumberingSchemes schemes, CardTypeCatalog types, IOptions<OrganisationOptions> organisation, TimeProvider clock)
{
    private const int FirstYear = 1900;

    /// <summary>Today in the organisation.</summary>
    public DateOnly Today => organisation.Value.Today(clock);

    /// <summary>The number's plan for a card, in the named register or that of its type; refused for a day that is a slip of the fingers.</summary>
    public async Task<Result<(string Register, NumberPlan Plan)>> PlanAsync(CardSnapshot card, string? register, DateOnly date, CancellationToken cancellationToken)
    {
        if (date.Year < FirstYear || date.Year > Today.Year + 1)
            return Problems.ParameterWrong("date");
        var type = (await types.CurrentAsync(cancellationToken)).Find(card.Type);
        if (type is null)
            return Problems.UnknownType(card.Type);
        var name = register ?? type.Definition.Register;
        if (name is null || await registers.FindAsync(name, cancellationToken) is not { } definition)
            return Problems.UnknownRegister(name);
        if (definition.Closed)
            return Problems.RegisterClosed(definition.Label);
        var plan = await schemes.PlanAsync(definition, new NumberRequest(name, definition.Settings, card, date, type.Definition.Label.In(organisation.Value.Language)), cancellationToken);
        return plan.Map(p => (name, p));
    }

    /// <summary>The plan for cards of a type of which nothing else is known yet.</summary>
    public Task<Result<(string Register, NumberPlan Plan)>> PlanBlankAsync(string type, string register, DateOnly date, CancellationToken cancellationToken) =>
        PlanAsync(new CardSnapshot { Id = Guid.Empty, Type = type, Title = type }, register, date, cancellationToken);
}

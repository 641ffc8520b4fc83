using System.Text.Json;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;

namespace Ecm.Core.Samples;

/// <summary>A sample card that is to be made.</summary>
internal sealed record PreparedSample(SampleCard Card, Guid? ParentId, Dictionary<string, JsonElement> Fields, StoredContent? File);

/// <summary>Makes cards of the sample data, with their files, as a person would. What the organisation's own types lack is left out.</summary>
/// <param name="Prepared">By the ids that the cards get.</param>
internal sealed record MakeSamples(IReadOnlyDictionary<Guid, PreparedSample> Prepared) : CardAct
{
    public override bool OneAtATime => true;

    public override bool Makes => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        var (card, parent, fields, file) = Prepared[cardId];
        if ((await scope.TypesAsync(cancellationToken)).Find(card.Type) is not { } type)
            return new(Problems.UnknownType(card.Type));
        var known = fields.Where(f => type.Field(f.Key) is not null).ToDictionary();
        var made = await new CreateCard(cardId, card.Type, $"{Samples.Mark}. {card.Title}", parent, known, null, ByPerson: false).ApplyAsync(scope, cancellationToken);
        if (made is null && file is not null)
            made = await new AddFile(Guid.CreateVersion7(), cardId, file).ApplyAsync(scope, cancellationToken);
        if (made is not null || card.State is null)
            return new(made);
        return new(null, Left: await new TransitionCard(cardId, card.State, null).ApplyAsync(scope, cancellationToken));
    }
}

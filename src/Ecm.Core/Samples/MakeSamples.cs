using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;

namespace Ecm.Core.Samples;

/// <summary>A sample card that is to be made.</summary>
internal sealed record PreparedSample(SampleCard Card, Guid? ParentId, Dictionary<string, JsonElement> Fields, StoredContent? File);

/// <summary>Makes cards of the sample data, with their files, as a person would. What the organisation's own types lack is left out.</summary>
/// <param name="Set">The set whose cards they are.</param>
internal sealed record MakeSamples(NamedSet Set) : CardAct
{
    private IReadOnlyDictionary<Guid, PreparedSample> prepared = new Dictionary<Guid, PreparedSample>();

    // Children find their parents in the database; the first are read while the last are made, and a crash leaves one file that belongs to nobody.
    public override int MostAtOnce => 1;

    public override bool Makes => true;

    public override async Task<CardAct> PlanAsync(ActPlanning planning, Caller caller, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken) =>
        this with { prepared = await planning.Samples.PrepareAsync(Set, cards, cancellationToken) };

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        var (card, parent, fields, file) = prepared[cardId];
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

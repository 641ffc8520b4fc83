using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.NamedSets;
using Ecm.Core.People;
using Ecm.Testing;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>Named sets over a test's database, carried out on the spot.</summary>
internal sealed class Bulk(TestDatabase database)
{
    public SetReading Reading { get; } = new(database.Contexts, new CardReading(database.Contexts), database.Clock);

    // Numbers are given by plugins; what is suggested and samples come from files, which only the whole product has.
    private ActPlanning Planning => new(new CardReading(database.Contexts), null!, null!, null!);

    // Cards are named here; what a search finds is asked of the whole product.
    public Core.NamedSets.NamedSets Sets => new(database.Contexts, database.Changes, null!, Planning, Reading);

    public SetRunner Runner => new(database.Contexts, database.Changes, Planning, database.Get<Callers>());

    public static BulkAct Act(string act, string? values, params Guid[] cards) => new(act, values is null ? default : JsonElement.Parse(values), cards, null, null);

    public async Task<SetView> DoAsync(Caller caller, BulkAct act)
    {
        var started = await Sets.StartAsync(caller, act, default);
        return await EndAsync(caller, started.Value.Id);
    }

    public async Task<SetView> UndoAsync(Caller caller, Guid set, params Guid[] also)
    {
        var started = await Sets.UndoAsync(caller, set, also, default);
        return await EndAsync(caller, started.Value.Id);
    }

    public async Task<SetView> EndAsync(Caller caller, Guid set)
    {
        await Runner.RunAsync(set, default);
        return (await Reading.GetAsync(caller, set, default)).Value;
    }

    public async Task<IReadOnlyList<(Guid CardId, string Code)>> FailedAsync(Caller caller, Guid set) =>
        [.. (await Reading.CardsAsync(caller, set, failed: true, null, 200, default)).Value.Items.Select(c => (c.CardId, c.Problem!.Code))];

}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Access;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Problems;
using Ecm.Contracts.Registers;
using Ecm.Testing;

namespace Ecm.Server.Tests.Rest;

/// <summary>What the stock types allow and forbid, and what lists, trees and histories tell of their cards.</summary>
public sealed class CardRuleTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Contract_annex_and_act_stand_in_one_tree()
    {
        var contract = await ContractAsync("Договор поставки");
        var annex = await server.CreateAsync("Спецификация 1", contract.Id, "annex");
        var act = await server.CreateAsync("Акт 1", annex.Id, "act");
        var second = await server.CreateAsync("Акт без приложения", contract.Id, "act");

        foreach (var card in (Card[])[contract, annex, act])
            (await server.Client.Cards.TreeAsync(card.Id)).Select(n => (n.Card.Id, n.Card.Type, n.Depth)).Should().Equal(
                (contract.Id, "contract", 0), (annex.Id, "annex", 1), (act.Id, "act", 2), (second.Id, "act", 1));
        act.State.Should().Be("draft");
    }

    [Fact]
    public async Task Card_hangs_only_below_cards_whose_type_takes_it()
    {
        var contract = await ContractAsync("Договор аренды");
        var act = await server.CreateAsync("Акт", contract.Id, "act");
        var annex = await server.CreateAsync("Приложение", type: "annex");
        var move = new PatchCardRequest { ParentId = JsonSerializer.SerializeToElement(act.Id) };

        var made = await ProblemAsync(() => server.CreateAsync("Договор", act.Id, "contract"));
        var moved = await ProblemAsync(() => server.Client.Cards.PatchAsync(annex.Id, "\"1\"", move));
        var uploaded = await ProblemAsync(() => server.UploadAsync([1, 2, 3], "скан.pdf", new UploadQuery { Type = "annex", ParentId = act.Id }));

        foreach (var problem in (ProblemDocument[])[made, moved, uploaded])
            (problem.Status, problem.Code(), problem.Field).Should().Be((422, "child-not-allowed", "parentId"));
        made.Title.Should().Be("В карточке вида «Акт» не может быть подчинённой вида «Договор».");
        (await server.Client.Cards.ListAsync(new CardListQuery { Parent = act.Id.ToString() })).Items.Should().BeEmpty();
        (await server.Client.Cards.GetAsync(annex.Id)).ParentId.Should().BeNull();
    }

    [Fact]
    public async Task Card_goes_only_to_states_of_its_type()
    {
        var memo = await server.CreateAsync("Записка");
        var party = await server.CreateAsync("ООО Ромашка", type: "organisation");

        (await server.Client.Cards.TransitionAsync(memo.Id, new TransitionRequest("done"))).State.Should().Be("done");
        foreach (var (card, state) in ((Guid, string)[])[(memo.Id, "signed"), (memo.Id, "Done"), (memo.Id, ""), (party.Id, "draft")])
        {
            var problem = await ProblemAsync(() => server.Client.Cards.TransitionAsync(card, new TransitionRequest(state)));
            (problem.Status, problem.Code(), problem.Field).Should().Be((409, "transition-not-allowed", "to"));
        }

        (await server.Client.Cards.GetAsync(memo.Id)).Should().BeEquivalentTo(new { State = "done", Version = 2 });
    }

    [Fact]
    public async Task Card_in_the_trash_takes_no_change_but_its_restoring()
    {
        var contract = await ContractAsync("Расторгнутый договор");
        await server.Client.Cards.TrashAsync(contract.Id);
        var (files, another) = (new FileToSend(new MemoryStream([1]), "a.txt"), await server.CreateAsync("Акт", type: "act"));
        var move = new PatchCardRequest { ParentId = JsonSerializer.SerializeToElement(contract.Id) };

        foreach (var attempt in (Func<Task>[])[
            () => server.Client.Cards.PatchAsync(contract.Id, "\"2\"", new PatchCardRequest { Title = "Новое" }),
            () => server.Client.Cards.TransitionAsync(contract.Id, new TransitionRequest("active")),
            () => server.Client.Cards.RegisterAsync(contract.Id, new RegisterRequest()),
            () => server.Client.AddFileAsync(contract.Id, files),
            () => server.CreateAsync("Приложение", contract.Id, "annex"),
            () => server.Client.Cards.PatchAsync(another.Id, "\"1\"", move),
            () => server.UploadAsync([1, 2], "скан.pdf", new UploadQuery { Type = "act", ParentId = contract.Id })])
        {
            var problem = await ProblemAsync(attempt);
            (problem.Status, problem.Code()).Should().Be((409, "in-trash"));
        }

        (await server.Client.Cards.RestoreAsync(contract.Id)).Should().BeEquivalentTo(new { Title = "Расторгнутый договор", State = "draft", Version = 3, Number = (string?)null });
    }

    [Fact]
    public async Task Trashed_card_leaves_the_search_and_comes_back_when_it_is_restored()
    {
        var part = await server.UploadAsync("Опись выморочного имущества"u8.ToArray(), "опись.txt");
        await Eventually.HoldsAsync("the file is found", async () => await FoundAsync("выморочным") == part.CardId);

        await server.Client.Cards.TrashAsync(part.CardId!.Value);
        await Eventually.HoldsAsync("it is no longer found", async () => await FoundAsync("выморочным") is null);
        await server.Client.Cards.RestoreAsync(part.CardId.Value);
        await Eventually.HoldsAsync("it is found again", async () => await FoundAsync("выморочным") == part.CardId);
    }

    [Fact]
    public async Task Lists_are_exact_by_type_state_register_party_and_parent()
    {
        var party = await server.CreateAsync("ООО Василёк", type: "organisation");
        var contract = await ContractAsync("Договор с Васильком", ("party", JsonSerializer.SerializeToElement(party.Id)));
        var invoice = await server.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "invoice", Title = "Счёт Василька", ParentId = contract.Id,
            Fields = new Dictionary<string, JsonElement> { ["sum"] = JsonElement.Parse("""{"minor":100,"currency":"RUB"}"""), ["party"] = JsonSerializer.SerializeToElement(party.Id) },
        });
        var other = await ContractAsync("Договор без контрагента");
        await server.Client.Cards.TransitionAsync(contract.Id, new TransitionRequest("signing"));
        await server.Client.Cards.RegisterAsync(contract.Id, new RegisterRequest());

        (await ListAsync(new CardListQuery { Type = "contract" })).Should().Contain([contract.Id, other.Id]).And.NotContain([invoice.Id, party.Id]);
        (await ListAsync(new CardListQuery { Type = "contract", State = "signing" })).Should().Equal(contract.Id);
        (await ListAsync(new CardListQuery { Register = "contracts" })).Should().Equal(contract.Id);
        (await ListAsync(new CardListQuery { Party = party.Id })).Should().Equal(invoice.Id, contract.Id);
        (await ListAsync(new CardListQuery { Party = party.Id, Parent = "none" })).Should().Equal(contract.Id);
        (await ListAsync(new CardListQuery { Parent = "none" })).Should().Contain([contract.Id, other.Id, party.Id]).And.NotContain(invoice.Id);
        (await ListAsync(new CardListQuery { Type = "нет такого" })).Should().BeEmpty();
    }

    [Fact]
    public async Task History_tells_who_and_when_also_of_trash_restoring_and_access()
    {
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        var me = await server.Client.People.MeAsync();
        var card = await server.CreateAsync("С историей");
        await server.Client.Cards.TrashAsync(card.Id);
        await server.Client.Cards.RestoreAsync(card.Id);
        using var set = await server.Http.PutAsJsonAsync(
            $"api/v1/cards/{card.Id}/access",
            new { inherit = false, entries = new[] { new { principal = "role:clerk", level = "read" }, new { principal = "user:admin", level = "manage" } } });
        set.StatusCode.Should().Be(HttpStatusCode.OK);

        var history = (await server.Client.Cards.HistoryAsync(card.Id)).Items;

        history.Select(h => h.Action).Should().Equal("access.set", "card.restore", "card.trash", "card.create");
        history.Should().OnlyContain(h => h.ActorId == me.Id && h.Actor == me.Name && h.At >= before && h.At <= TimeProvider.System.GetUtcNow());
        history.Select(h => h.Number).Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
        history[0].Changes!.ToJsonString().Should().Contain("role:clerk");
    }

    private async Task<Card> ContractAsync(string title, params (string Key, JsonElement Value)[] fields) =>
        await server.Client.Cards.CreateAsync(new CreateCardRequest
        {
            Type = "contract", Title = title,
            Fields = fields.Append(("subject", JsonSerializer.SerializeToElement("Поставка"))).ToDictionary(f => f.Item1, f => f.Item2),
        });

    private async Task<IReadOnlyList<Guid>> ListAsync(CardListQuery query) =>
        [.. (await server.Client.Cards.ListAsync(query with { Size = 200 })).Items.Select(c => c.Id)];

    private async Task<Guid?> FoundAsync(string query) =>
        (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Hits.SingleOrDefault()?.CardId;

    private static async Task<ProblemDocument> ProblemAsync(Func<Task> attempt) =>
        (await attempt.Should().ThrowAsync<EcmProblemException>()).Which.Problem;
}

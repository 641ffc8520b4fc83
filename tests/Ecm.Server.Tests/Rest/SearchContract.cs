using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Problems;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>What every form of question finds, whatever the database and the store.</summary>
public abstract partial class SearchContract(SignedInServer server) : IAsyncLifetime
{
    private const string Lease = "Аренда склада";
    private const string Supply = "Поставка стали";
    private const string Reconciliation = "Сверка за март";
    private const string Bonus = "О премировании";

    private Guid leaseCard;
    private Guid party;

    [Theory]
    [InlineData("помещением", Lease)]
    [InlineData("сталью", Supply)]
    [InlineData("Иванов", Lease)]
    [InlineData("договор иванов", Lease)]
    [InlineData("договор", Lease, Supply)]
    [InlineData("договор -аренды", Supply)]
    [InlineData("договор НЕ аренды", Supply)]
    [InlineData("арендодатель ИЛИ поставщик", Lease, Supply)]
    [InlineData("арендодатель OR премия", Lease, Bonus)]
    [InlineData("(аренда OR поставка) Иванов", Lease)]
    [InlineData("\"складское помещение\"", Lease)]
    [InlineData("\"помещение складское\"")]
    [InlineData("«сортовой сталью»", Supply)]
    [InlineData("взаимн*", Reconciliation)]
    [InlineData("type:contract", Lease, Supply)]
    [InlineData("тип:акт", Reconciliation)]
    [InlineData("type:contract аренда", Lease)]
    [InlineData("договор state:signing", Supply)]
    [InlineData("состояние:\"на подписи\"", Supply)]
    [InlineData("number:Д-2024/0001", Lease)]
    [InlineData("Д-2024/0001", Lease)]
    [InlineData("register:contracts", Lease)]
    [InlineData("date:2024", Lease, Reconciliation)]
    [InlineData("дата:03.2024", Lease)]
    [InlineData("date:01.01.2023..05.03.2024", Lease, Supply)]
    [InlineData("sum:100000..", Lease)]
    [InlineData("sum:..99999,99", Supply)]
    [InlineData("title:поставки", Supply)]
    [InlineData("file:доп-лист", Lease)]
    [InlineData("учтенный", Bonus)]
    [InlineData("учтённый", Bonus)]
    [InlineData("доверенностью", Supply)]
    [InlineData("помищением~", Lease)]
    [InlineData("арендодатель NEAR/3 помещение", Lease)]
    [InlineData("помещение NEAR/1 арендодатель")]
    [InlineData("\"арендодатель помещение\"~5", Lease)]
    [InlineData("party:ромашка", Lease)]
    [InlineData("контрагент:Василёк")]
    [InlineData("дата:\"март 2024\"", Lease)]
    [InlineData("ивановым", Lease)]
    [InlineData("петров", Bonus)]
    [InlineData("5 марта 2024", Lease)]
    [InlineData("05.03.24", Lease)]
    [InlineData("1 февраля 2023", Supply)]
    [InlineData("125 000,00", Lease)]
    [InlineData("125000", Lease)]
    [InlineData("7707083893", Lease)]
    [InlineData("Д-2O24/0001", Lease)]
    [InlineData("Д20240001", Lease)]
    [InlineData("несуществующее")]
    public async Task Question_finds(string query, params string[] titles)
    {
        var answer = await server.Client.Search.FindAsync(new SearchQuery { Query = query });

        answer.Hits.Select(h => h.Title).Should().BeEquivalentTo(titles);
        answer.Total.Should().Be(titles.Length);
    }

    [Theory]
    [InlineData("type=contract", Lease, Supply)]
    [InlineData("type=contract&type=act", Lease, Supply, Reconciliation)]
    [InlineData("state=signing", Supply)]
    [InlineData("state=signing&state=draft&type=contract", Lease, Supply)]
    [InlineData("year=2023", Supply)]
    [InlineData("year=2023&year=2024", Lease, Supply, Reconciliation)]
    [InlineData("year=&year=2023&type=contract", Supply)]
    [InlineData("year=&from=&party=&type=act", Reconciliation)]
    [InlineData("register=contracts", Lease)]
    [InlineData("from=2024-03-05&to=2024-03-31", Lease)]
    [InlineData("to=2023-12-31", Supply)]
    [InlineData("within={lease}", Lease, Reconciliation)]
    [InlineData("party={party}", Lease)]
    [InlineData("q=договор&year=2023", Supply)]
    [InlineData("q=аренда OR поставка&year=2023", Supply)]
    public async Task Filter_leaves(string filter, params string[] titles)
    {
        filter = filter.Replace("{lease}", leaseCard.ToString()).Replace("{party}", party.ToString());

        (await AskAsync(filter)).Hits.Select(h => h.Title).Should().BeEquivalentTo(titles);
    }

    [Theory]
    [InlineData("ru", "Договор", "На подписи")]
    [InlineData("en", "Contract", "To be signed")]
    public async Task Facets_count_what_was_found_and_speak_the_callers_language(string language, string contract, string signing)
    {
        var facets = (await AskAsync("q=type:contract OR type:act", language)).Facets;

        facets["type"].Should().Contain(new SearchFacetValue("contract", contract, 2)).And.HaveCount(2);
        facets["state"].Should().Contain(new SearchFacetValue("signing", signing, 1)).And.Contain(v => v.Value == "draft" && v.Count == 2);
        facets["year"].Should().BeEquivalentTo([new SearchFacetValue("2024", "2024", 2), new SearchFacetValue("2023", "2023", 1)]);
    }

    [Theory]
    [InlineData("арендадатель", "арендодатель")]
    [InlineData("скадское", "складское")]
    [InlineData("gjvtotybt", "помещение")]
    [InlineData("pomeshchenie", "помещение")]
    [InlineData("договор арендадатель", "договор арендодатель")]
    [InlineData("арендодатель")]
    [InlineData("абракадабра")]
    public async Task Query_that_finds_nothing_says_what_was_meant(string query, string? meant = null) => (await AskAsync($"q={query}")).DidYouMean.Should().Be(meant);

    [Theory]
    [InlineData("арендодатель премия", true, Lease, Bonus)]
    [InlineData("арендодатель складское премия", true, Lease)]
    [InlineData("арендодатель складское", false, Lease)]
    [InlineData("арендодатель И премия", false)]
    [InlineData("арендодатель \"премия\"", false)]
    [InlineData("арендодатель -складское", false)]
    public async Task Words_that_no_document_has_together_find_those_with_some(string query, bool relaxed, params string[] titles)
    {
        var answer = await AskAsync($"q={query}");

        answer.Hits.Select(h => h.Title).Should().BeEquivalentTo(titles);
        answer.Relaxed.Should().Be(relaxed);
        answer.Total.Should().Be(titles.Length);
    }

    [Fact]
    public async Task Suggestions_come_by_kind()
    {
        var suggested = await server.Client.Search.SuggestAsync("аренд");
        suggested.Should().Contain(s => s.Kind == "phrase" && s.Text == "аренды").And.Contain(s => s.Kind == "document" && s.Text == Lease && s.CardId == leaseCard);
        (await server.Client.Search.SuggestAsync("ром")).Should().Contain(s => s.Kind == "party" && s.Text == "Ромашка" && s.CardId == party);
        (await server.Client.Search.SuggestAsync("Д-2024")).Should().Contain(s => s.Kind == "number" && s.CardId == leaseCard);
        var me = await server.Client.People.MeAsync();
        (await server.Client.Search.SuggestAsync(me.Name[..3].ToLowerInvariant())).Should().Contain(s => s.Kind == "person" && s.Text == me.Name && s.UserId == me.Id);
        (await server.Client.Search.SuggestAsync("договор арендод")).Should().Contain(s => s.Kind == "phrase" && s.Text == "договор арендодатель");
        (await server.Client.Search.SuggestAsync(" ")).Should().BeEmpty();
    }

    [Fact]
    public async Task Misspelt_words_come_with_what_was_meant()
    {
        const string text = "Даговор подписан в ООО, ИНН 7707, recieve. Складскому. It doesn’t";

        var wrong = await server.Client.Search.SpellAsync(new SpellingRequest(text));

        wrong.Select(w => text.Substring(w.Offset, w.Length)).Should().Equal("Даговор", "recieve");
        wrong[0].Suggestions[0].Should().Be("Договор");
        wrong[1].Suggestions[0].Should().Be("receive");
    }

    [Fact]
    public async Task What_only_looks_like_what_was_asked_for_is_told()
    {
        (await AskAsync("q=Д-2O24/0001")).Hits.Should().ContainSingle().Which.Alike.Should().Equal("Д-2024/0001");
        (await AskAsync("q=770708З893")).Hits.Should().ContainSingle().Which.Alike.Should().Equal("7707 083 893");
        (await AskAsync("q=Д-2024/0001")).Hits.Should().ContainSingle().Which.Alike.Should().BeEmpty();
    }

    [Fact]
    public async Task Snippet_shows_the_words_and_never_markup_of_the_document()
    {
        var hit = (await AskAsync("q=премия")).Hits.Should().ContainSingle().Subject;

        hit.Snippets.Should().Contain(s => s.Contains("&lt;b&gt;<mark>Премия</mark>&lt;/b&gt; &amp; надбавка"));
        hit.Pages.Should().ContainSingle().Which.Page.Should().Be(1);
    }

    [Fact]
    public async Task Pages_by_cursor_bring_each_card_once_and_a_cursor_serves_its_own_question_only()
    {
        var titles = new List<string>();
        var answer = await AskAsync("q=договор OR акт OR премия&sort=title&size=1");
        var first = answer.Cursor;
        for (; answer.Hits.Count > 0; answer = await AskAsync($"q=договор OR акт OR премия&sort=title&size=1&cursor={answer.Cursor}"))
        {
            titles.AddRange(answer.Hits.Select(h => h.Title));
            if (answer.Cursor is null)
                break;
        }

        titles.Should().Equal(Lease, Bonus, Supply, Reconciliation);
        using var other = await server.Http.GetAsync($"api/v1/search?q=договор&sort=title&size=1&cursor={first}");
        other.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await other.ProblemAsync()).Field.Should().Be("cursor");
    }

    [Theory]
    [InlineData("newest", Lease, Supply)]
    [InlineData("oldest", Supply, Lease)]
    [InlineData("number", Lease, Supply)]
    public async Task Order_is_the_one_asked_for(string sort, params string[] titles) =>
        (await AskAsync($"q=type:contract&sort={sort}")).Hits.Select(h => h.Title).Should().Equal(titles);

    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Search.FindAsync(new SearchQuery { Query = "type:contract" })).Hits.SingleOrDefault(h => h.Title == Lease) is { } there)
        {
            leaseCard = there.CardId;
            party = (await server.Client.Cards.GetAsync(leaseCard)).PartyId!.Value;
            return;
        }

        party = (await server.CreateAsync("Ромашка", type: "organisation")).Id;
        leaseCard = await FiledAsync("contract", Lease, "Договор аренды. Арендодатель Иванов передаёт складское\nпомещение в пользование с «5» марта 2024 г. ИНН 7707 083 893", "доп-лист.txt",
            new { subject = "Склад", documentDate = "2024-03-05", sum = new { minor = 12_500_000, currency = "RUB" }, party });
        await server.Client.Cards.RegisterAsync(leaseCard, new RegisterRequest { Date = new DateOnly(2024, 3, 6) });
        var supply = await FiledAsync("contract", Supply, "Договор. Поставщик по дове-\nренности передаёт партию сортовой стали.", "поставка.txt",
            new { subject = "Сталь", documentDate = "2023-02-01", sum = new { minor = 9_999_999, currency = "RUB" } });
        await server.Client.Cards.TransitionAsync(supply, new TransitionRequest("signing"));
        await FiledAsync("act", Reconciliation, "Акт сверки взаимных расчётов.", "акт.txt", new { documentDate = "2024-04-01" }, leaseCard);
        await FiledAsync("memo", Bonus, "<b>Премия</b> & надбавка Петрову, учтённая в марте.", "записка.txt", new { });
        for (var patience = 0; (await server.Client.Search.FindAsync(new SearchQuery { Query = "сверки OR премия" })).Total < 2; patience++)
            await Task.Delay(patience < 600 ? 100 : throw new TimeoutException("The files were not read."));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<Guid> FiledAsync(string type, string title, string text, string name, object fields, Guid? parent = null)
    {
        var values = JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        var card = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = title, ParentId = parent, Fields = values });
        var file = await server.Client.AddFileAsync(card.Id, new FileToSend(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
        while ((await server.Client.Files.GetAsync(file.Id)).Intake.State is not ("done" or "parked"))
            await Task.Delay(50);
        return card.Id;
    }

    private async Task<SearchAnswer> AskAsync(string question, string language = "ru")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/search?{question}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await server.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<SearchAnswer>(EcmJson.ForClients))!;
    }
}

public sealed class SearchTests(SignedInServer server) : SearchContract(server), IClassFixture<SignedInServer>;

public sealed class SearchOnServersTests(SignedInOnServers server) : SearchContract(server), IClassFixture<SignedInOnServers>;

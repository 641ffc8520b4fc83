using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Suggestions;
using Ecm.Core.Tests.Access;
using Ecm.Testing;

namespace Ecm.Core.Tests.Suggestions;

/// <summary>Values are offered where a field is empty, to those who may see them, and written only when a person takes them.</summary>
public sealed class SuggestFieldsTests
{
    private static readonly CardTypeDefinition Party = new()
    {
        Name = "organisation", Label = new Localized("Организация", "Organisation"), IsParty = true, Unique = [["inn", "kpp"]],
        Fields = [Field("inn", FieldKind.Text, ReadKind.Inn), Field("kpp", FieldKind.Text, ReadKind.Kpp), Field("isOwnEntity", FieldKind.Bool, null)],
    };

    private static readonly CardTypeDefinition Invoice = new()
    {
        Name = "invoice", Label = new Localized("Счёт", "Invoice"),
        Fields =
        [
            Field("subject", FieldKind.Text, null) with { Required = true }, Field("day", FieldKind.Date, ReadKind.Date) with { Column = "date" },
            Field("sum", FieldKind.Money, ReadKind.Sum, "Итого"), Field("party", FieldKind.Card, ReadKind.Party) with { Column = "party" }, Field("own", FieldKind.Card, ReadKind.OwnEntity),
        ],
    };

    private static readonly string[] Pages = ["Счёт от 12.03.2024\nПоставщик ИНН 7707083893\nПлательщик ИНН 500100732259", "Итого 1 250,00 руб."];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Values_of_empty_fields_are_offered_with_their_place_and_taken_by_a_person(bool postgreSql)
    {
        await using var world = await World.CreateAsync(postgreSql);
        var (bank, us) = (await world.PartyAsync("Банк", "7707083893", "773601001"), await world.PartyAsync("Мы", "500100732259", null, own: true));
        var card = await world.InvoiceAsync();
        await world.ReadAsync(card, Pages);

        var offered = (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value;

        offered.Select(s => (s.Field, s.Page, s.Value)).Should().Equal(
            ("day", 1, "\"2024-03-12\""), ("sum", 2, """{"minor":125000,"currency":"RUB"}"""), ("party", 1, $"\"{bank}\""), ("own", 1, $"\"{us}\""));
        offered[0].Seen.Should().Be("12.03.2024");
        offered[0].Box.Should().Equal(200, 20, 300, 30);
        (await world.CardAsync(card)).Fields.Should().BeEmpty("nothing is written without a person");

        var taken = (await world.Suggestions.AcceptAsync(world.Clerk, card, "party", 1, default)).Value;
        (taken.Version, taken.PartyId).Should().Be((2, bank));
        (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.Select(s => s.Field).Should().Equal("day", "sum", "own");
        (await world.Suggestions.AcceptAsync(world.Clerk, card, "day", 1, default)).Problem.Should().BeEquivalentTo(Problems.VersionConflict());
        (await world.Suggestions.AcceptAsync(world.Clerk, card, "party", null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        var entry = (await world.Database.Get<CardReading>().HistoryAsync(world.Clerk, card, HistoryKind.All, null, 1, default)).Value.Items.Single();
        (entry.Action, entry.ActorId).Should().Be(("card.accept", world.Clerk.UserId));
    }

    [Fact]
    public async Task What_is_read_otherwise_than_a_person_was_shown_is_left_alone()
    {
        await using var world = await World.CreateAsync();
        var card = await world.InvoiceAsync();
        await world.ReadAsync(card, Pages);
        var shown = (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.ToDictionary(s => s.Field, s => JsonElement.Parse(s.Value));
        shown["sum"] = JsonElement.Parse("""{"minor":99,"currency":"RUB"}""");

        (await world.Suggestions.AcceptAsync(world.Clerk, card, shown, default)).Value.Fields.Keys.Should().Equal("day");
        (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.Select(s => s.Field).Should().Equal("sum");
        (await world.Suggestions.AcceptAsync(world.Clerk, card, shown, default)).Problem.Should().BeEquivalentTo(Problems.VersionConflict());
    }

    [Fact]
    public async Task What_a_person_typed_is_never_offered_over()
    {
        await using var world = await World.CreateAsync();
        var card = await world.InvoiceAsync(("day", "\"2020-01-01\""));
        await world.ReadAsync(card, Pages);

        (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.Select(s => s.Field).Should().Equal("sum");
        (await world.Suggestions.AcceptAsync(world.Clerk, card, "day", null, default)).Succeeded.Should().BeFalse();
    }

    [Fact]
    public async Task Counterparty_that_the_caller_may_not_read_is_not_offered()
    {
        await using var world = await World.CreateAsync();
        var bank = await world.PartyAsync("Банк", "7707083893", null);
        var card = await world.InvoiceAsync();
        await world.ReadAsync(card, Pages);
        await AccessRightsTests.SetAsync(world.Database, world.Clerk, bank, ("user:clerk", "manage"));
        var other = await world.Database.UserAsync("other", "clerk");
        var stranger = await world.Database.UserAsync("stranger");

        (await world.Suggestions.ListAsync(other, card, default)).Value.Select(s => s.Field).Should().Equal("day", "sum");
        (await world.Suggestions.AcceptAsync(other, card, "party", null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await world.Suggestions.ListAsync(stranger, card, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.Should().Contain(s => s.Field == "party");
        (await world.Trial.RunAsync(other, "invoice", null, 10, default)).Value.Fields.Single(f => f.Field == "party").Found.Should().Be(0);
    }

    [Fact]
    public async Task Number_of_two_counterparties_names_neither()
    {
        await using var world = await World.CreateAsync();
        await world.PartyAsync("Банк", "7707083893", "773601001");
        await world.PartyAsync("Филиал", "7707083893", "773601002");
        var card = await world.InvoiceAsync();
        await world.ReadAsync(card, Pages);

        (await world.Suggestions.ListAsync(world.Clerk, card, default)).Value.Should().NotContain(s => s.Field == "party");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trial_counts_what_rules_find_in_stored_documents_and_writes_nothing(bool postgreSql)
    {
        await using var world = await World.CreateAsync(postgreSql);
        await world.ReadAsync(await world.InvoiceAsync(("day", "\"2024-03-12\"")), Pages);
        var wrong = await world.InvoiceAsync(("day", "\"2020-01-01\""));
        await world.ReadAsync(wrong, Pages);
        await world.ReadAsync(await world.InvoiceAsync(), ["Ничего"]);
        await world.InvoiceAsync();

        var (documents, fields) = (await world.Trial.RunAsync(world.Clerk, "invoice", null, 10, default)).Value;

        documents.Should().Be(3);
        fields.Single(f => f.Field == "day").Should().BeEquivalentTo(new { Found = 2, Same = 1, Other = 1 });
        fields.Single(f => f.Field == "day").Samples[0].Should().Be(new TrialSample(wrong, "\"2024-03-12\"", 1, "\"2020-01-01\""));
        fields.Single(f => f.Field == "sum").Should().BeEquivalentTo(new { Found = 2, Same = 0, Other = 0 });
        var own = await TryAsync(world, "sum", new ReadRule { As = ReadKind.Sum, Near = ["Поставщик"] });
        own.Value.Fields.Single().Found.Should().Be(2);
        (await TryAsync(world, "sum", new ReadRule { As = ReadKind.Sum })).Problem!.Code.Should().Be("read-rule-wrong");
        (await TryAsync(world, "nowhere", new ReadRule { As = ReadKind.Date })).Problem.Should().BeEquivalentTo(Problems.UnknownField("nowhere"));
        (await world.CardAsync(wrong)).Version.Should().Be(1);
    }

    private static Task<Result<(int Documents, IReadOnlyList<FieldTrial> Fields)>> TryAsync(World world, string field, ReadRule rule) =>
        world.Trial.RunAsync(world.Clerk, "invoice", new Dictionary<string, ReadRule> { [field] = rule }, 10, default);

    private static FieldDefinition Field(string key, FieldKind kind, ReadKind? read, params string[] near) => new()
    {
        Key = key, Kind = kind, Label = new Localized(key, key), Read = read is { } r ? new ReadRule { As = r, Near = near } : null,
    };

    private sealed class World(TestDatabase database) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public Caller Clerk { get; private set; } = null!;

        public FieldSuggestions Suggestions => new(database.Contexts, Types, Cards, database.Changes);

        public ReadingTrial Trial => new(Cards, new FileReading(database.Contexts, null!, Store, new IndexProgress()), Types, Step);

        private SuggestFields Step => new(Cards, Types, new PartyDirectory(database.Contexts), Store, new SuggestionStore(database.Contexts));

        private CardReading Cards => database.Get<CardReading>();

        private CardTypeCatalog Types => database.Get<CardTypeCatalog>();

        private PageStore Store => new(database.Contexts);

        public static async Task<World> CreateAsync(bool postgreSql = false)
        {
            var database = await TestDatabase.CreateAsync(
                services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(
                    services, s => new CardReading((Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Storage.EcmDbContext>)s.GetService(typeof(Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Storage.EcmDbContext>))!)),
                postgreSql);
            await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document, Party, Invoice]));
            return new World(database) { Clerk = await database.UserAsync("clerk", "clerk") };
        }

        public Task<Guid> PartyAsync(string title, string inn, string? kpp, bool own = false)
        {
            var fields = new Dictionary<string, JsonElement> { ["inn"] = JsonSerializer.SerializeToElement(inn) };
            if (kpp is not null)
                fields["kpp"] = JsonSerializer.SerializeToElement(kpp);
            if (own)
                fields["isOwnEntity"] = JsonSerializer.SerializeToElement(true);
            return CreateAsync("organisation", title, fields);
        }

        public Task<Guid> InvoiceAsync(params (string Key, string Json)[] fields) => CreateAsync("invoice", "Счёт", fields.ToDictionary(f => f.Key, f => JsonElement.Parse(f.Json)));

        /// <summary>The words stand in a row, each 100 wide.</summary>
        public async Task ReadAsync(Guid card, string[] pages)
        {
            var file = Guid.CreateVersion7();
            var blob = Guid.CreateVersion7();
            await database.CommitAsync(new AddFile(file, card, new StoredContent(blob, new(1, new string('0', 64)), "счёт.pdf", "application/pdf")));
            await Store.SaveAsync(blob, "test", [.. pages.Select((text, i) => new PageText { Number = i + 1, Origin = TextOrigin.Ocr, Text = text, Words = [.. Words(text)] })], default);
            await using var db = database.Open();
            var version = db.FileVersions.Single(v => v.BlobId == blob);
            var probe = new FileProbe("application/pdf", FileKind.Pdf, pages.Length, false);
            await Step.RunAsync(new IntakeRun(version, "/nowhere", alone: false) { Probe = probe }, default);
            await database.CommitAsync(new EndIntake(version.Id, IntakeState.Done, null, probe));
        }

        public async Task<CardView> CardAsync(Guid card) => (await Cards.GetAsync(Clerk, card, default)).Value;

        public ValueTask DisposeAsync() => database.DisposeAsync();

        private static IEnumerable<PageWord> Words(string text)
        {
            var (at, number) = (0, 0);
            foreach (var word in text.Split(' ', '\n'))
            {
                yield return new PageWord(at, word.Length, (ushort)(number * 100), 20, (ushort)((number + 1) * 100), 30, 90);
                (at, number) = (at + word.Length + 1, number + 1);
            }
        }

        private async Task<Guid> CreateAsync(string type, string title, Dictionary<string, JsonElement> fields)
        {
            // What comes within one millisecond has no order.
            await Task.Delay(2);
            var id = Guid.CreateVersion7();
            var made = await database.Changes.CommitAsync(Clerk, new Core.ChangeSets.ChangeSet("card.create", id.ToString(), [new CreateCard(id, type, title, null, fields, null, ByPerson: false)]), default);
            return made.Value.Id;
        }
    }
}

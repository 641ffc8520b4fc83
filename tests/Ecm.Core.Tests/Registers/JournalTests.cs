using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Testing;

namespace Ecm.Core.Tests.Registers;

/// <summary>Lines of a journal, numbers kept for later, and gaps.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Plugin = "Some.Plugin";

    private readonly TemporaryFolder config = new();

    public JournalTests()
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "registers"));
        foreach (var name in new[] { "letters", "papers", "closed" })
            File.WriteAllText(Path.Combine(config.Path, "registers", $"{name}.yaml"), $"name: {name}\nlabel: {{ ru: Р, en: R }}\nscheme: plain\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_is_card_and_number_or_neither(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);

        var entered = await EnterAsync(database, subject: "О переносе срока");
        var refused = await EnterAsync(database, subject: null);
        var next = await EnterAsync(database, subject: "О цене");

        entered.Value.Card.Should().BeEquivalentTo(new { Number = "вх. 1", Register = "letters", Title = "О переносе срока", RegisteredOn = new DateOnly(2026, 3, 2) });
        refused.Problem.Should().BeEquivalentTo(new { Code = "field-required", Field = "subject" });
        next.Value.Card.Number.Should().Be("вх. 2", "a line that was refused takes no number");
        (await database.Get<CardReading>().ListAsync(Caller.System, new CardFilter { Type = "letter" }, null, 10, CancellationToken.None)).Value.Items.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_same_request_is_one_line()
    {
        await using var database = await OpenAsync();
        var caller = await database.UserAsync("clerk", "clerk") with { IdempotencyKey = "k1" };

        var first = await EnterAsync(database, "Раз", caller: caller);
        var again = await EnterAsync(database, "Раз", caller: caller);

        again.Value.Should().Be(first.Value with { Repeated = true });
    }

    [Fact]
    public async Task What_comes_next_is_told_and_not_taken()
    {
        await using var database = await OpenAsync();
        await EnterAsync(database, "Раз");
        var numbers = database.Get<Core.Registers.Registers>();

        (await NextAsync(database)).Value.Should().Be("вх. 2");
        (await NextAsync(database)).Value.Should().Be("вх. 2");

        (await numbers.EnterAsync(Caller.System, "none", New("Два"), null, null, CancellationToken.None)).Problem!.Code.Should().Be("unknown-register");
    }

    [Fact]
    public async Task A_registration_is_taken_back_by_whoever_made_it_and_its_number_is_a_gap_that_is_taken_again()
    {
        await using var database = await OpenAsync();
        var (clerk, colleague) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("colleague", "clerk"));
        var registers = database.Get<Core.Registers.Registers>();
        var card = (await EnterAsync(database, "Раз", caller: clerk)).Value.Card;

        (await Book(database).NextOfCardAsync(clerk, card, CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.AlreadyRegistered("вх. 1"));
        (await registers.UnregisterAsync(colleague, card.Id, "вх. 1", null, CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await registers.UnregisterAsync(clerk, card.Id, "вх. 7", null, CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.VersionConflict());
        var freed = (await registers.UnregisterAsync(clerk, card.Id, "вх. 1", " не тот журнал ", CancellationToken.None)).Value;

        freed.Number.Should().BeNull();
        var gap = (await ListAsync(database)).Should().ContainSingle().Which;
        gap.Should().BeEquivalentTo(new { Number = "вх. 1", Released = true, Reason = "не тот журнал" });
        (await Book(database).NextOfCardAsync(clerk, freed, CancellationToken.None)).Value.Should().Be("вх. 2");
        (await registers.TakeReservedAsync(clerk, card.Id, null, gap.Id, null, null, CancellationToken.None)).Value.Number.Should().Be("вх. 1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reserved_number_waits_for_its_card(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");

        var kept = await database.Get<ReservedNumbers>().ReserveAsync(clerk, "letters", null, 2, null, new DateOnly(2026, 3, 30), " для суда ", CancellationToken.None);
        var between = await EnterAsync(database, "Без резерва");
        var taken = await EnterAsync(database, "По резерву", kept.Value[0].Id);

        kept.Value.Should().BeEquivalentTo([new { Number = "вх. 1" }, new { Number = "вх. 2" }], o => o.WithStrictOrdering());
        kept.Value[0].Should().BeEquivalentTo(new { Until = new DateOnly(2026, 3, 30), Note = "для суда", Released = false });
        between.Value.Card.Number.Should().Be("вх. 3");
        taken.Value.Card.Number.Should().Be("вх. 1");
        (await ListAsync(database)).Should().ContainSingle().Which.Number.Should().Be("вх. 2");
        (await EnterAsync(database, "Ещё раз", kept.Value[0].Id)).Problem!.Code.Should().Be("no-reserved-number");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_cards_one_gets_the_reserved_number(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var kept = (await database.Get<ReservedNumbers>().ReserveAsync(Caller.System, "letters", null, 1, null, null, null, CancellationToken.None)).Value[0];

        var both = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => EnterAsync(database, $"Письмо {n}", kept.Id))));

        both.Where(r => r.Succeeded).Should().ContainSingle().Which.Value.Card.Number.Should().Be("вх. 1");
        both.Where(r => !r.Succeeded).Select(r => r.Problem!.Code).Should().OnlyContain(c => c == "no-reserved-number");
    }

    [Fact]
    public async Task A_number_given_back_is_a_gap_with_its_reason_and_can_still_be_used()
    {
        await using var database = await OpenAsync();
        var (clerk, other) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("other", "clerk"));
        var numbers = database.Get<ReservedNumbers>();
        var kept = (await numbers.ReserveAsync(clerk, "letters", null, 1, null, null, null, CancellationToken.None)).Value[0];

        (await numbers.ReleaseAsync(other, "letters", kept.Id, "не мой", CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        var released = await numbers.ReleaseAsync(clerk, "letters", kept.Id, "письмо отозвано", CancellationToken.None);
        var explained = await numbers.ReleaseAsync(clerk, "letters", kept.Id, "письмо отозвано отправителем", CancellationToken.None);

        released.Value.Should().BeEquivalentTo(new { Released = true, Reason = "письмо отозвано" });
        explained.Value.Reason.Should().Be("письмо отозвано отправителем");
        (await EnterAsync(database, "Всё же пришло", kept.Id)).Value.Card.Number.Should().Be("вх. 1");
        (await ListAsync(database)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_may_make_no_such_cards_reserves_nothing_and_sees_no_reserved_numbers()
    {
        await using var database = await OpenAsync();
        var reader = await database.UserAsync("reader", "reader");
        var numbers = database.Get<ReservedNumbers>();

        (await numbers.ReserveAsync(reader, "letters", null, 1, null, null, null, CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await numbers.ListAsync(reader, "letters", CancellationToken.None)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await numbers.ReserveAsync(Caller.System, "letters", null, 101, null, null, null, CancellationToken.None)).Problem!.Code.Should().Be("parameter-wrong");
        (await NextAsync(database)).Value.Should().Be("вх. 1", "what was refused took no number");
    }

    [Fact]
    public async Task Lines_stand_in_the_order_of_their_numbers_across_pages()
    {
        await using var database = await OpenAsync();
        var kept = (await database.Get<ReservedNumbers>().ReserveAsync(Caller.System, "letters", null, 3, null, null, null, CancellationToken.None)).Value;
        for (var n = 4; n <= 12; n++)
            await EnterAsync(database, $"Письмо {n}");
        foreach (var number in kept.Reverse())
            await EnterAsync(database, number.Number, number.Id);

        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = (await database.Get<CardReading>().ListAsync(Caller.System, new CardFilter { Register = "letters", Sort = CardSort.Registered }, cursor, 5, CancellationToken.None)).Value;
            seen.AddRange(page.Items.Select(c => c.Number));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        seen.Should().Equal(Enumerable.Range(1, 12).Reverse().Select(n => $"вх. {n}"));
    }

    [Fact]
    public async Task Lists_go_by_a_piece_of_the_number_and_by_the_year()
    {
        await using var database = await OpenAsync();
        await EnterAsync(database, "Старое", date: new DateOnly(2025, 12, 31));
        for (var n = 1; n <= 11; n++)
            await EnterAsync(database, $"Новое {n}");
        var cards = database.Get<CardReading>();

        async Task<IEnumerable<string>> TitlesAsync(CardFilter filter) => (await cards.ListAsync(Caller.System, filter, null, 50, CancellationToken.None)).Value.Items.Select(c => c.Title);

        (await TitlesAsync(new CardFilter { Register = "letters", RegisteredIn = 2025 })).Should().Equal("Старое");
        (await TitlesAsync(new CardFilter { Register = "letters", RegisteredTo = new DateOnly(2025, 12, 31) })).Should().Equal("Старое");
        (await TitlesAsync(new CardFilter { Register = "letters", RegisteredFrom = new DateOnly(2026, 1, 1) })).Should().NotContain("Старое").And.NotBeEmpty();
        (await TitlesAsync(new CardFilter { Register = "letters", NumberPart = "12" })).Should().Equal("Новое 11");
        (await TitlesAsync(new CardFilter { Register = "letters", NumberPart = "%" })).Should().BeEmpty("a percent sign is a percent sign");
    }

    [Fact]
    public async Task Into_another_register_only_those_come_who_work_with_it()
    {
        await using var database = await OpenAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var registers = database.Get<Core.Registers.Registers>();
        var own = await registers.EnterAsync(clerk, "papers", new NewCard("paper", "Бумага", null, new Dictionary<string, JsonElement>(), null), null, null, CancellationToken.None);

        own.Succeeded.Should().BeTrue();
        (await registers.EnterAsync(clerk, "closed", New("Чужой журнал"), null, null, CancellationToken.None)).Problem!.Code.Should().Be("forbidden");
        var reader = await database.UserAsync("reader", "reader");
        (await NextAsync(database, reader)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Days_that_are_slips_of_the_fingers_take_no_number()
    {
        await using var database = await OpenAsync();
        var kept = (await database.Get<ReservedNumbers>().ReserveAsync(Caller.System, "letters", null, 1, new DateOnly(2025, 12, 30), null, null, CancellationToken.None)).Value[0];

        (await EnterAsync(database, "Раз", date: new DateOnly(202, 1, 1))).Problem!.Code.Should().Be("parameter-wrong");
        (await EnterAsync(database, "Раз", date: new DateOnly(2028, 1, 1))).Problem!.Code.Should().Be("parameter-wrong");
        (await EnterAsync(database, "Раз", kept.Id, new DateOnly(2026, 3, 1))).Problem!.Code.Should().Be("parameter-wrong");
        (await EnterAsync(database, "Раз", kept.Id)).Value.Card.RegisteredOn.Should().Be(new DateOnly(2025, 12, 30));
    }

    public void Dispose() => config.Dispose();

    private async Task<TestDatabase> OpenAsync(bool postgreSql = false)
    {
        var database = await TestDatabase.CreateAsync(
            services => services.AddPluginWorld(config.Path, Plugin).AddPort<INumberingScheme>(Plugin, new Plain()).AddPort<ICardTypeSource>(Plugin, new Letters()), postgreSql);
        await database.Get<CardTypeImport>().RunAsync(CancellationToken.None);
        await database.Get<RegisterImport>().RunAsync(CancellationToken.None);
        return database;
    }

    private static NewCard New(string? subject) => new(
        "letter", subject, null, subject is null ? new Dictionary<string, JsonElement>() : new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement(subject) }, null);

    private static Task<Result<RegisterEntry>> EnterAsync(TestDatabase database, string? subject, Guid? reserved = null, DateOnly? date = null, Caller? caller = null) =>
        database.Get<Core.Registers.Registers>().EnterAsync(caller ?? Caller.System, "letters", New(subject), reserved, date, CancellationToken.None);

    private static Task<Result<string>> NextAsync(TestDatabase database, Caller? caller = null) =>
        Book(database).NextAsync(caller ?? Caller.System, "letters", "letter", null, CancellationToken.None);

    private static RegisterBook Book(TestDatabase database) => new(
        database.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<EcmDbContext>>(), database.Get<CardReading>(), null!, database.Get<CardTypeCatalog>(), database.Get<NumberPlanning>());

    private static async Task<IReadOnlyList<NumberWithoutCard>> ListAsync(TestDatabase database) =>
        (await database.Get<ReservedNumbers>().ListAsync(Caller.System, "letters", CancellationToken.None)).Value;

    private sealed class Letters : ICardTypeSource
    {
        public ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<CardTypeDefinition>>(
        [
            new CardTypeDefinition
            {
                Name = "letter", Label = new Localized("Письмо", "Letter"), Register = "letters",
                Fields = [new FieldDefinition { Key = "subject", Kind = FieldKind.Text, Label = new Localized("О чём", "Subject"), Required = true }],
            },
            new CardTypeDefinition { Name = "paper", Label = new Localized("Бумага", "Paper"), Register = "papers" },
            new CardTypeDefinition { Name = "secret", Label = new Localized("Секрет", "Secret"), Register = "closed", Access = [new AccessRule("role:security", "edit")] },
        ]);
    }

    private sealed class Plain : INumberingScheme
    {
        public string Name => "plain";

        public NumberPlan Plan(NumberRequest request) => new(request.Register, "", "вх. {counter}");
    }
}

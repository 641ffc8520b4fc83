using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Testing;

namespace Ecm.Core.Tests.Registers;

/// <summary>Giving numbers.</summary>
public sealed class RegisterTests : IDisposable
{
    private const string Plugin = "Some.Plugin";

    private readonly TemporaryFolder config = new();
    private readonly Scheme scheme = new();

    public RegisterTests()
    {
        Write("letters", "scheme: plain");
        Write("orders", "scheme: absent");
    }

    [Fact]
    public async Task Card_gets_the_next_number_of_its_types_register()
    {
        await using var database = await OpenAsync();
        var first = await CardAsync(database);
        var second = await CardAsync(database);

        var one = await RegisterAsync(database, first);
        var two = await RegisterAsync(database, second);

        one.Value.Should().Be(new Registration("2026-0001", "letters", new DateOnly(2026, 3, 2)));
        two.Value.Number.Should().Be("2026-0002");
        var card = (await database.Get<CardReading>().GetAsync(Caller.System, first, CancellationToken.None)).Value;
        card.Should().BeEquivalentTo(new { Number = "2026-0001", Register = "letters", RegisteredOn = new DateOnly(2026, 3, 2), Version = 2 });
        (await database.Get<CardReading>().HistoryAsync(Caller.System, first, HistoryKind.All, null, 10, CancellationToken.None)).Value.Items[0].Action.Should().Be("card.register");
    }

    [Fact]
    public async Task Day_begins_in_the_organisations_time_zone()
    {
        await using var database = await OpenAsync();
        database.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 21, 30, 0, TimeSpan.Zero));

        var registration = await RegisterAsync(database, await CardAsync(database));

        registration.Value.Should().Be(new Registration("2027-0001", "letters", new DateOnly(2027, 1, 1)), "in Moscow the new year has begun");
    }

    [Fact]
    public async Task Counter_begins_again_with_the_period_and_the_number_may_repeat()
    {
        await using var database = await OpenAsync();
        scheme.Answer = request => new NumberPlan("k", $"{request.Date.Year}", "вх. {counter}");

        var old = await RegisterAsync(database, await CardAsync(database), date: new DateOnly(2025, 12, 31));
        var fresh = await RegisterAsync(database, await CardAsync(database), date: new DateOnly(2026, 1, 1));

        old.Value.Number.Should().Be("вх. 1");
        fresh.Value.Number.Should().Be("вх. 1");
    }

    [Fact]
    public async Task Number_is_given_once_within_register_and_period()
    {
        await using var database = await OpenAsync();
        scheme.Answer = request => new NumberPlan($"{request.Card.Id}", "2026", "{counter}");
        await RegisterAsync(database, await CardAsync(database));

        var second = await RegisterAsync(database, await CardAsync(database));

        second.Value.Number.Should().Be("2", "the counter of the second card goes past what another counter gave");
    }

    [Fact]
    public async Task Registered_card_keeps_its_number()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database);
        await RegisterAsync(database, card);

        var again = await RegisterAsync(database, card);

        again.Problem.Should().BeEquivalentTo(Problems.AlreadyRegistered("2026-0001"));
        (await RegisterAsync(database, await CardAsync(database))).Value.Number.Should().Be("2026-0002", "no number was lost");
    }

    [Fact]
    public async Task Repeated_request_gets_its_first_answer()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database);
        var caller = Caller.System with { IdempotencyKey = "k1" };

        var first = await RegisterAsync(database, card, caller: caller);
        var second = await RegisterAsync(database, card, caller: caller);

        first.Value.Number.Should().Be("2026-0001");
        second.Value.Should().Be(first.Value);
    }

    [Theory]
    [InlineData("nowhere", "unknown-register", 422)]
    [InlineData("orders", "no-numbering-scheme", 409)]
    public async Task Register_that_cannot_number_is_named(string register, string code, int status)
    {
        await using var database = await OpenAsync();

        var registration = await RegisterAsync(database, await CardAsync(database), register);

        registration.Problem.Should().BeEquivalentTo(new { Code = code, Status = status });
    }

    [Fact]
    public async Task Refusal_of_the_scheme_reaches_people_in_their_language()
    {
        await using var database = await OpenAsync();
        scheme.Answer = _ => throw new NumberingException(new Localized("нет отдела.", "there is no department."), "department");

        var problem = (await RegisterAsync(database, await CardAsync(database))).Problem!;

        problem.Should().BeEquivalentTo(new { Code = "number-not-made", Status = 422, Field = "department" });
        ProblemTexts.Describe(problem, "ru").Should().Be("Номер не присвоен: нет отдела.");
        ProblemTexts.Describe(problem, "en").Should().Be("No number was given: there is no department.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no mark")]
    [InlineData("{counter}{counter:00}")]
    [InlineData("{counter}\n")]
    public async Task Plan_that_makes_no_number_is_refused(string? template)
    {
        await using var database = await OpenAsync();
        scheme.Answer = _ => new NumberPlan("k", "", template!);

        (await RegisterAsync(database, await CardAsync(database))).Problem!.Code.Should().Be("number-not-made");
    }

    [Fact]
    public async Task Scheme_that_fails_refuses_and_loses_no_number()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database);
        var good = scheme.Answer;
        scheme.Answer = _ => throw new InvalidOperationException("no paper");

        var failed = await RegisterAsync(database, card);
        scheme.Answer = good;
        var registered = await RegisterAsync(database, card);

        failed.Problem.Should().BeEquivalentTo(Problems.PluginUnavailable(Plugin));
        registered.Value.Number.Should().Be("2026-0001");
    }

    [Fact]
    public async Task Version_that_is_not_the_cards_is_a_conflict()
    {
        await using var database = await OpenAsync();

        (await RegisterAsync(database, await CardAsync(database), version: 7)).Problem!.Code.Should().Be("version-conflict");
    }

    [Fact]
    public async Task Card_changed_between_plan_and_number_is_planned_again()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database);
        var plans = 0;
        scheme.Answer = request =>
        {
            if (++plans == 1)
                database.CommitAsync(new PatchCard(card, 1, new CardPatch { Title = "Новый" })).GetAwaiter().GetResult();
            return new NumberPlan("k", "", $"{request.Card.Title}-{{counter}}");
        };

        (await RegisterAsync(database, card)).Value.Number.Should().Be("Новый-1");
        plans.Should().Be(2);
    }

    [Fact]
    public async Task Card_that_the_caller_may_not_edit_gets_no_number()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database);

        (await RegisterAsync(database, card, caller: await database.UserAsync("reader", "reader"))).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await RegisterAsync(database, card, caller: await database.UserAsync("nobody"))).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixty_four_at_once_get_each_number_once(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var cards = new List<Guid>();
        for (var i = 0; i < 64; i++)
            cards.Add(await CardAsync(database));

        var registrations = await Task.WhenAll(cards.Select(c => Task.Run(() => RegisterAsync(database, c))));

        registrations.Select(r => r.Problem).Should().AllSatisfy(p => p.Should().BeNull());
        registrations.Select(r => r.Value.Number).Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(1, 64).Select(n => $"2026-{n:0000}"));
    }

    public void Dispose() => config.Dispose();

    private void Write(string name, string rest)
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "registers"));
        File.WriteAllText(Path.Combine(config.Path, "registers", $"{name}.yaml"), $"name: {name}\nlabel: {{ ru: Р, en: R }}\n{rest}\n");
    }

    private async Task<TestDatabase> OpenAsync(bool postgreSql = false)
    {
        var database = await TestDatabase.CreateAsync(
            services => services.AddPluginWorld(config.Path, Plugin).AddPort<INumberingScheme>(Plugin, scheme).AddPort<ICardTypeSource>(Plugin, new Letters()),
            postgreSql);
        await database.Get<CardTypeImport>().RunAsync(CancellationToken.None);
        await database.Get<RegisterImport>().RunAsync(CancellationToken.None);
        return database;
    }

    private static async Task<Guid> CardAsync(TestDatabase database)
    {
        var id = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(id, "letter", "Письмо", null, new Dictionary<string, JsonElement>(), null, ByPerson: false));
        return id;
    }

    private static Task<Result<Registration>> RegisterAsync(
        TestDatabase database, Guid card, string? register = null, DateOnly? date = null, int? version = null, Caller? caller = null) =>
        database.Get<Core.Registers.Registers>().RegisterAsync(caller ?? Caller.System, card, register, date, version, CancellationToken.None);

    private sealed class Letters : ICardTypeSource
    {
        public ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<CardTypeDefinition>>(
            [new CardTypeDefinition { Name = "letter", Label = new Localized("Письмо", "Letter"), Register = "letters" }]);
    }

    private sealed class Scheme : INumberingScheme
    {
        public Func<NumberRequest, NumberPlan> Answer { get; set; } =
            request => new NumberPlan(request.Register, $"{request.Date.Year}", $"{request.Date.Year}-{{counter:0000}}");

        public string Name => "plain";

        public NumberPlan Plan(NumberRequest request) => Answer(request);
    }
}

using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Registers;

/// <summary>Registers that change while they are in use: no number comes twice, a closed book stays readable, files and people get along.</summary>
public sealed class RegisterChangeTests : IDisposable
{
    private readonly SetUpRegisters office = new();

    [Theory]
    [InlineData("yearly", "never", false)]
    [InlineData("never", "yearly", false)]
    [InlineData("yearly", "never", true)]
    public async Task Period_that_changes_lets_the_year_under_way_go_on_counting(string from, string to, bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "вх. {counter}", from));
        var seen = new List<string>();
        for (var n = 0; n < 3; n++)
            seen.Add(await office.NumberAsync(database));
        var trial = await setup.TryAsync(admin, SetUpRegisters.Of("letters", "вх. {counter}", to), default);

        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "вх. {counter}", to));
        seen.Add(await office.NumberAsync(database));
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "вх. {counter}", from));
        seen.Add(await office.NumberAsync(database));

        trial.Value.Next.Should().Be("вх. 4", "what is shown while it is typed comes true");
        seen.Should().Equal("вх. 1", "вх. 2", "вх. 3", "вх. 4", "вх. 5");
    }

    [Fact]
    public async Task Months_go_on_where_the_year_was_and_the_year_where_its_months_were()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await office.NumberAsync(database, date: new DateOnly(2026, 2, 27));
        await office.NumberAsync(database, date: new DateOnly(2026, 3, 2));
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "вх. {counter}/{month}", "monthly"));

        (await office.NumberAsync(database, date: new DateOnly(2026, 3, 3))).Should().Be("вх. 3/03");
        (await office.NumberAsync(database, date: new DateOnly(2026, 2, 28))).Should().Be("вх. 2/02");
        (await office.NumberAsync(database, date: new DateOnly(2026, 4, 1))).Should().Be("вх. 1/04", "a month without numbers begins");
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "вх. {counter}"));
        (await office.NumberAsync(database)).Should().Be("вх. 4", "the highest of all months is behind it");
    }

    [Fact]
    public async Task All_years_together_go_on_behind_the_highest_of_any()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        for (var n = 0; n < 4; n++)
            await office.NumberAsync(database, date: new DateOnly(2025, 12, 30));
        await office.NumberAsync(database);
        await PutAsync(database.Get<RegisterSetup>(), admin, SetUpRegisters.Of("letters", "вх. {counter}", "never"));

        (await office.NumberAsync(database)).Should().Be("вх. 5", "in 2025 there was a вх. 4");
        (await office.NumberAsync(database, date: new DateOnly(2025, 12, 31))).Should().Be("вх. 6");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Number_that_another_template_has_made_is_jumped_over(bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "1{counter}"));
        for (var n = 0; n < 8; n++)
            await office.NumberAsync(database);
        var reserved = (await database.Get<ReservedNumbers>().ReserveAsync(admin, "letters", null, 1, null, null, null, default)).Value[0];
        reserved.Number.Should().Be("19");
        await PutAsync(setup, admin, SetUpRegisters.Of("letters", "{counter}", "never"));

        (await setup.TryAsync(admin, SetUpRegisters.Of("letters", "{counter}", "never"), default)).Value.Next.Should().Be("10");
        (await office.NumberAsync(database)).Should().Be("10");
        (await setup.TryAsync(admin, SetUpRegisters.Of("letters", "{counter}", "never"), default)).Value.Next.Should().Be("20", "11 to 18 were given, 19 is reserved");
        (await office.NumberAsync(database)).Should().Be("20");
        (await database.Get<ReservedNumbers>().ReserveAsync(admin, "letters", null, 1, null, null, null, default)).Value[0].Number.Should().Be("21");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closed_register_gives_no_number_by_any_way_and_its_book_stays(bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var (setup, numbers, letters) = (database.Get<RegisterSetup>(), database.Get<ReservedNumbers>(), SetUpRegisters.Of("letters", "вх. {counter}") with { Label = new("Письма", "Letters") });
        var given = (await office.RegisterAsync(database)).Value;
        var kept = (await numbers.ReserveAsync(admin, "letters", null, 1, null, null, null, default)).Value[0];

        (await setup.PutAsync(admin, letters with { Closed = true }, null, default)).Value.Should().Match<RegisterInForce>(r => r.Definition.Closed && !r.Differs);

        var closed = Problems.RegisterClosed(letters.Label);
        var registers = database.Get<Core.Registers.Registers>();
        var card = new NewCard("letter", "Письмо", null, new Dictionary<string, System.Text.Json.JsonElement>(), null);
        (await office.RegisterAsync(database)).Problem.Should().BeEquivalentTo(closed);
        (await registers.EnterAsync(admin, "letters", card, null, null, default)).Problem.Should().BeEquivalentTo(closed);
        (await registers.EnterAsync(admin, "letters", card, kept.Id, null, default)).Problem.Should().BeEquivalentTo(closed);
        (await numbers.ReserveAsync(admin, "letters", null, 1, null, null, null, default)).Problem.Should().BeEquivalentTo(closed);
        ProblemTexts.Describe(closed, "ru").Should().StartWith("Журнал «Письма» закрыт");
        (await registers.FindAsync("letters", default))!.Closed.Should().BeTrue();
        (await database.Get<CardReading>().ListAsync(Caller.System, new CardFilter { Register = "letters" }, null, 10, default)).Value.Items.Should().ContainSingle().Which.Number.Should().Be(given.Number);
        (await numbers.ReleaseAsync(admin, "letters", kept.Id, "журнал закрыт", default)).Succeeded.Should().BeTrue();

        (await setup.PutAsync(admin, letters, null, default)).Value.Definition.Closed.Should().BeFalse();
        (await office.NumberAsync(database)).Should().Be("вх. 3");
    }

    [Fact]
    public async Task Number_planned_before_the_register_was_closed_is_refused_in_its_transaction()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var id = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(id, "letter", "Письмо", null, new Dictionary<string, System.Text.Json.JsonElement>(), null, ByPerson: false));
        var change = (await database.Get<CardReading>().GetAsync(Caller.System, id, default)).Value.Change;
        await database.Get<RegisterSetup>().PutAsync(admin, SetUpRegisters.Of("letters", "вх. {counter}") with { Closed = true }, null, default);

        var plan = new Abstractions.Numbering.NumberPlan("letters", "2026", "вх. {counter}");
        var late = await database.Changes.CommitAsync(Caller.System, new ChangeSet("card.register", "x", [new RegisterCard(id, null, change, "letters", new DateOnly(2026, 3, 2), plan)]), default);

        late.Problem!.Code.Should().Be("register-closed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Next_start_keeps_what_people_changed_and_takes_the_rest_from_the_file(bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await office.NumberAsync(database);
        var before = (await setup.GetAsync(admin, "letters", default)).Value;
        before.Should().Match<RegisterInForce>(r => r.Version == 1 && !r.Differs && r.Types.Single().Name == "letter");
        await office.StartAsync(database);
        (await setup.GetAsync(admin, "letters", default)).Value.Version.Should().Be(1, "a start that brings nothing new writes nothing");

        await PutAsync(setup, admin, before.Definition with { Settings = new Dictionary<string, string> { ["template"] = "ВХ-{counter}", ["period"] = "yearly" } });
        office.Write("letters", "вх. {counter}", "never", "Входящие письма");
        await office.StartAsync(database);

        var merged = (await setup.GetAsync(admin, "letters", default)).Value;
        merged.Definition.Label.Ru.Should().Be("Входящие письма");
        merged.Definition.Settings.Should().BeEquivalentTo(new Dictionary<string, string> { ["template"] = "ВХ-{counter}", ["period"] = "never" });
        merged.Differs.Should().BeTrue();
        (await office.NumberAsync(database)).Should().Be("ВХ-2", "a period that a file changes lets counting go on, too");
        (await setup.RevertAsync(admin, "letters", merged.Version, default)).Value.Should().Match<RegisterInForce>(r => !r.Differs && r.Definition.Settings["template"] == "вх. {counter}");
        (await setup.RevertAsync(admin, "letters", merged.Version, default)).Problem.Should().BeEquivalentTo(Problems.RegisterChanged());
    }

    [Fact]
    public async Task Register_whose_file_is_gone_gives_no_numbers_until_it_is_back_or_people_take_it()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await PutAsync(setup, admin, SetUpRegisters.Of("passes", "П-{counter}"));

        office.Remove("letters");
        await office.StartAsync(database);
        (await office.RegisterAsync(database)).Problem!.Code.Should().Be("register-closed");
        (await office.NumberAsync(database, "passes")).Should().Be("П-1", "registers of people need no file");
        office.Write("letters", "вх. {counter}");
        await office.StartAsync(database);
        (await office.NumberAsync(database)).Should().Be("вх. 1");

        office.Remove("letters");
        await office.StartAsync(database);
        var gone = (await setup.GetAsync(admin, "letters", default)).Value;
        gone.Should().Match<RegisterInForce>(r => r.Hidden && r.Definition.Closed);
        (await setup.PutAsync(admin, gone.Definition with { Closed = false }, gone.Version, default)).Value.Should().Match<RegisterInForce>(r => !r.Hidden && r.Base == null);
        office.Write("letters", "файл {counter}");
        await office.StartAsync(database);
        (await office.NumberAsync(database)).Should().Be("вх. 2", "what people took is theirs when the file is back");
        (await setup.GetAsync(admin, "letters", default)).Value.Differs.Should().BeTrue();
    }

    public void Dispose() => office.Dispose();

    private static async Task PutAsync(RegisterSetup setup, Caller admin, RegisterDefinition register) =>
        (await setup.PutAsync(admin, register, null, default)).Problem.Should().BeNull();
}

using Ecm.Abstractions;
using Ecm.Core.Access;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Registers;

/// <summary>Registers that people set up: what is refused, what is in force at once, and who may.</summary>
public sealed class RegisterSetupTests : IDisposable
{
    private readonly SetUpRegisters office = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Register_of_people_numbers_at_once_and_each_change_is_told_with_old_and_new(bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();

        var made = (await setup.PutAsync(admin, SetUpRegisters.Of("passes", "П-{counter}"), 0, default)).Value;
        made.Should().Match<RegisterInForce>(r => r.Version == 1 && r.Base == null && !r.Differs && !r.Definition.Closed);
        (await office.NumberAsync(database, "passes")).Should().Be("П-1");
        (await setup.PutAsync(admin, SetUpRegisters.Of("passes", "П-{counter:000}") with { Label = new("Пропуска", "Passes") }, 1, default)).Value.Version.Should().Be(2);
        (await office.NumberAsync(database, "passes")).Should().Be("П-002");
        (await setup.PutAsync(admin, SetUpRegisters.Of("passes", "{counter}"), 1, default)).Problem.Should().BeEquivalentTo(Problems.RegisterChanged());
        (await setup.PutAsync(admin, SetUpRegisters.Of("passes", "П-{counter:000}") with { Label = new("Пропуска", "Passes") }, 2, default)).Value.Version.Should().Be(2, "nothing was changed");

        await using var db = database.Open();
        var told = await db.Audit.Where(e => e.ObjectKind == "register").OrderBy(e => e.Number)
            .Join(db.AuditPayloads, e => e.Number, p => p.Number, (e, p) => new { e.Action, p.Json }).ToListAsync(TestContext.Current.CancellationToken);
        told.Select(t => t.Action).Should().Equal("register.create", "register.change");
        told[1].Json.Should().Contain("Пропуска").And.Contain("template: П-{counter}").And.Contain("template: П-{counter:000}");
    }

    [Theory]
    [InlineData("П-{jahr}{counter}", "yearly", "settings.template", "*неизвестное место {jahr}*")]
    [InlineData("П", "yearly", "settings.template", "*ровно одно место*")]
    [InlineData("", "yearly", "settings.template", "*нет шаблона*")]
    [InlineData("{counter}", "weekly", "settings.period", "*неизвестный период*")]
    [InlineData("вх. {counter}", "monthly", "settings.template", "*повторялись бы в течение года*{month}*")]
    [InlineData("{field:department}{counter}", "yearly", "settings.template", "*вплотную к счётчику*")]
    [InlineData("{counter}{field:department}", "never", "settings.template", "*вплотную к счётчику*")]
    public async Task What_makes_no_numbers_or_one_twice_is_refused_at_its_line(string template, string period, string place, string text)
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var register = SetUpRegisters.Of("passes", template, period);

        var tried = (await database.Get<RegisterSetup>().TryAsync(admin, register, default)).Value;

        tried.Next.Should().BeNull();
        tried.Faults.Should().ContainSingle().Which.Place.Should().Be(place);
        tried.Faults[0].Text.Ru.Should().Match(text);
        (await database.Get<RegisterSetup>().PutAsync(admin, register, 0, default)).Problem.Should().Match<Problem>(p => p.Code == "register-wrong" && p.Field == place);
    }

    [Theory]
    [InlineData("вх. {counter}", "yearly", "вх. 1")]
    [InlineData("{month}-{counter:000}", "monthly", "03-001")]
    [InlineData("{field:department}-{counter}", "never", "…-1")]
    [InlineData("{type} {yy}{counter:00}", "yearly", "Письмо 2601")]
    public async Task What_numbers_well_shows_its_next_number(string template, string period, string next)
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");

        var tried = (await database.Get<RegisterSetup>().TryAsync(admin, SetUpRegisters.Of("letters", template, period), default)).Value;

        tried.Should().BeEquivalentTo(new { Faults = Array.Empty<RegisterFault>(), Next = next, Counter = 1L, OneCounter = true });
    }

    [Fact]
    public async Task Names_labels_and_schemes_that_cannot_be_are_refused()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();

        async Task<string?> FieldAsync(RegisterDefinition register) => (await setup.PutAsync(admin, register, null, default)).Problem?.Field;

        (await FieldAsync(SetUpRegisters.Of("Пропуска", "{counter}"))).Should().Be("name");
        (await FieldAsync(SetUpRegisters.Of("passes", "{counter}") with { Label = new Localized(" ", "P") })).Should().Be("label");
        (await FieldAsync(SetUpRegisters.Of("passes", "{counter}") with { Scheme = "absent" })).Should().Be("scheme");
        (await FieldAsync(SetUpRegisters.Of("passes", $"{{counter}}\n"))).Should().Be("settings");
        (await FieldAsync(SetUpRegisters.Of("passes", $"{{counter}}{new string('я', 500)}"))).Should().Be("settings");
        (await FieldAsync(SetUpRegisters.Of("passes", $"{{counter}}{new string('я', 300)}"))).Should().Be("settings.template");
    }

    [Fact]
    public async Task Registers_that_count_together_are_told()
    {
        await using var database = await office.OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        await setup.PutAsync(admin, SetUpRegisters.Of("one", "1/{counter}", counter: "all"), 0, default);

        var tried = (await setup.TryAsync(admin, SetUpRegisters.Of("two", "2/{counter}", counter: "all"), default)).Value;

        tried.SharedWith.Select(l => l.Ru).Should().Equal("one");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Counting_goes_on_from_a_higher_number_and_never_back(bool postgreSql)
    {
        await using var database = await office.OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var setup = database.Get<RegisterSetup>();
        (await office.NumberAsync(database)).Should().Be("вх. 1");

        (await setup.BeginAtAsync(admin, "letters", 500, default)).Value.Next.Should().Be("вх. 500");
        (await office.NumberAsync(database)).Should().Be("вх. 500");
        (await setup.BeginAtAsync(admin, "letters", 501, default)).Problem.Should().BeEquivalentTo(Problems.NextNotUpward(501));
        (await setup.BeginAtAsync(admin, "letters", 2, default)).Problem.Should().BeEquivalentTo(Problems.NextNotUpward(501));
        (await setup.BeginAtAsync(admin, "letters", 0, default)).Problem!.Code.Should().Be("parameter-wrong");
        (await setup.BeginAtAsync(admin, "letters", long.MaxValue, default)).Problem!.Code.Should().Be("parameter-wrong");
        (await office.NumberAsync(database)).Should().Be("вх. 501", "what was refused counted nothing");
        (await database.Get<ReservedNumbers>().ListAsync(admin, "letters", default)).Value.Should().BeEmpty("what was jumped over is no gap");

        await using var db = database.Open();
        (await db.Audit.CountAsync(e => e.Action == "register.start", TestContext.Current.CancellationToken)).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_but_administrators_sets_registers_up()
    {
        await using var database = await office.OpenAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var setup = database.Get<RegisterSetup>();

        (await setup.ListAsync(clerk, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.GetAsync(clerk, "nothing", default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.SchemesAsync(clerk, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.TryAsync(clerk, SetUpRegisters.Of("passes", "{counter}"), default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.PutAsync(clerk, SetUpRegisters.Of("Ё", "{counter}"), null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.RevertAsync(clerk, "letters", null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.BeginAtAsync(clerk, "letters", 9, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await setup.PutAsync(Caller.System, SetUpRegisters.Of("passes", "{counter}"), null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
    }

    public void Dispose() => office.Dispose();
}

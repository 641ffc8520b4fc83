using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Intake;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Intake;

/// <summary>Whatever an intake step of a plugin does, the file is published; what it proposes is kept to the rules of the card.</summary>
public sealed class PluginProposalTests : IDisposable
{
    private const string Plugin = "Some.Plugin";

    private static readonly CardTypeDefinition Organisation = new()
    {
        Name = "organisation", Label = new Localized("Организация", "Organisation"),
        Fields = [Text("inn"), Text("kpp"), Text("note"), new() { Key = "founded", Kind = FieldKind.Date, Label = new Localized("Основана", "Founded"), Column = "date" }],
        Unique = [["inn", "kpp"]],
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Nonsense => ["null", "values", "value", "field", "text", "name", "long-name", "no-name", "lazy"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Answer_that_breaks_the_contract_is_a_fault_of_the_plugin_and_the_file_goes_on(string nonsense)
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database, "скан");

        await ReadAsync(database, card, new Step(Answer(nonsense)) { Name = nonsense switch { "name" => null!, "long-name" => new string('ы', 101), "no-name" => " ", _ => "step" } });

        (await ViewAsync(database, card)).Should().BeEquivalentTo(new { Title = "скан", Version = 1 });
        database.Get<PluginHealth>().Reports.Single().Should().BeEquivalentTo(new { Calls = 1, Errors = 1 });
    }

    [Fact]
    public async Task Step_that_throws_is_passed_over()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database, "скан");

        await ReadAsync(database, card, new Step(Proposal("Договор")) { Before = _ => throw new InvalidOperationException("no paper") });

        (await ViewAsync(database, card)).Version.Should().Be(1);
        database.Get<PluginHealth>().Reports.Single().Should().BeEquivalentTo(new { State = PluginState.Ok, Errors = 1, LastFault = "InvalidOperationException: no paper" });
    }

    [Theory]
    [InlineData(true, PluginState.Ok)]
    [InlineData(false, PluginState.RestartNeeded)]
    public async Task Step_that_hangs_is_given_up_after_its_budget(bool heedsItsToken, PluginState state)
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database, "скан");
        var (begun, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var reading = ReadAsync(database, card, new Step(Proposal("Договор"))
        {
            Before = token =>
            {
                begun.SetResult();
                return heedsItsToken ? Task.Delay(Timeout.Infinite, token) : released.Task;
            },
        });
        await begun.Task;

        // By seconds: who waits for the step looks at the clock a little later than the step begins.
        while (!reading.IsCompleted)
        {
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(reading, Task.Delay(20));
        }

        await reading;

        (await ViewAsync(database, card)).Version.Should().Be(1);
        database.Get<PluginHealth>().Reports.Single().Should().BeEquivalentTo(new { State = state, Errors = 1 });
        released.SetResult();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nonsense_of_a_plugin_is_left_out_and_the_rest_is_kept(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var card = await CardAsync(database, "скан");

        await ReadAsync(database, card, new Step(new IntakeProposal
        {
            Title = new string('я', 1001),
            Values = [
                new("nowhere", "1", 1), new("note", "{", 1), new("founded", "\"31.12.2020\"", 1), new("inn", "7", 1), new("kpp", "\"\\u0000\"", 1), new("kpp", "\"\\ud800\"", 1),
                new("kpp", "\"\ud800\"", 1), new("note", "\"первое\"", 1), new("note", "\"второе\"", 1), new("founded", "\"2020-12-31\"", -5),
            ],
        }));

        var view = await ViewAsync(database, card);
        view.Title.Should().Be("скан");
        view.Fields.ToString().Should().Be(FieldValues.From(Fields(("note", "первое"), ("founded", "2020-12-31"))).ToString());
        view.Date.Should().Be(new DateOnly(2020, 12, 31));
        database.Get<PluginHealth>().Reports.Single().Errors.Should().Be(0);
    }

    [Fact]
    public async Task What_a_person_wrote_is_never_overwritten()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database, "Название от руки", ("note", "от руки"));

        await ReadAsync(database, card, new Step(Proposal("Название от плагина", ("note", "от плагина"), ("inn", "7701"))));

        var view = await ViewAsync(database, card);
        view.Title.Should().Be("Название от руки");
        view.Fields.ToString().Should().Be(FieldValues.From(Fields(("note", "от руки"), ("inn", "7701"))).ToString());
    }

    [Fact]
    public async Task Title_of_the_file_is_replaced_in_the_name_of_the_step()
    {
        await using var database = await OpenAsync();
        var card = await CardAsync(database, "скан");

        await ReadAsync(database, card, new Step(Proposal("Договор № 5")));

        (await ViewAsync(database, card)).Title.Should().Be("Договор № 5");
        var entry = (await database.Get<CardReading>().HistoryAsync(Caller.System, card, HistoryKind.All, null, 10, default)).Value.Items.Single(e => e.Action == "card.propose");
        (entry.Agent, entry.ActorId).Should().Be(("step", Guid.Empty));
    }

    [Fact]
    public async Task Values_that_are_another_cards_are_not_stored()
    {
        await using var database = await OpenAsync();
        await CardAsync(database, "Первая", ("inn", "7701"), ("kpp", "770101001"));
        var second = await CardAsync(database, "Вторая");

        await ReadAsync(database, second, new Step(Proposal(null, ("inn", "7701"), ("kpp", "770101001"), ("note", "прочее"))));

        (await ViewAsync(database, second)).Fields.Keys.Should().Equal("note");
        await using var db = database.Open();
        (await db.UniqueValues.Where(u => u.CardId == second).ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Values_that_are_unique_together_are_taken_together()
    {
        await using var database = await OpenAsync();
        await CardAsync(database, "Без КПП", ("inn", "7701"));
        var second = await CardAsync(database, "Вторая");

        await ReadAsync(database, second, new Step(Proposal(null, ("inn", "7701"), ("kpp", "770101001"))));

        (await ViewAsync(database, second)).Fields.Keys.Should().Equal("inn", "kpp");
        await using var db = database.Open();
        (await db.UniqueValues.Where(u => u.CardId == second).ToListAsync()).Should().ContainSingle().Which.Value.Should().Be("7701\u001f770101001");
    }

    public void Dispose() => folder.Dispose();

    private static FieldDefinition Text(string key) => new() { Key = key, Kind = FieldKind.Text, Label = new Localized(key, key) };

    private static Dictionary<string, JsonElement> Fields(params (string Key, string Value)[] values) =>
        values.ToDictionary(v => v.Key, v => JsonSerializer.SerializeToElement(v.Value));

    private static IntakeProposal Proposal(string? title, params (string Field, string Value)[] values) =>
        new() { Title = title, Values = [.. values.Select(v => new ProposedValue(v.Field, JsonSerializer.Serialize(v.Value), 1))] };

    private static IntakeProposal Answer(string nonsense) => nonsense switch
    {
        "null" => null!,
        "values" => new IntakeProposal { Values = null! },
        "value" => new IntakeProposal { Values = [null!] },
        "field" => new IntakeProposal { Values = [new ProposedValue(null!, "1", 1)] },
        "text" => new IntakeProposal { Values = [new ProposedValue("note", null!, 1)] },
        "lazy" => new IntakeProposal { Values = new Lazily() },
        _ => Proposal("Договор"),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proposal_goes_to_the_card_that_was_shown_and_to_none_once_the_file_has_left_it(bool before)
    {
        await using var database = await OpenAsync();
        var (wrong, right) = (await CardAsync(database, "скан"), await CardAsync(database, "скан"));
        var seen = "";
        var step = new Step(new IntakeProposal { Title = "Договор", Values = [] })
        {
            Before = async _ => await MoveAsync(!before),
        };

        await ReadAsync(database, wrong, step, () => MoveAsync(before));

        (await ViewAsync(database, wrong)).Title.Should().Be("скан");
        (await ViewAsync(database, right)).Title.Should().Be(before ? "Договор" : "скан");
        seen.Should().Be("moved");

        async Task MoveAsync(bool now)
        {
            if (!now)
                return;
            await using var db = database.Open();
            await database.CommitAsync(new MoveFile((await db.Files.SingleAsync()).Id, right, wrong));
            seen = "moved";
        }
    }

    private Task<TestDatabase> OpenAsync(bool postgreSql = false) => TestDatabase.CreateAsync(services => services.AddPluginWorld(folder.Path, Plugin), postgreSql);

    private static async Task<Guid> CardAsync(TestDatabase database, string title, params (string Key, string Value)[] fields)
    {
        await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document, Organisation]));
        var id = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(id, "organisation", title, null, Fields(fields), null, ByPerson: true));
        return id;
    }

    private static async Task<CardView> ViewAsync(TestDatabase database, Guid card) => (await database.Get<CardReading>().GetAsync(Caller.System, card, default)).Value;

    /// <summary>Takes a file that has been read through the steps that are left, and fails when it is not published.</summary>
    private async Task ReadAsync(TestDatabase database, Guid card, IIntakeStep step, Func<Task>? claimed = null)
    {
        await database.CommitAsync(new AddFile(
            Guid.CreateVersion7(), card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "скан.pdf", "application/pdf")));
        await using var db = database.Open();
        var run = new IntakeRun(await db.FileVersions.AsNoTracking().SingleAsync(), "/nowhere", alone: false) { Probe = new FileProbe("application/pdf", FileKind.Pdf, 1, false) };
        var plugins = new RunPlugins(
            [new PluginPort<IIntakeStep>(Plugin, () => step)], database.Get<PluginCalls>(), new PluginDeaths(folder.Path, database.Clock),
            database.Get<CardReading>(), new PageStore(database.Contexts));

        if (claimed is not null)
            await claimed();
        await plugins.RunAsync(run, default);
        await new Publish(database.Changes).RunAsync(run, default);

        (await db.FileVersions.AsNoTracking().SingleAsync()).Intake.Should().Be(IntakeState.Done);
    }

    private sealed class Step(IntakeProposal answer) : IIntakeStep
    {
        public string Name { get; init; } = "step";

        public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

        public async ValueTask<IntakeProposal> RunAsync(IntakeFile file, CancellationToken cancellationToken)
        {
            await Before(cancellationToken);
            return answer;
        }
    }

    /// <summary>A list that breaks when it is read.</summary>
    private sealed class Lazily : IReadOnlyList<ProposedValue>
    {
        public int Count => 1;

        public ProposedValue this[int index] => throw new InvalidOperationException("not now");

        public IEnumerator<ProposedValue> GetEnumerator() => throw new InvalidOperationException("not now");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

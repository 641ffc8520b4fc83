using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>The types of the sources become those of the database.</summary>
public sealed class CardTypeImportTests
{
    [Fact]
    public async Task Types_of_plugins_and_the_products_own_are_in_force()
    {
        await using var database = await OpenAsync(new Source(Type("memo", "note2")));

        var catalog = await ImportAsync(database);

        catalog.ByName.Keys.Should().BeEquivalentTo("document", "memo");
        catalog.Of("memo").Field("note2")!.Kind.Should().Be(FieldKind.Text);
        catalog.Of("memo").Version.Should().Be(1);
    }

    [Fact]
    public async Task Second_start_with_the_same_types_writes_nothing()
    {
        await using var database = await OpenAsync(new Source(Type("memo")));
        var first = await ImportAsync(database);
        var entries = await CountEntriesAsync(database);

        var second = await ImportAsync(database);

        second.Epoch.Should().Be(first.Epoch);
        (await CountEntriesAsync(database)).Should().Be(entries);
    }

    [Fact]
    public async Task Changed_type_gets_a_new_version_and_raises_the_epoch()
    {
        var source = new Source(Type("memo"), Type("act"));
        await using var database = await OpenAsync(source);
        var first = await ImportAsync(database);

        source.Types = [Type("memo", "subject"), Type("act")];
        var second = await ImportAsync(database);

        second.Epoch.Should().BeGreaterThan(first.Epoch);
        second.Of("memo").Version.Should().Be(2);
        second.Of("act").Version.Should().Be(1);
    }

    [Fact]
    public async Task Type_that_nobody_brings_is_hidden_and_comes_back()
    {
        var source = new Source(Type("memo"));
        await using var database = await OpenAsync(source);
        await ImportAsync(database);

        source.Types = [];
        var without = await ImportAsync(database);
        source.Types = [Type("memo")];
        var again = await ImportAsync(database);

        without.Of("memo").Hidden.Should().BeTrue();
        again.Of("memo").Should().BeEquivalentTo(new { Hidden = false, Version = 1 });
    }

    [Fact]
    public async Task Wrong_types_stop_the_start_and_change_nothing()
    {
        var source = new Source(Type("memo"));
        await using var database = await OpenAsync(source);
        await ImportAsync(database);

        source.Types = [Type("memo", "Wrong Key"), Type("document")];
        var failure = await Record.ExceptionAsync(() => ImportAsync(database));

        failure.Should().BeOfType<CardTypeImportException>().Which.Message.Should()
            .Contain("Wrong Key").And.Contain("Type 'document' is brought 2 times: by Ecm and by Some.Plugin");
        (await database.Get<CardTypeCatalog>().CurrentAsync(CancellationToken.None)).Of("memo").Definition.Fields.Should().BeEmpty();
    }

    [Fact]
    public async Task Message_of_a_source_is_passed_on()
    {
        await using var database = await OpenAsync(new Source { Failure = new CardTypeSourceException("types/memo.yaml, line 3: 'lable' is unknown here.") });

        var failure = await Record.ExceptionAsync(() => ImportAsync(database));

        failure.Should().BeOfType<CardTypeImportException>().Which.Message.Should().Be("Plugin 'Some.Plugin': types/memo.yaml, line 3: 'lable' is unknown here.");
    }

    [Fact]
    public async Task Source_that_fails_stops_the_start_with_the_setting_that_disables_it()
    {
        await using var database = await OpenAsync(new Source { Failure = new InvalidOperationException("no disk") });

        var failure = await Record.ExceptionAsync(() => ImportAsync(database));

        failure.Should().BeOfType<CardTypeImportException>().Which.Message.Should().Contain("Some.Plugin").And.Contain("no disk").And.Contain("Plugins:Some.Plugin:Enabled=false");
    }

    private static Task<TestDatabase> OpenAsync(Source source) =>
        TestDatabase.CreateAsync(services => services.AddPluginWorld("none", "Some.Plugin").AddPort<ICardTypeSource>("Some.Plugin", source));

    private static async Task<TypeCatalog> ImportAsync(TestDatabase database)
    {
        await database.Get<CardTypeImport>().RunAsync(CancellationToken.None);
        return await database.Get<CardTypeCatalog>().CurrentAsync(CancellationToken.None);
    }

    private static async Task<int> CountEntriesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Audit.CountAsync(e => e.Action == "types.import");
    }

    private static CardTypeDefinition Type(string name, params string[] fields) => new()
    {
        Name = name, Label = new Localized(name, name),
        Fields = [.. fields.Select(f => new FieldDefinition { Key = f, Kind = FieldKind.Text, Label = new Localized(f, f) })],
    };

    private sealed class Source(params CardTypeDefinition[] types) : ICardTypeSource
    {
        public IReadOnlyList<CardTypeDefinition> Types { get; set; } = types;

        public Exception? Failure { get; init; }

        public ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken) =>
            Failure is null ? ValueTask.FromResult(Types) : throw Failure;
    }
}

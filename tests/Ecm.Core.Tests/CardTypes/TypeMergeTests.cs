using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>What people changed survives the next start and what the source brings later.</summary>
public sealed class TypeMergeTests
{
    private static readonly Localized Renamed = new("Тема", "Theme");

    private static readonly CardTypeDefinition Stock = Type(Field("subject"), Field("sum", FieldKind.Money), Field("day", FieldKind.Date) with { Column = "date" });

    private static readonly CardTypeDefinition Edited = Stock with
    {
        Fields = [Stock.Fields[2], Stock.Fields[0] with { Label = Renamed }, Field("own")],
        Register = "contracts",
    };

    [Fact]
    public void What_people_left_alone_follows_and_what_they_changed_stays()
    {
        var now = Stock with
        {
            Label = new Localized("Памятка", "Reminder"),
            Register = "memos",
            Fields = [Stock.Fields[0] with { Required = true }, Field("place"), Stock.Fields[1], Stock.Fields[2] with { Required = true }, Field("last")],
        };

        var merged = TypeMerge.Merge(Stock, now, Edited);

        merged.Label.Ru.Should().Be("Памятка");
        merged.Register.Should().Be("contracts");
        merged.Fields.Select(f => f.Key).Should().Equal(["day", "last", "subject", "place", "own"], "the removed one stays away, new ones come after those they follow in the source");
        merged.Fields[0].Required.Should().BeTrue("people did not touch it");
        merged.Fields[2].Should().Match<FieldDefinition>(f => f.Label == Renamed && !f.Required);
    }

    [Fact]
    public void Field_that_the_source_takes_away_goes_unless_people_changed_it()
    {
        var merged = TypeMerge.Merge(Stock, Stock with { Fields = [Stock.Fields[1]] }, Edited);

        merged.Fields.Select(f => f.Key).Should().Equal("subject", "own");
    }

    [Fact]
    public void Place_of_the_card_that_a_field_of_peoples_own_fills_stays_theirs()
    {
        var edited = Stock with { Fields = [Stock.Fields[0], Field("valid", FieldKind.Date) with { Column = "date" }] };

        var merged = TypeMerge.Merge(Stock, Stock with { Fields = [.. Stock.Fields, Field("signed", FieldKind.Date) with { Column = "date" }] }, edited);

        merged.Fields.Where(f => f.Column == "date").Select(f => f.Key).Should().Equal("valid");
    }

    [Fact]
    public void List_of_unique_fields_needs_all_of_them()
    {
        var merged = TypeMerge.Merge(Stock, Stock with { Unique = [["sum"], ["subject"]] }, Edited);

        merged.Unique.Should().ContainSingle().Which.Should().Equal("subject");
    }

    [Fact]
    public async Task Restart_with_the_file_unchanged_changes_nothing_and_with_another_one_keeps_what_people_did()
    {
        var source = new Source { Types = [Stock] };
        await using var database = await TestDatabase.CreateAsync(services => services.AddPluginWorld("none", "Some.Plugin").AddPort<ICardTypeSource>("Some.Plugin", source));
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();
        await StartAsync(database);
        await CardTypeDraftTests.PublishAsync(drafts, admin, Edited);
        await CardTypeDraftTests.PublishAsync(drafts, admin, CardTypeDraftTests.Permit);

        await StartAsync(database);
        var same = (await drafts.GetAsync(admin, "memo", default)).Value;
        source.Types = [Stock with { Fields = [.. Stock.Fields, Field("last")] }];
        await StartAsync(database);
        var upgraded = (await drafts.GetAsync(admin, "memo", default)).Value;

        same.Should().Match<TypeDraft>(d => d.Version == 2 && d.Differs && d.InForce!.Fields.Count == 3);
        upgraded.Should().Match<TypeDraft>(d => d.Version == 3 && d.Differs);
        upgraded.InForce!.Fields.Select(f => f.Key).Should().Equal("day", "last", "subject", "own");
        (await database.Get<CardTypeCatalog>().CurrentAsync(default)).Of("permit").Hidden.Should().BeFalse("no source brings what people made");

        (await drafts.RevertAsync(admin, "memo", null, default)).Value.Definition.Fields.Select(f => f.Key).Should().Equal("subject", "sum", "day", "last");
        (await drafts.PublishAsync(admin, "memo", null, default)).Value.Should().Match<TypeDraft>(d => d.Version == 4 && !d.Differs);
        (await drafts.RevertAsync(admin, "permit", null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Source_that_brings_a_type_that_people_made_leaves_it_to_them()
    {
        var source = new Source();
        await using var database = await TestDatabase.CreateAsync(services => services.AddPluginWorld("none", "Some.Plugin").AddPort<ICardTypeSource>("Some.Plugin", source));
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();
        await StartAsync(database);
        await CardTypeDraftTests.PublishAsync(drafts, admin, Stock with { Fields = [Field("own")] });

        source.Types = [Stock];
        await StartAsync(database);

        (await drafts.GetAsync(admin, "memo", default)).Value.Should().Match<TypeDraft>(d => d.Version == 1 && d.Differs && d.InForce!.Fields.Single().Key == "own");
    }

    private static Task StartAsync(TestDatabase database) => database.Get<CardTypeImport>().RunAsync(default);

    private static CardTypeDefinition Type(params FieldDefinition[] fields) => new() { Name = "memo", Label = new Localized("Записка", "Memo"), Fields = fields };

    private static FieldDefinition Field(string key, FieldKind kind = FieldKind.Text) => CardTypeDraftTests.Field(key, kind);

    private sealed class Source : ICardTypeSource
    {
        public IReadOnlyList<CardTypeDefinition> Types { get; set; } = [];

        public ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Types);
    }
}

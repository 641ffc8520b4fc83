using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Tests.Cards;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>Types that people set up: drafts, publishing, and what becomes of cards that are there.</summary>
public sealed class CardTypeDraftTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Type_is_drafted_published_used_and_changed_and_its_older_cards_stay_as_they_are(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();

        var begun = (await drafts.PutAsync(admin, Permit, 0, default)).Value;
        begun.Should().Match<TypeDraft>(d => d.Begun && d.Version == 0 && d.Edit == 1 && d.InForce == null && d.Faults.Count == 0);
        (await TypesAsync(database)).Find("permit").Should().BeNull("nothing is in force before it is published");
        (await drafts.PublishAsync(admin, "permit", 1, default)).Value.Should().Match<TypeDraft>(d => !d.Begun && d.Version == 1 && d.Edit == 2);

        var card = (await database.MakeAsync(admin, "permit", SomeTypes.Values(("place", "\"Цех 4\""), ("days", "12")))).Value;
        var fewer = Permit with { Fields = [Permit.Fields[0], Field("until", FieldKind.Date) with { Required = true }] };
        await drafts.PutAsync(admin, fewer, 2, default);
        (await drafts.PublishAsync(admin, "permit", null, default)).Value.Version.Should().Be(2);

        var types = await TypesAsync(database);
        await using var db = database.Open();
        var kept = await db.Cards.SingleAsync(c => c.Id == card, TestContext.Current.CancellationToken);
        kept.Fields.ContainsKey("days").Should().BeTrue("values of a field that was removed stay");
        types.Of("permit").Field("days").Should().BeNull();
        (await PatchAsync(database, admin, card, ("place", "\"Цех 5\"")))!.Should().BeEquivalentTo(Problems.FieldRequired("until", "until"), "what must be filled is asked for from the next edit on");
        (await PatchAsync(database, admin, card, ("place", "\"Цех 5\""), ("until", "\"2026-12-31\""))).Should().BeNull();
        (await db.Audit.Where(e => e.ObjectKind == "type").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync(TestContext.Current.CancellationToken))
            .Should().Equal("type.draft", "type.publish", "type.draft", "type.publish");
    }

    [Fact]
    public async Task Key_that_ever_had_values_of_a_kind_keeps_it_and_the_fault_stands_at_the_field()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();
        await PublishAsync(drafts, admin, Permit);
        await PublishAsync(drafts, admin, Permit with { Fields = [Permit.Fields[0]] });

        var again = await drafts.PutAsync(admin, Permit with { Fields = [Permit.Fields[0], Field("days", FieldKind.Text)] }, null, default);

        again.Value.Faults.Should().ContainSingle().Which.Should().Match<TypeFault>(f => f.Field == "days" && f.Text.Ru.Contains("Число") && f.Text.Ru.Contains("Возьмите другой ключ"));
        (await drafts.PublishAsync(admin, "permit", null, default)).Problem.Should().Match<Problem>(p => p.Code == "type-wrong" && p.Field == "fields.days" && p.Status == 422);
        (await TypesAsync(database)).Of("permit").Version.Should().Be(2);
    }

    [Fact]
    public async Task Draft_with_faults_is_kept_and_tells_each_of_them()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var wrong = Permit with
        {
            Fields = [Field("place", FieldKind.Choice), Field("days", FieldKind.Number) with { Label = new Localized(new string('я', 300), "Days") }],
            Children = ["nothing"],
        };

        var draft = (await database.Get<CardTypeDrafts>().PutAsync(admin, wrong, null, default)).Value;

        draft.Faults.Select(f => f.Place).Should().BeEquivalentTo("children", "fields.place", "fields.days");
        draft.Definition.Fields[1].Label.Ru.Should().HaveLength(300, "what was typed is kept");
        (await database.Get<CardTypeDrafts>().PutAsync(admin, Permit with { Name = "Пропуск" }, null, default)).Problem.Should().Match<Problem>(p => p.Code == "type-wrong" && p.Field == "name");
    }

    [Fact]
    public async Task Edit_of_an_older_draft_is_refused_and_an_edit_that_undoes_all_leaves_no_draft()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();
        await PublishAsync(drafts, admin, Permit);
        var edit = (await drafts.GetAsync(admin, "permit", default)).Value.Edit;

        (await drafts.PutAsync(admin, Permit with { Register = "orders" }, edit, default)).Value.Begun.Should().BeTrue();
        (await drafts.PutAsync(admin, Permit with { Register = "acts" }, edit, default)).Problem.Should().BeEquivalentTo(Problems.TypeChanged());
        (await drafts.PublishAsync(admin, "permit", edit, default)).Problem.Should().BeEquivalentTo(Problems.TypeChanged());
        (await drafts.PutAsync(admin, Permit, edit + 1, default)).Value.Begun.Should().BeFalse();
        (await drafts.PublishAsync(admin, "permit", null, default)).Problem.Should().BeEquivalentTo(Problems.NothingToPublish());
    }

    [Fact]
    public async Task New_type_that_is_given_up_is_gone()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var drafts = database.Get<CardTypeDrafts>();
        await drafts.PutAsync(admin, Permit, 0, default);

        (await drafts.DiscardAsync(admin, "permit", 1, default)).Succeeded.Should().BeTrue();

        (await drafts.GetAsync(admin, "permit", default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await drafts.DiscardAsync(admin, "permit", null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Only_administrators_set_types_up()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var clerk = await database.UserAsync("clerk", "clerk");
        var drafts = database.Get<CardTypeDrafts>();
        await drafts.PutAsync(admin, Permit, 0, default);

        (await drafts.ListAsync(clerk, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.GetAsync(clerk, "permit", default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.GetAsync(clerk, "nothing", default)).Problem.Should().BeEquivalentTo(Problems.Forbidden(), "it is not told which names are taken");
        (await drafts.PutAsync(clerk, Permit, null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.PutAsync(clerk, Permit with { Name = "Ё" }, null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.PublishAsync(clerk, "permit", null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.DiscardAsync(clerk, "permit", null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await drafts.RevertAsync(clerk, "document", null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
    }

    internal static CardTypeDefinition Permit => new()
    {
        Name = "permit", Label = new Localized("Разрешение", "Permit"),
        Fields = [Field("place", FieldKind.Text), Field("days", FieldKind.Number)],
    };

    internal static FieldDefinition Field(string key, FieldKind kind) => new() { Key = key, Kind = kind, Label = new Localized(key, key) };

    internal static async Task PublishAsync(CardTypeDrafts drafts, Caller admin, CardTypeDefinition type)
    {
        (await drafts.PutAsync(admin, type, null, default)).Succeeded.Should().BeTrue();
        (await drafts.PublishAsync(admin, type.Name, null, default)).Problem.Should().BeNull();
    }

    private static async Task<TestDatabase> OpenAsync(bool postgreSql = false)
    {
        var database = await TestDatabase.CreateAsync(services => services.AddPluginWorld("none", "Some.Plugin"), postgreSql);
        await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document]));
        return database;
    }

    private static ValueTask<TypeCatalog> TypesAsync(TestDatabase database) => database.Get<CardTypeCatalog>().CurrentAsync(default);

    private static async Task<Problem?> PatchAsync(TestDatabase database, Caller caller, Guid card, params (string Key, string Json)[] values) =>
        (await database.Changes.CommitAsync(caller, new ChangeSet("card.patch", card.ToString(), [new PatchCard(card, null, new CardPatch { Fields = SomeTypes.Values(values) })]), default)).Problem;
}

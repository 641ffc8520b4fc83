using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Lists;
using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Ecm.Core.Tests.Cards;
using Ecm.Core.Tests.CardTypes;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Lists;

/// <summary>Lists that fields of several types share.</summary>
public sealed class SharedListTests : IDisposable
{
    private static readonly ListDefinition Ways = new("ways", new Localized("Способы", "Ways"), [Item("post", "Почта"), Item("courier", "Курьер"), Item("fax", "Факс")]);

    private readonly TemporaryFolder config = new();

    public SharedListTests() => Write("Факс");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_change_shows_in_every_field_of_every_type(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var (lists, types) = (database.Get<SharedLists>(), database.Get<CardTypeCatalog>());
        var before = (await lists.FindAsync("ways", default))!;
        before.Should().Match<ListInForce>(l => l.Version == 1 && !l.Differs && l.Uses.Count == 3);

        var changed = (await lists.PutAsync(admin, Ways with { Items = [Item("courier", "Нарочный"), Item("post", "Почта"), Item("email", "Эл. почта"), Item("fax", "Факс") with { Hidden = true }] }, 1, default)).Value;

        changed.Should().Match<ListInForce>(l => l.Version == 2 && l.Differs);
        var catalog = await types.CurrentAsync(default);
        foreach (var (type, field) in new[] { ("letter", "way"), ("letter", "back"), ("parcel", "way") })
            catalog.Of(type).Field(field)!.Choices.Select(c => (c.Label.Ru, c.Hidden)).Should().Equal(("Нарочный", false), ("Почта", false), ("Эл. почта", false), ("Факс", true));
        catalog.Of("letter").Version.Should().Be(1, "the type is the same");
        (await lists.PutAsync(admin, Ways, 1, default)).Problem.Should().BeEquivalentTo(Problems.ListChanged());
        (await lists.PutAsync(admin, changed.Definition, 2, default)).Value.Version.Should().Be(2, "nothing was changed");
        (await lists.RevertAsync(admin, "ways", 2, default)).Value.Should().Match<ListInForce>(l => !l.Differs && l.Version == 3);

        await using var db = database.Open();
        (await db.Audit.Where(e => e.ObjectKind == "list").Select(e => e.Action).ToListAsync(TestContext.Current.CancellationToken)).Should().Equal("list.change", "list.change");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Item_that_a_card_has_is_hidden_at_most_and_cards_keep_it(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        var lists = database.Get<SharedLists>();
        var card = (await database.MakeAsync(admin, "letter", SomeTypes.Values(("back", "\"fax\"")))).Value;
        var without = Ways with { Items = [Ways.Items[0], Ways.Items[1]] };

        (await lists.PutAsync(admin, without, null, default)).Problem.Should().BeEquivalentTo(Problems.ListItemInUse(Ways.Items[2]));
        await database.CommitAsync(new TrashCard(card, Into: true, null));
        (await lists.PutAsync(admin, without, null, default)).Problem!.Field.Should().Be("items.fax", "cards in the trash come back");
        await database.CommitAsync(new TrashCard(card, Into: false, null));
        (await lists.PutAsync(admin, Ways with { Items = [Ways.Items[0], Ways.Items[2] with { Hidden = true }] }, null, default)).Succeeded.Should().BeTrue("no card has the courier");

        (await database.MakeAsync(admin, "letter", SomeTypes.Values(("way", "\"fax\"")))).Problem!.Code.Should().Be("field-wrong-choice", "it is offered no more");
        (await PatchAsync(database, admin, card, ("way", "\"fax\""))).Should().Match<Problem>(p => p.Code == "field-wrong-choice", "nor in another field");
        (await PatchAsync(database, admin, card, ("back", "\"fax\""), ("way", "\"post\""))).Should().BeNull("what the card has stays");
        (await database.Get<CardTypeCatalog>().CurrentAsync(default)).Of("letter").Field("back")!.Choices.Single(c => c.Key == "fax").Label.Ru.Should().Be("Факс", "it stays readable");
    }

    [Fact]
    public async Task Item_of_a_field_that_has_the_list_no_more_is_in_use_as_long_as_cards_have_it()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        await database.MakeAsync(admin, "letter", SomeTypes.Values(("back", "\"fax\"")));
        await CardTypeDraftTests.PublishAsync(database.Get<CardTypeDrafts>(), admin, Letter with { Fields = [Letter.Fields[0]] });

        (await database.Get<SharedLists>().PutAsync(admin, Ways with { Items = [Ways.Items[0]] }, null, default)).Problem!.Code.Should().Be(Problems.ListItemInUseCode);
    }

    [Fact]
    public async Task Going_back_to_the_file_hides_what_people_added_and_cards_have()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var lists = database.Get<SharedLists>();
        await lists.PutAsync(admin, Ways with { Items = [.. Ways.Items, Item("pigeon", "Голубь"), Item("bottle", "Бутылка")] }, null, default);
        await database.MakeAsync(admin, "parcel", SomeTypes.Values(("way", "\"pigeon\"")));

        var reverted = (await lists.RevertAsync(admin, "ways", null, default)).Value;

        reverted.Definition.Items.Select(i => (i.Key, i.Hidden)).Should().Equal(("post", false), ("courier", false), ("fax", false), ("pigeon", true));
        (await lists.RevertAsync(admin, "none", null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Next_start_keeps_what_people_changed_and_lists_of_people()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var lists = database.Get<SharedLists>();
        await lists.PutAsync(admin, Ways with { Items = [Item("post", "Почта России"), Ways.Items[1], Ways.Items[2]] }, null, default);
        await lists.PutAsync(admin, Ways with { Name = "colours" }, 0, default);
        await StartAsync(database);
        (await lists.FindAsync("ways", default))!.Version.Should().Be(2, "a start that brings nothing new writes nothing");

        Write("Телефакс");
        await StartAsync(database);

        (await lists.FindAsync("ways", default))!.Definition.Items.Select(i => i.Label.Ru).Should().Equal("Почта России", "Курьер", "Телефакс");
        (await lists.AllAsync(default)).Select(l => (l.Definition.Name, Of: l.Base is not null)).Should().Equal(("colours", false), ("ways", true));
        File.Delete(Path.Combine(config.Path, "lists", "ways.yaml"));
        await StartAsync(database);
        (await lists.FindAsync("ways", default))!.Should().Match<ListInForce>(l => l.Base == null && l.Definition.Items.Count == 3, "fields need it");
    }

    [Fact]
    public async Task Type_that_names_no_list_of_the_server_is_told_at_its_field()
    {
        await using var database = await OpenAsync();
        var admin = await database.UserAsync("admin", "admin");
        var wrong = Letter with { Fields = [Letter.Fields[0] with { List = "wege" }] };

        (await database.Get<CardTypeDrafts>().PutAsync(admin, wrong, null, default)).Value.Faults.Should().ContainSingle().Which.Should().Match<TypeFault>(f => f.Field == "way" && f.Text.Ru.Contains("«wege»"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_list_is_told_at_its_place_and_only_administrators_write()
    {
        await using var database = await OpenAsync();
        var (admin, clerk) = (await database.UserAsync("admin", "admin"), await database.UserAsync("clerk", "clerk"));
        var lists = database.Get<SharedLists>();

        async Task<string?> FieldAsync(ListDefinition list) => (await lists.PutAsync(admin, list, null, default)).Problem?.Field;

        (await FieldAsync(Ways with { Name = "Способы" })).Should().Be("name");
        (await FieldAsync(Ways with { Label = new("", "W") })).Should().Be("label");
        (await FieldAsync(Ways with { Items = [] })).Should().Be("items");
        (await FieldAsync(Ways with { Items = [Ways.Items[0] with { Hidden = true }] })).Should().Be("items");
        (await FieldAsync(Ways with { Items = [Ways.Items[0], Ways.Items[0]] })).Should().Be("items.post");
        (await FieldAsync(Ways with { Items = [Item("", "Без ключа")] })).Should().Be("items.");
        (await FieldAsync(Ways with { Items = [Item("long", new string('я', 201))] })).Should().Be("items.long");
        (await FieldAsync(Ways with { Items = [.. Enumerable.Range(0, 501).Select(n => Item($"k{n}", "З"))] })).Should().Be("items");
        (await lists.PutAsync(clerk, Ways, null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await lists.RevertAsync(clerk, "ways", null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await lists.PutAsync(Caller.System, Ways, null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
    }

    [Theory]
    [InlineData("name: ways", "*a list needs name, label (ru and en) and items.")]
    [InlineData("name: ways\nlabel: { ru: С, en: W }\nitems: [{ key: a }]", "*each item needs key and label (ru and en).")]
    [InlineData("name: Способы\nlabel: { ru: С, en: W }\nitems: [{ key: a, label: { ru: А, en: A } }]", "*a name is lower-case Latin letters*")]
    [InlineData("name: ways\nlabel: { ru: С, en: W }\nthings: []", "*, line 3: *things*")]
    public void Wrong_file_is_named(string yaml, string fault)
    {
        File.WriteAllText(Path.Combine(config.Path, "lists", "ways.yaml"), yaml);

        FluentActions.Invoking(Files).Should().Throw<ConfigFileException>().Which.Message.Should().Match($"lists: file {config.Path}/lists/ways.yaml{fault}");
    }

    public void Dispose() => config.Dispose();

    private static CardTypeDefinition Letter => new() { Name = "letter", Label = new Localized("Письмо", "Letter"), Fields = [Field("way"), Field("back")] };

    private static FieldDefinition Field(string key) => new() { Key = key, Kind = FieldKind.Choice, Label = new Localized(key, key), List = "ways" };

    private static ChoiceDefinition Item(string key, string label) => new(key, new Localized(label, label));

    private void Write(string fax)
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "lists"));
        File.WriteAllText(
            Path.Combine(config.Path, "lists", "ways.yaml"),
            $"name: ways\nlabel: {{ ru: Способы, en: Ways }}\nitems:\n- {{ key: post, label: {{ ru: Почта, en: Почта }} }}\n- {{ key: courier, label: {{ ru: Курьер, en: Курьер }} }}\n- {{ key: fax, label: {{ ru: {fax}, en: {fax} }} }}\n");
    }

    private async Task<TestDatabase> OpenAsync(bool postgreSql = false)
    {
        var database = await TestDatabase.CreateAsync(services => services.AddPluginWorld(config.Path, "Some.Plugin"), postgreSql);
        await StartAsync(database);
        await database.CommitAsync(new ImportCardTypes([Letter, new() { Name = "parcel", Label = new Localized("Посылка", "Parcel"), Fields = [Field("way")] }]));
        return database;
    }

    private ListFiles Files() => new(new ConfigFiles(Options.Create(new ConfigOptions { ConfigFolder = config.Path })));

    private Task StartAsync(TestDatabase database) => new ListImport(Files(), database.Changes).RunAsync(default);

    private static async Task<Problem?> PatchAsync(TestDatabase database, Caller caller, Guid card, params (string Key, string Json)[] values) =>
        (await database.Changes.CommitAsync(caller, new ChangeSet("card.patch", card.ToString(), [new PatchCard(card, null, new CardPatch { Fields = SomeTypes.Values(values) })]), default)).Problem;
}

using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Cards;

/// <summary>Who may make cards: at the top those who could edit them by the type's list, below a card those who may edit that one.</summary>
public sealed class CreatingTests
{
    [Theory]
    [InlineData("clerk", true)]
    [InlineData("admin", true)]
    [InlineData("reader", false)]
    [InlineData(null, false)]
    public async Task Card_at_the_top_needs_the_right_to_edit_by_the_list_of_its_type(string? role, bool may)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document]));
        var caller = await database.UserAsync("somebody", role is null ? [] : [role]);

        (await CreateAsync(database, caller)).Should().BeEquivalentTo(may ? null : Problems.Forbidden() with { Field = "type" });
        (await UploadAsync(database, caller)).Should().BeEquivalentTo(may ? null : Problems.Forbidden() with { Field = "type" }, "no byte is stored first");
    }

    [Fact]
    public async Task Named_list_gives_no_right_to_make_what_it_holds_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CommitAsync(new ImportCardTypes([CoreCardTypes.Document]), new PutNamedList("все", [new EntryText("everyone", "manage")]));
        var nobody = await database.UserAsync("nobody");

        (await CreateAsync(database, nobody, list: "все")).Should().BeEquivalentTo(Problems.Forbidden() with { Field = "type" });
    }

    [Fact]
    public async Task Type_with_a_list_of_its_own_is_made_by_those_whom_it_names()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CommitAsync(new ImportCardTypes(
        [
            CoreCardTypes.Document with { Access = [new AccessRule("role:lawyer", "edit"), new AccessRule("role:clerk", "read")] },
        ]));

        (await CreateAsync(database, await database.UserAsync("lawyer", "lawyer"))).Should().BeNull();
        (await CreateAsync(database, await database.UserAsync("clerk", "clerk"))).Should().BeEquivalentTo(Problems.Forbidden() with { Field = "type" });
    }

    [Fact]
    public async Task Right_to_edit_the_parent_is_enough_below_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, guest) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("guest"));
        var parent = await database.CardAsync(clerk, "Договор");
        (await CreateAsync(database, guest, parent)).Should().BeEquivalentTo(Problems.NotFound() with { Field = "parentId" });

        await SetAsync("read");
        (await CreateAsync(database, guest, parent)).Should().BeEquivalentTo(Problems.Forbidden() with { Field = "parentId" });
        await SetAsync("edit");
        (await CreateAsync(database, guest, parent)).Should().BeNull();
        (await UploadAsync(database, guest, parent)).Should().BeNull();

        async Task SetAsync(string level) => (await database.Get<AccessRights>().SetAsync(
            clerk, parent, new CardAccessSetting(Inherit: false, List: null, [new EntryText("user:guest", level)]), default)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Card_made_below_another_does_not_come_to_the_top_by_those_who_could_not_have_made_it_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, guest) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("guest"));
        var parent = await database.CardAsync(clerk, "Договор");
        (await database.Get<AccessRights>().SetAsync(
            clerk, parent, new CardAccessSetting(Inherit: false, List: null, [new EntryText("user:guest", "edit"), new EntryText("role:clerk", "edit")]), default)).Succeeded.Should().BeTrue();
        var child = Guid.CreateVersion7();
        (await database.Changes.CommitAsync(guest, new ChangeSet("card.create", "",
            [new CreateCard(child, TypeCatalog.Document, "Карточка", parent, new Dictionary<string, JsonElement>(), null, ByPerson: true)]), default)).Problem.Should().BeNull();
        var toTop = new ChangeSet("card.patch", "", [new PatchCard(child, 1, new CardPatch { Moves = true, ParentId = null })]);

        (await database.Changes.CommitAsync(guest, toTop, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden() with { Field = "parentId" });
        (await database.Changes.CommitAsync(clerk, toTop, default)).Problem.Should().BeNull();
    }

    [Fact]
    public async Task Upload_to_an_unknown_list_or_as_a_child_that_is_not_taken_is_refused_before_a_byte_is_stored()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        await database.CommitAsync(new ImportCardTypes(
        [
            CoreCardTypes.Document, new CardTypeDefinition { Name = "note", Label = new Localized("Заметка", "Note"), Children = ["note"] },
        ]));
        var note = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(note, "note", "Заметка", null, new Dictionary<string, JsonElement>(), null, ByPerson: false));

        (await UploadAsync(database, clerk, list: "нет")).Should().BeEquivalentTo(Problems.UnknownAccessList("нет"));
        (await UploadAsync(database, clerk, note))!.Code.Should().Be("child-not-allowed");
    }

    private static async Task<Problem?> CreateAsync(TestDatabase database, Caller caller, Guid? parentId = null, string? list = null)
    {
        var card = new CreateCard(Guid.CreateVersion7(), TypeCatalog.Document, "Карточка", parentId, new Dictionary<string, JsonElement>(), list, ByPerson: true);
        return (await database.Changes.CommitAsync(caller, new ChangeSet("card.create", "", [card]), default)).Problem;
    }

    private static Task<Problem?> UploadAsync(TestDatabase database, Caller caller, Guid? parentId = null, string? list = null) =>
        new UploadChecks(database.Contexts, database.Get<CardTypeCatalog>())
            .MayCreateAsync(caller, TypeCatalog.Document, new UploadTarget(null, parentId, list, TwinChoice.Keep), default);
}

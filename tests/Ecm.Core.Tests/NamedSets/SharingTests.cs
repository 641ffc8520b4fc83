using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.People;
using Ecm.Core.Tests.Access;
using Ecm.Testing;
using static Ecm.Core.Tests.Cards.SomeTypes;

namespace Ecm.Core.Tests.NamedSets;

/// <summary>Many cards are opened to people and groups, beside those who see them already.</summary>
public sealed class SharingTests
{
    [Fact]
    public async Task Group_is_added_to_the_lists_of_cards_and_taken_away_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, outsider, bulk) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("outsider"), new Bulk(database));
        await database.CommitAsync(new CreateGroup(Guid.CreateVersion7(), "Юристы", ["outsider"]));
        outsider = await database.AgainAsync(outsider);
        var (open, closed) = (await database.CardAsync(clerk, "Открытая"), await database.CardAsync(clerk, "Закрытая"));
        await AccessRightsTests.SetAsync(database, clerk, closed, ("user:clerk", "manage"));
        var reading = new CardReading(database.Contexts);

        var set = await bulk.DoAsync(clerk, Bulk.Act("share", """{"entries":[{"principal":"group:Юристы","level":"edit"}]}""", open, closed));

        set.Done.Should().Be(2);
        foreach (var card in new[] { open, closed })
            (await reading.LevelAsync(outsider, card, default)).Should().Be(AccessLevel.Edit);
        (await reading.LevelAsync(await database.UserAsync("other", "clerk"), open, default)).Should().Be(AccessLevel.Edit, "others keep what they had");
        (await reading.LevelAsync(await database.UserAsync("third", "clerk"), closed, default)).Should().Be(AccessLevel.None);
        (await bulk.DoAsync(clerk, Bulk.Act("share", """{"entries":[{"principal":"group:Юристы","level":"read"}]}""", open))).Done.Should().Be(0, "they may do more already");

        (await bulk.UndoAsync(clerk, set.Id)).Done.Should().Be(2);
        foreach (var card in new[] { open, closed })
            (await reading.LevelAsync(outsider, card, default)).Should().Be(AccessLevel.None);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"entries":[]}""")]
    public async Task Sharing_with_nobody_is_refused(string values)
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var card = await database.CardAsync(clerk, "А");

        (await new Bulk(database).Sets.StartAsync(clerk, Bulk.Act("share", values, card), default)).Problem!.Code.Should().Be("body-wrong");
    }
}

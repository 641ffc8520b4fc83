using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Cards.SomeTypes;

namespace Ecm.Core.Tests.Cards;

/// <summary>What a type calls unique is on one card only, however it is written.</summary>
public sealed class UniqueValueTests
{
    [Theory]
    [InlineData(" 7701 ", "7701")]
    [InlineData("ооо ёлка", "ООО ЕЛКА")]
    [InlineData("АВС-12", "ABC-12")]
    [InlineData("７７０１", "7701")]
    [InlineData("№1", "No1")]
    public void Ways_of_writing_one_value_are_one(string one, string other) => UniqueForm.Normalise(one).Should().Be(UniqueForm.Normalise(other));

    [Theory]
    [InlineData("7701", "7702")]
    [InlineData("77 01", "7701")]
    [InlineData("й", "и")]
    public void Different_values_stay_different(string one, string other) => UniqueForm.Normalise(one).Should().NotBe(UniqueForm.Normalise(other));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Second_card_with_the_value_is_refused_when_it_is_made_and_when_it_is_changed(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        var holder = await PartyAsync(database, "7701", "770101001");
        var second = await PartyAsync(database, "7702", "770101001");

        var made = await database.MakeAsync(Caller.System, Party, Values(("inn", "\" 7701\""), ("kpp", "\"770101001\"")));
        var changed = await database.ChangeAsync(Caller.System, second, new CardPatch { Fields = Values(("inn", "\"7701\"")) });

        made.Problem.Should().BeEquivalentTo(Problems.NotUnique("inn", "inn", holder));
        changed.Should().BeEquivalentTo(made.Problem);
        (await database.ViewAsync(second)).Fields.Text("inn").Should().Be("7702");
    }

    [Fact]
    public async Task Value_is_unique_as_a_whole_and_empty_ones_are_not_compared()
    {
        await using var database = await OpenAsync();
        await PartyAsync(database, "7701", "770101001");

        foreach (var (inn, kpp) in ((string?, string?)[])[("7701", "770201001"), ("7701", null), (null, "770101001"), (null, null), (null, null)])
            await PartyAsync(database, inn, kpp);

        (await database.MakeAsync(Caller.System, Party, Values(("inn", "\"7701\"")))).Problem!.Code.Should().Be("not-unique");
    }

    [Fact]
    public async Task Value_that_a_card_gave_up_is_free_again()
    {
        await using var database = await OpenAsync();
        var first = await PartyAsync(database, "7701", null);

        (await database.ChangeAsync(Caller.System, first, new CardPatch { Fields = Values(("inn", "\"7702\"")) })).Should().BeNull();
        var second = await PartyAsync(database, "7701", null);
        (await database.ChangeAsync(Caller.System, first, new CardPatch { Fields = Values(("inn", "\"7701\"")) })).Should().BeEquivalentTo(Problems.NotUnique("inn", "inn", second));
        (await database.ChangeAsync(Caller.System, second, new CardPatch { Fields = Values(("inn", "null")) })).Should().BeNull();
        (await database.ChangeAsync(Caller.System, first, new CardPatch { Fields = Values(("inn", "\"7701\"")) })).Should().BeNull();

        await using var db = database.Open();
        (await db.UniqueValues.Select(u => new { u.CardId, u.Value }).ToListAsync()).Should().ContainSingle().Which.Should().Be(new { CardId = first, Value = "7701\u001f" });
    }

    [Fact]
    public async Task Other_card_is_named_only_to_those_who_may_read_it()
    {
        await using var database = await OpenAsync();
        var (author, stranger) = (await database.UserAsync("author", "clerk"), await database.UserAsync("stranger", "clerk"));
        var holder = (await database.MakeAsync(author, Party, Values(("inn", "\"7701\"")), title: "Тайный покупатель")).Value;
        await Access.AccessRightsTests.SetAsync(database, author, holder, ("user:author", "manage"));

        var toStranger = (await database.MakeAsync(stranger, Party, Values(("inn", "\"7701\"")))).Problem!;
        var toAuthor = (await database.MakeAsync(author, Party, Values(("inn", "\"7701\"")))).Problem!;

        toStranger.Should().BeEquivalentTo(Problems.NotUnique("inn", "inn", null));
        ProblemTexts.Describe(toStranger, "ru").Should().NotContain("Тайный");
        toAuthor.CardId.Should().Be(holder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_who_take_a_value_at_once_leave_one_holder(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);

        var made = await database.WhileTimePassesAsync(Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => database.MakeAsync(Caller.System, Party, Values(("inn", "\"7701\"")))))));

        var holder = made.Should().ContainSingle(m => m.Succeeded).Which.Value;
        made.Where(m => !m.Succeeded).Select(m => m.Problem!.CardId).Should().AllBeEquivalentTo(holder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Long_value_is_compared_too(bool postgreSql)
    {
        await using var database = await OpenAsync(postgreSql);
        // Too random to be packed into the few bytes that an index takes.
        var random = new Random(5);
        var inn = string.Concat(Enumerable.Range(0, 9_000).Select(_ => (char)random.Next('а', 'я')));
        var holder = await PartyAsync(database, inn, null);

        (await database.MakeAsync(Caller.System, Party, Values(("inn", $"\"{inn.ToUpperInvariant()}\"")))).Problem.Should().BeEquivalentTo(Problems.NotUnique("inn", "inn", holder));
        await PartyAsync(database, inn + "!", null);
    }

    private static async Task<Guid> PartyAsync(TestDatabase database, string? inn, string? kpp) => (await database.MakeAsync(
        Caller.System, Party, Values(("inn", inn is null ? "null" : $"\"{inn}\""), ("kpp", kpp is null ? "null" : $"\"{kpp}\"")))).Value;
}

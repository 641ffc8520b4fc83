using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Core.Tests.Access;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Storage;

/// <summary>Texts that a database cannot keep are refused alike on both, and named where a person has typed them.</summary>
public sealed class KeptTextTests
{
    private const string Null = "а\0б";
    private const string Half = "а\ud83dб";

    [Fact]
    public void Text_without_null_and_halves_of_characters_fits()
    {
        ((string[])["", "Договор № 5 😀\n\t", "😀"]).Should().OnlyContain(text => KeptText.Fits(text));
        ((string[])[Null, Half, "\udc00", "\ude00\ud83d", "\ud83d"]).Should().OnlyContain(text => !KeptText.Fits(text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Title_and_fields_are_cleaned_or_refused(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var card = await database.CardAsync(Caller.System, Null);

        (await RowAsync(database, card)).Title.Should().Be("аб");
        (await PatchAsync(database, card, new CardPatch { Title = Half })).Should().BeEquivalentTo(new { Code = "field-wrong-text", Field = "title" });
        foreach (var value in (string[])["\"а\\u0000б\"", "\"а\\ud83dб\""])
        {
            (await PatchAsync(database, card, Fields("note", value))).Should().BeEquivalentTo(new { Code = "field-wrong-text", Field = "note" });
            (await PatchAsync(database, card, Fields("responsible", value))).Should().BeEquivalentTo(new { Code = "field-wrong-person", Field = "responsible" });
            (await PatchAsync(database, card, Fields("documentDate", value))).Should().BeEquivalentTo(new { Code = "field-wrong-date", Field = "documentDate" });
        }

        (await PatchAsync(database, card, Fields("note", "\"строка\\nи ещё 😀\""))).Should().BeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Names_are_refused(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var admin = await database.UserAsync("admin", "admin");
        foreach (var name in (string[])[Null, Half])
        {
            (await WriteAsync(database, new CreateUser(Guid.CreateVersion7(), "ivanov", name, "ru", "", [], []))).Should().BeEquivalentTo(Problems.NameWrong("name"));
            (await WriteAsync(database, new CreateUser(Guid.CreateVersion7(), name, "Иванов", "ru", "", [], []))).Should().BeEquivalentTo(Problems.LoginWrong());
            (await WriteAsync(database, new CreateGroup(Guid.CreateVersion7(), name, []))).Should().BeEquivalentTo(Problems.NameWrong("name"));
            (await database.Get<NamedLists>().PutAsync(admin, name, [], default)).Problem.Should().BeEquivalentTo(Problems.NameWrong("name"));
            (await database.Get<Tokens>().CreateAsync(admin, name, new TokenLimits(true, true, null), null, default)).Problem.Should().BeEquivalentTo(Problems.NameWrong("name"));
            (await database.Get<AccessRights>().TakeOverAsync(admin, await database.CardAsync(Caller.System, "Карточка"), name, default)).Problem
                .Should().BeEquivalentTo(Problems.ReasonRequired());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_that_is_only_looked_up_is_refused_before_the_database_sees_it(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk");
        await database.CardAsync(author, "Тип есть");
        foreach (var text in (string[])[Null, Half])
        {
            (await WriteAsync(database, new CreateCard(Guid.CreateVersion7(), "document", "Карточка", null, new Dictionary<string, JsonElement>(), text, ByPerson: true)))
                .Should().BeEquivalentTo(Problems.TextWrong());
            await new CardReading(database.Contexts).Awaiting(c => c.ListAsync(author, new CardFilter { State = text }, null, 10, default))
                .Should().ThrowAsync<TextNotKeptException>();
            // A turn that is not given back makes each later writer wait ten seconds for it.
            await database.CardAsync(author, "Следующая").WaitAsync(TimeSpan.FromSeconds(8));
        }
    }

    private static CardPatch Fields(string key, string json) => new() { Fields = new Dictionary<string, JsonElement> { [key] = JsonElement.Parse(json) } };

    private static async Task<Problem?> PatchAsync(TestDatabase database, Guid card, CardPatch patch) =>
        await WriteAsync(database, new PatchCard(card, (await RowAsync(database, card)).Version, patch));

    private static async Task<Problem?> WriteAsync(TestDatabase database, Change change) =>
        (await database.Changes.CommitAsync(Caller.System, new ChangeSet("test", Guid.CreateVersion7().ToString(), [change]), default)).Problem;

    private static async Task<Card> RowAsync(TestDatabase database, Guid card)
    {
        await using var db = database.Open();
        return await db.Cards.AsNoTracking().SingleAsync(c => c.Id == card);
    }
}

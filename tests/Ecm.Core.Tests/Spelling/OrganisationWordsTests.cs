using System.Text;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Spelling;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Spelling;

/// <summary>The organisation's words: who may change them, what is taken in, and that every node follows.</summary>
public sealed class OrganisationWordsTests
{
    private static readonly SomeDictionary Dictionary = new("договор", "склад");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Word_is_added_by_a_clerk_known_on_every_node_listed_and_removed_again(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (words, elsewhere) = (Words(database), new WordCatalog(Dictionary));
        var (clerk, reader) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("reader", "reader"));
        (await KnowsAsync(database, elsewhere, "ромашкинъ")).Should().BeFalse();

        (await words.AddAsync(clerk, " Трёхгорка ", default)).Value.Should().Match<OwnWordView>(w => w.Word == "Трёхгорка" && w.AuthorId == clerk.UserId && w.ImportId == null);
        (await words.AddAsync(clerk, "трехгорка", default)).Value.Word.Should().Be("Трёхгорка", "it is there already");
        await words.AddAsync(clerk, "Ромашкинъ", default);

        (await KnowsAsync(database, elsewhere, "ТРЁХГОРКА")).Should().BeTrue();
        (await KnowsAsync(database, elsewhere, "ромашкинъ")).Should().BeTrue();
        (await words.ListAsync(null, null, 10, default)).Items.Select(w => w.Word).Should().Equal("Ромашкинъ", "Трёхгорка");
        (await words.ListAsync("ТРЁХ", null, 10, default)).Items.Select(w => w.Word).Should().Equal("Трёхгорка");
        var first = await words.ListAsync(null, null, 1, default);
        (await words.ListAsync(null, first.Cursor, 1, default)).Should().Match<Page<OwnWordView>>(p => p.Items.Single().Word == "Трёхгорка" && p.Cursor == null);

        (await words.AddAsync(reader, "чужое", default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await words.RemoveAsync(reader, "трёхгорка", default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await words.RemoveAsync(clerk, "ТРЁХГОРКА", default)).Succeeded.Should().BeTrue("they added it");
        (await words.RemoveAsync(clerk, "трёхгорка", default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await KnowsAsync(database, elsewhere, "трёхгорка")).Should().BeFalse();
        await using var db = database.Open();
        (await db.Audit.Where(e => e.ObjectKind == "words").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()).Should().Equal("words.add", "words.add", "words.remove");
    }

    [Theory]
    [InlineData("два слова", "word-not-letters")]
    [InlineData("А-1312", "word-not-letters")]
    [InlineData("'слово", "word-not-letters")]
    [InlineData("", "word-not-letters")]
    [InlineData("слово\ud800", "word-not-letters")]
    [InlineData("cклад", "word-mixed-scripts")]
    [InlineData("ах", "word-too-short")]
    [InlineData("ааааааааааааааааааааааааааааааааааааааааа", "word-too-long")]
    [InlineData("Договор", "word-known")]
    public async Task Text_that_is_no_new_word_is_refused_with_the_reason(string text, string code)
    {
        await using var database = await TestDatabase.CreateAsync();

        (await Words(database).AddAsync(await database.UserAsync("clerk", "clerk"), text, default)).Problem!.Code.Should().Be(code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_is_imported_by_an_administrator_told_line_by_line_and_taken_back(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var words = Words(database);
        var (admin, clerk) = (await database.UserAsync("chief", "admin"), await database.UserAsync("clerk", "clerk"));
        await words.AddAsync(clerk, "Трёхгорка", default);
        var list = Encoding.UTF8.GetBytes("\uFEFFСеверсталь\r\nтрехгорка\r\nдоговор\r\nСеверсталь\r\n\r\nА-1312\r\nRosneft\r\ncклад");

        (await words.ImportAsync(clerk, list, null, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        var imported = (await words.ImportAsync(admin, list, null, default)).Value;

        imported.Should().Match<WordImport>(i => i.ImportId != null && i.Added == 2 && i.Known == 3);
        imported.Refused.Should().Equal(new RefusedWord(6, "А-1312", WordFault.NotLetters), new RefusedWord(8, "cклад", WordFault.MixedScripts));
        (await words.TakeBackAsync(clerk, imported.ImportId!.Value, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await words.TakeBackAsync(admin, imported.ImportId!.Value, default)).Succeeded.Should().BeTrue();
        (await words.ListAsync(null, null, 10, default)).Items.Select(w => w.Word).Should().Equal("Трёхгорка");
        (await words.TakeBackAsync(admin, imported.ImportId!.Value, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await words.ImportAsync(admin, "договор"u8.ToArray(), null, default)).Value.Should().BeEquivalentTo(new WordImport(null, 0, 1, []));
    }

    [Fact]
    public async Task Import_that_is_repeated_under_its_key_is_answered_as_the_first_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("chief", "admin") with { IdempotencyKey = "k" };
        var list = "Северсталь\nРоснефть"u8.ToArray();

        var first = (await Words(database).ImportAsync(admin, list, null, default)).Value;

        (await Words(database).ImportAsync(admin, list, null, default)).Value.Should().BeEquivalentTo(first).And.Match<WordImport>(i => i.Added == 2);
    }

    [Fact]
    public void Lists_in_both_encodings_are_read_and_others_are_not()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Трёхгорка\nСеверсталь");

        WordListing.Read(windows, null).Value.Words.Should().Equal("Трёхгорка", "Северсталь");
        WordListing.Read(windows, "windows-1251").Value.Words.Should().Equal("Трёхгорка", "Северсталь");
        WordListing.Read(windows, "utf-8").Problem.Should().BeEquivalentTo(Problems.WordListWrong());
        WordListing.Read(windows, "koi8-r").Problem.Should().BeEquivalentTo(Problems.WordListWrong());
        WordListing.Read(Encoding.UTF8.GetBytes(new string('\n', WordListing.MostLines + 1)), null).Problem.Should().BeEquivalentTo(Problems.TooManyLines(WordListing.MostLines));
        WordListing.Read(Encoding.UTF8.GetBytes(new string('я', 100)), null).Value.Refused.Single().Should().Match<RefusedWord>(r => r.Text.Length == 61 && r.Fault == WordFault.TooLong);
    }

    [Fact]
    public void Own_words_near_to_a_misspelt_one_are_suggested_and_distant_ones_are_not()
    {
        var known = new KnownWords(1, ["северсталь", "трехгорка", "роснефть"], Dictionary);

        known.Suggest("Сиверсталь").Should().Equal("северсталь");
        known.Suggest("трёхгоркка").Should().Equal("трехгорка");
        known.Suggest("сталь").Should().BeEmpty();
        (known.Knows("Северсталь"), known.Knows("Договор"), known.Knows("сиверсталь")).Should().Be((true, true, false));
    }

    private static OrganisationWords Words(TestDatabase database) => new(database.Contexts, new WordCatalog(Dictionary), database.Changes);

    private static async Task<bool> KnowsAsync(TestDatabase database, WordCatalog catalog, string word)
    {
        await using var db = database.Open();
        return (await catalog.CurrentAsync(db, default)).Knows(word);
    }
}

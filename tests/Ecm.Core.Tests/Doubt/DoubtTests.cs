using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Doubt;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Doubt;

/// <summary>From a page that was read badly to one that reads right, and back.</summary>
public sealed class DoubtTests
{
    private static readonly PageText Bad = OcrPage.Of(1, "Дагавор поставки Северсталь");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_is_corrected_found_by_its_new_words_out_of_the_queue_and_taken_back(bool postgreSql)
    {
        await using var world = await DoubtWorld.CreateAsync(postgreSql);
        var file = await world.ScanAsync(Bad, OcrPage.Of(2, "Договор поставки", confidence: 95));
        (await world.QueueAsync()).Should().Equal((file, 1));

        var shown = (await world.Doubtful.GetAsync(world.Clerk, file, 1, default)).Value;
        shown.Words.Select(w => (w.Word, w.Text, w.IsKnown)).Should().Equal((0, "Дагавор", false), (1, "поставки", true), (2, "Северсталь", false));
        shown.Score.Should().BeApproximately(0.5 / 3, 0.001);
        var corrected = await CorrectAsync(world, file, shown.ETag, new WordReading(0, "Договор", Learn: false), new WordReading(2, "Северсталь", Learn: true));

        corrected.Value.Should().Match<PageDoubt>(p => p.IsCorrected && p.ETag != shown.ETag);
        corrected.Value.Words.Select(w => w.Word).Should().Equal(1);
        (await world.IndexedAsync(file, 1)).Should().Be("Договор поставки Северсталь");
        (await world.Store.FindAsync((await world.VersionAsync(file)).BlobId, 1, default))!.Text.Should().StartWith("Договор");
        (await world.Store.FindUncorrectedAsync((await world.VersionAsync(file)).BlobId, 1, default))!.Text.Should().Be(Bad.Text, "what was read stays");
        (await world.QueueAsync()).Should().BeEmpty();
        (await world.Words.ListAsync(null, null, 10, default)).Items.Single().Word.Should().Be("Северсталь");
        (await HistoryAsync(world))[^1]["words"]![0]!.AsArray().Select(w => w!.GetValue<string>()).Should().Equal("Дагавор", "Договор");

        (await world.Doubtful.TakeBackAsync(world.Clerk, file, 1, corrected.Value.ETag, default)).Value.IsCorrected.Should().BeFalse();

        (await world.IndexedAsync(file, 1)).Should().Be(Bad.Text);
        (await world.QueueAsync()).Should().Equal((file, 1));
        (await world.Words.ListAsync(null, null, 10, default)).Items.Should().BeEmpty("the word came with the correction");
        (await world.Doubtful.TakeBackAsync(world.Clerk, file, 1, null, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Piece_of_a_word_that_was_split_is_corrected_again()
    {
        await using var world = await DoubtWorld.CreateAsync();
        var file = await world.ScanAsync(OcrPage.Of(1, "дагаворпоставки срок"));
        await CorrectAsync(world, file, null, new WordReading(0, "дагавор  поставки", false));

        await CorrectAsync(world, file, null, new WordReading(0, "договор", false));

        (await world.IndexedAsync(file, 1)).Should().Be("договор поставки срок");
        await CorrectAsync(world, file, null, new WordReading(1, "", false), new WordReading(0, "дагаворпоставки", false));
        (await world.IndexedAsync(file, 1)).Should().Be("дагаворпоставки срок");
    }

    [Fact]
    public async Task Page_that_is_right_is_out_of_the_queue_and_its_text_is_as_it_was()
    {
        await using var world = await DoubtWorld.CreateAsync();
        var file = await world.ScanAsync(Bad);

        (await CorrectAsync(world, file, null)).Value.IsCorrected.Should().BeTrue();

        (await world.QueueAsync()).Should().BeEmpty();
        (await world.IndexedAsync(file, 1)).Should().Be(Bad.Text);
    }

    [Fact]
    public async Task New_reading_keeps_the_corrections_and_a_page_where_one_is_lost_is_asked_about_again()
    {
        await using var world = await DoubtWorld.CreateAsync();
        var file = await world.ScanAsync(Bad);
        await CorrectAsync(world, file, null, new WordReading(0, "Договор", false), new WordReading(2, "Северстали", false));

        await world.ReadAsync(file, "recipe-2", OcrPage.Of(1, "Доrовор поставки Сев", shift: 30));
        (await world.IndexedAsync(file, 1)).Should().Be("Договор поставки Северстали");
        (await world.QueueAsync()).Should().BeEmpty();

        await world.ReadAsync(file, "recipe-3", OcrPage.Of(1, "Доrовор поставки"));
        (await world.IndexedAsync(file, 1)).Should().Be("Договор поставки");
        (await world.QueueAsync()).Should().Equal((file, 1));
        (await world.Doubtful.GetAsync(world.Clerk, file, 1, default)).Value.Lost.Should().Equal(new LostCorrection("Северсталь", "Северстали"));
        await CorrectAsync(world, file, null);
        (await world.QueueAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Worst_pages_come_first_page_by_page_and_only_to_those_who_may_correct_them(bool postgreSql)
    {
        await using var world = await DoubtWorld.CreateAsync(postgreSql);
        var file = await world.ScanAsync(
            OcrPage.Of(1, "договор поставки", 60), OcrPage.Of(2, "срок", 30), OcrPage.Of(3, "договор", 60), OcrPage.Of(4, "конец", 95), Bad with { Number = 5, Origin = TextOrigin.TextLayer });
        var (reader, outsider) = (await world.Database.UserAsync("reader", "reader"), await world.Database.UserAsync("outsider"));

        (await world.QueueAsync()).Should().Equal((file, 2), (file, 1), (file, 3));
        (await world.QueueAsync(reader)).Should().BeEmpty();
        (await world.QueueAsync(outsider)).Should().BeEmpty();
        var first = (await world.Queue.ListAsync(world.Clerk, 0.9, null, 2, default)).Value;
        (await world.Queue.ListAsync(world.Clerk, 0.9, first.Cursor, 2, default)).Value.Should().Match<Page<DoubtfulPage>>(p => p.Items.Single().Page == 3 && p.Cursor == null);
        (await world.Queue.ListAsync(world.Clerk, 1, null, 50, default)).Value.Items.Should().HaveCount(4);
        (await world.Doubtful.GetAsync(outsider, file, 1, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await CorrectAsync(world, file, null, outsider)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await CorrectAsync(world, file, null, reader)).Problem!.Code.Should().BeOneOf("not-found", "forbidden");
        (await world.Doubtful.GetAsync(world.Clerk, file, 5, default)).Problem.Should().BeEquivalentTo(Problems.NotFound(), "a file's own text is not doubted");
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_problem_and_changes_nothing()
    {
        await using var world = await DoubtWorld.CreateAsync();
        var file = await world.ScanAsync(Bad);
        var shown = (await world.Doubtful.GetAsync(world.Clerk, file, 1, default)).Value;

        (await CorrectAsync(world, file, null, new WordReading(3, "x", false))).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("word"));
        (await CorrectAsync(world, file, null, new WordReading(0, "x", false), new WordReading(0, "y", false))).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("word"));
        (await CorrectAsync(world, file, null, new WordReading(0, new string('x', 201), false))).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("text"));
        (await CorrectAsync(world, file, null, new WordReading(0, "\ud800", false))).Problem.Should().BeEquivalentTo(Problems.TextWrong());
        (await CorrectAsync(world, file, null, new WordReading(0, "cклад", Learn: true))).Problem!.Code.Should().Be("word-mixed-scripts");
        (await CorrectAsync(world, file, shown.ETag + 1, new WordReading(0, "Договор", false))).Problem.Should().BeEquivalentTo(Problems.VersionConflict());
        (await world.Queue.ListAsync(world.Clerk, 2, null, 5, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("below"));
        (await world.Queue.ListAsync(world.Clerk, 1, "none", 5, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("cursor"));
        (await world.IndexedAsync(file, 1)).Should().Be(Bad.Text);
        (await world.QueueAsync()).Should().Equal((file, 1));
    }

    [Fact]
    public async Task What_was_read_before_there_were_scores_gets_them()
    {
        await using var world = await DoubtWorld.CreateAsync();
        var file = await world.ScanAsync(Bad);
        await using (var db = world.Database.Open())
        {
            await db.PageScores.ExecuteDeleteAsync();
            await db.FileVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.ScoreRecipe, 0));
        }

        var backfill = new ScoreBackfill(new DoubtStore(world.Database.Contexts), world.Scoring, world.Database.Clock, NullLogger<ScoreBackfill>.Instance);

        (await backfill.RunAsync(default)).Should().Be(1);
        (await world.QueueAsync()).Should().Equal((file, 1));
        (await backfill.RunAsync(default)).Should().Be(0);
    }

    private static Task<Result<PageDoubt>> CorrectAsync(DoubtWorld world, Guid file, int? etag, params WordReading[] readings) =>
        world.Doubtful.CorrectAsync(world.Clerk, file, 1, etag, readings, default);

    private static Task<Result<PageDoubt>> CorrectAsync(DoubtWorld world, Guid file, int? etag, Caller caller) => world.Doubtful.CorrectAsync(caller, file, 1, etag, [], default);

    private static async Task<List<JsonNode>> HistoryAsync(DoubtWorld world)
    {
        await using var db = world.Database.Open();
        var payloads = await (
            from entry in db.Audit.Where(e => e.Action == "page.correct")
            join payload in db.AuditPayloads on entry.Number equals payload.Number
            orderby entry.Number
            select payload.Json).ToListAsync();
        return [.. payloads.Select(json => JsonNode.Parse(json)!)];
    }
}

using System.Runtime.CompilerServices;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Intake;

/// <summary>Pages are kept as they are read, and a long file is findable before its end.</summary>
public sealed class ExtractTextTests
{
    [Fact]
    public async Task What_was_read_before_a_failure_is_not_read_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (extractor, run) = (new Pages(database, 5) { FailsAt = 3 }, await FileAsync(database, 5));

        await Step(database, extractor).Awaiting(s => s.RunAsync(run, default)).Should().ThrowAsync<ExtractionException>();
        extractor.FailsAt = 0;
        await Step(database, extractor).RunAsync(run, default);

        extractor.Read.Should().Equal(1, 2, 3, 4, 5);
        await using var db = database.Open();
        (await db.FileVersions.SingleAsync()).PagesDone.Should().Be(5);
    }

    [Fact]
    public async Task Long_file_shows_its_first_pages_every_half_minute_and_a_short_one_nothing_before_its_end()
    {
        await using var database = await TestDatabase.CreateAsync();
        var run = await FileAsync(database, 50);

        await Step(database, new Pages(database, 50)).RunAsync(run, default);

        await using var db = database.Open();
        var shown = await (
            from entry in db.Audit.Where(e => e.Action == "file.reading")
            join payload in db.AuditPayloads on entry.Number equals payload.Number
            orderby entry.Number
            select payload.Json).ToListAsync();
        shown.Select(json => System.Text.Json.Nodes.JsonNode.Parse(json)!["pages"]!.GetValue<int>()).Should().Equal(15, 30, 45);
        (await db.Cards.SingleAsync()).ContentChange.Should().Be(await db.Audit.MaxAsync(e => e.Number));
    }

    private static ExtractText Step(TestDatabase database, Pages extractor) => new(
        extractor, new ScriptMending(new WordList()), new PageStore(database.Contexts), new IntakeProgress(database.Contexts), new Publish(database.Changes), database.Clock);

    private static async Task<IntakeRun> FileAsync(TestDatabase database, int pages)
    {
        var card = await database.CardAsync(Caller.System, "Скан");
        await database.CommitAsync(new AddFile(
            Guid.CreateVersion7(), card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "скан.pdf", "application/pdf")));
        await using var db = database.Open();
        return new IntakeRun(await db.FileVersions.SingleAsync(), "/nowhere", alone: false) { Probe = new FileProbe("application/pdf", FileKind.Pdf, pages, false) };
    }

    /// <summary>Reads a page in two seconds.</summary>
    private sealed class Pages(TestDatabase database, int count) : ITextExtractor
    {
        public List<int> Read { get; } = [];

        public int FailsAt { get; set; }

        public string Recipe => "test";

        public int KindsVersion => 1;

        public IReadOnlyList<string> Problems => [];

        public Task<UnlockOutcome> UnlockAsync(string path, string password, Stream into, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<InnerFile> UnpackAsync(UnpackRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<FileProbe> ProbeAsync(string path, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]> CutAsync(string path, PicturePart part, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]> DrawAsync(string path, FileProbe probe, int page, int width, int rotation, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<PageText> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var page = 1; page <= count; page++)
            {
                if (request.Done.Contains(page))
                    continue;
                if (page == FailsAt)
                    throw new ExtractionException(ExtractionFailure.Crashed, "gone");
                await Task.Yield();
                Read.Add(page);
                database.Clock.Advance(TimeSpan.FromSeconds(2));
                yield return new PageText { Number = page, Origin = TextOrigin.Ocr, Text = $"страница {page}" };
            }
        }
    }
}

using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Intake;

/// <summary>What lies in an archive becomes cards below its card, each once, and what is too much is said.</summary>
public sealed class OpenArchiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeExtractor extractor = new() { Probe = new FileProbe("application/zip", FileKind.Unread, 0, false) };
    private readonly FileSystemBlobStore blobs;

    public OpenArchiveTests() =>
        blobs = new(Options.Create(new BlobStoreOptions { Path = folder.Path, FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_inside_is_a_card_below_by_the_same_person_with_the_same_access_and_waits_to_be_read(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk");
        var archive = await ArchiveAsync(database, author);
        extractor.Inside.Add(("договоры/2024/акт.txt", "акт"u8.ToArray()));

        await RunAsync(database, archive);

        await using var db = database.Open();
        var holder = await db.Cards.SingleAsync(c => c.Id == archive.CardId);
        var card = await db.Cards.SingleAsync(c => c.ParentId == archive.CardId);
        card.Should().BeEquivalentTo(new { Title = "договоры — 2024 — акт", AuthorId = author.UserId, holder.AccessList, InheritsAccess = true });
        var file = await db.Files.SingleAsync(f => f.CardId == card.Id);
        file.Should().BeEquivalentTo(new { Name = "договоры — 2024 — акт.txt", ParentFileId = (Guid?)null, ParentVersionId = archive.Id, ParentPlace = 1 });
        var version = await db.FileVersions.SingleAsync(v => v.FileId == file.Id);
        version.Should().BeEquivalentTo(new { AuthorId = author.UserId, Intake = IntakeState.Queued, Size = 6L, Expand = true });
        (await db.Jobs.CountAsync(j => j.SubjectId == version.Id)).Should().Be(1);
        (await File.ReadAllTextAsync(blobs.LocalPath(version.BlobId)!)).Should().Be("акт");
        (await db.Audit.SingleAsync(e => e.Action == "file.expand")).Should().BeEquivalentTo(new { ObjectId = card.Id, Agent = "intake" });
    }

    [Fact]
    public async Task Archive_that_nobody_asked_to_open_stays_closed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System, expand: false);
        extractor.Inside.Add(("1", [1]));

        await RunAsync(database, archive);

        (await NamesAsync(database)).Should().BeEmpty();
    }

    [Fact]
    public async Task Run_that_breaks_off_goes_on_behind_the_last_file_and_another_makes_no_doubles()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System);
        extractor.Inside.AddRange([("1", [1]), ("2", [2]), ("2", [2])]);
        extractor.BreaksAt = 3;

        await FluentActions.Awaiting(() => RunAsync(database, archive)).Should().ThrowAsync<ExtractionException>("another attempt may succeed");
        extractor.BreaksAt = 0;
        await RunAsync(database, archive);
        await RunAsync(database, archive);

        extractor.Sent.Should().Equal(1, 2, 3);
        (await NamesAsync(database)).Should().Equal("1", "2", "2");
    }

    [Fact]
    public async Task Two_workers_at_one_archive_make_each_card_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System);
        var content = new StoredContent(Guid.CreateVersion7(), new(1, new string('1', 64)), "a", "text/plain");

        await database.CommitAsync(new ExpandFile(Guid.CreateVersion7(), archive.Id, 1, content));
        await database.CommitAsync(new ExpandFile(Guid.CreateVersion7(), archive.Id, 1, content with { BlobId = Guid.CreateVersion7() }));

        (await NamesAsync(database)).Should().Equal("a");
    }

    [Fact]
    public async Task Limits_hold_for_all_that_lies_in_the_outermost_archive_and_for_its_depth()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System);
        extractor.Inside.AddRange([("a.zip", [1]), ("b.zip", [2])]);
        var limits = new UnpackLimits(5, 100, 100);

        await RunAsync(database, archive, limits);
        var first = await InsideAsync(database, archive, 1);
        var second = await RunAsync(database, first, limits);
        var last = await RunAsync(database, await InsideAsync(database, archive, 2), limits);

        second.LeftOut.Count.Should().Be(0);
        last.LeftOut.Should().BeEquivalentTo(new { Count = 1, Files = new[] { new LeftOutFile("b.zip", "too-many") } });
        (await NamesAsync(database)).Should().HaveCount(5);

        var third = await InsideAsync(database, first, 1);
        (await RunAsync(database, third)).LeftOut.Count.Should().Be(0);
        (await RunAsync(database, await InsideAsync(database, third, 1))).LeftOut.Files.Should().HaveCount(2).And.OnlyContain(f => f.Reason == "too-deep");
    }

    [Fact]
    public async Task Archive_does_not_swell_without_end()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System);
        extractor.Inside.AddRange([("zeros", new byte[OpenArchive.MostRatio * 1 + 1]), ("small", new byte[10])]);

        var run = await RunAsync(database, archive);

        run.LeftOut.Files.Should().Equal(new LeftOutFile("zeros", "too-large"));
        (await NamesAsync(database)).Should().Equal("small");
    }

    [Fact]
    public async Task Archive_that_takes_too_long_keeps_the_rest()
    {
        await using var database = await TestDatabase.CreateAsync();
        var archive = await ArchiveAsync(database, Caller.System);
        extractor.Inside.AddRange([("1", [1]), ("2", [2])]);
        extractor.HangsAt = 2;

        var run = await database.WhileTimePassesAsync(RunAsync(database, archive, time: TimeSpan.FromSeconds(2)));

        run.LeftOut.Files.Should().Equal(new LeftOutFile("", "timed-out"));
        (await NamesAsync(database)).Should().Equal("1");
    }

    [Fact]
    public async Task Uploader_who_lost_the_right_gets_nothing_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var archive = await ArchiveAsync(database, author);
        await database.CommitAsync(new TrashCard(archive.CardId, Into: true, null));
        extractor.Inside.Add(("1.txt", [1]));

        var run = await RunAsync(database, archive);

        run.LeftOut.Files.Should().Equal(new LeftOutFile("1.txt", "forbidden"));
        (await NamesAsync(database)).Should().BeEmpty();
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty("its bytes are not kept either");
    }

    [Fact]
    public async Task Mail_that_is_to_be_opened_has_its_attachments_as_cards_and_not_as_files()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await ArchiveAsync(database, Caller.System);
        extractor.Probe = new FakeExtractor().Probe;
        extractor.Inside.Add(("акт.txt", [1]));
        var run = new IntakeRun(mail, "/nowhere", alone: false) { Probe = extractor.Probe };

        await new TakeAttachments(new Unpacking(extractor, database.Clock), blobs, database.Changes, database.Contexts).RunAsync(run, default);
        await RunAsync(database, mail);

        (await NamesAsync(database)).Should().Equal("акт.txt");
        await using var db = database.Open();
        (await db.Files.CountAsync(f => f.ParentFileId != null)).Should().Be(0);
    }

    [Fact]
    public async Task Bytes_that_were_opened_once_are_known()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (open, closed) = (await ArchiveAsync(database, Caller.System), await ArchiveAsync(database, Caller.System, expand: false));
        var checks = new UploadChecks(database.Contexts, database.Get<CardTypeCatalog>());

        await using var db = database.Open();
        var sha256 = await db.FileVersions.Where(v => v.FileId == open.FileId).Select(v => v.Sha256).SingleAsync();

        (await checks.IsExpandedAsync([new Twin(open.CardId, open.FileId)], sha256, default)).Should().BeTrue();
        (await checks.IsExpandedAsync([new Twin(open.CardId, open.FileId)], "other", default)).Should().BeFalse("these bytes replaced those that were opened");
        (await checks.IsExpandedAsync([new Twin(closed.CardId, closed.FileId)], sha256, default)).Should().BeFalse();
        (await checks.IsExpandedAsync([], sha256, default)).Should().BeFalse();
    }

    [Theory]
    [InlineData("a/b/c.txt", "a — b — c.txt")]
    [InlineData("../../etc/passwd", "etc — passwd")]
    [InlineData("C:\\temp\\.\\x.txt", "temp — x.txt")]
    [InlineData("/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Path_becomes_a_name(string? path, string? name) => FileName.OfPath(path).Should().Be(name);

    [Fact]
    public void Of_a_path_that_is_too_long_the_inner_folders_stay() =>
        FileName.OfPath($"{string.Join('/', Enumerable.Repeat("папка", 200))}/акт.txt").Should().EndWith("папка — акт.txt").And.Match<string>(n => n.Length > 240 && n.Length <= FileName.MaxLength);

    public void Dispose() => folder.Dispose();

    private async Task<IntakeRun> RunAsync(TestDatabase database, FileVersion archive, UnpackLimits? limits = null, TimeSpan? time = null)
    {
        var unpacking = new Unpacking(extractor, database.Clock) { MostTime = time ?? TimeSpan.FromHours(1) };
        var step = new OpenArchive(unpacking, blobs, database.Changes, database.Contexts, database.Get<Callers>()) { Limits = limits ?? new UnpackLimits(2000, 1 << 30, 1 << 30) };
        var run = new IntakeRun(archive, "/nowhere", alone: false) { Probe = extractor.Probe };
        await step.RunAsync(run, default);
        return run;
    }

    private static async Task<FileVersion> ArchiveAsync(TestDatabase database, Caller author, bool expand = true)
    {
        var card = await database.CardAsync(author, "Архив");
        var fileId = Guid.CreateVersion7();
        var content = new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "архив.zip", "application/zip") { Expand = expand };
        (await database.Changes.CommitAsync(author, new ChangeSet("test", card.ToString(), [new AddFile(fileId, card, content)]), default)).Succeeded.Should().BeTrue();
        await using var db = database.Open();
        return await db.FileVersions.AsNoTracking().SingleAsync(v => v.FileId == fileId);
    }

    private static async Task<FileVersion> InsideAsync(TestDatabase database, FileVersion archive, int place)
    {
        await using var db = database.Open();
        var file = await db.Files.SingleAsync(f => f.ParentVersionId == archive.Id && f.ParentPlace == place);
        return await db.FileVersions.AsNoTracking().SingleAsync(v => v.FileId == file.Id);
    }

    private static async Task<List<string>> NamesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var files = await db.Files.Where(f => f.ParentVersionId != null).ToListAsync();
        return [.. files.OrderBy(f => f.ParentPlace).Select(f => f.Name)];
    }
}

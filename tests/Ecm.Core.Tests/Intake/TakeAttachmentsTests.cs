using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Intake;

/// <summary>Attachments of a mail become files of its card, each once, and what is too much is said.</summary>
public sealed class TakeAttachmentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeExtractor extractor = new();
    private readonly FileSystemBlobStore blobs;

    public TakeAttachmentsTests() =>
        blobs = new(Options.Create(new BlobStoreOptions { Path = folder.Path, FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Attachment_is_a_file_of_the_same_card_by_the_same_person_and_waits_to_be_read(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var author = await database.UserAsync("author", "clerk");
        var mail = await MailAsync(database, author);
        extractor.Inside.Add(("акт.txt", "акт"u8.ToArray()));

        await RunAsync(database, mail);

        await using var db = database.Open();
        var file = await db.Files.SingleAsync(f => f.ParentFileId == mail.FileId);
        file.Should().BeEquivalentTo(new { mail.CardId, Name = "акт.txt", ParentVersionId = mail.Id, ParentPlace = 1 });
        var version = await db.FileVersions.SingleAsync(v => v.FileId == file.Id);
        version.Should().BeEquivalentTo(new { AuthorId = author.UserId, Intake = IntakeState.Queued, Size = 6L });
        (await db.Jobs.CountAsync(j => j.SubjectId == version.Id)).Should().Be(1);
        (await File.ReadAllTextAsync(blobs.LocalPath(version.BlobId)!)).Should().Be("акт");
        var entry = await db.Audit.SingleAsync(e => e.Action == "file.attach");
        entry.Should().BeEquivalentTo(new { ObjectId = mail.CardId, Agent = "intake" });
        JsonNode.Parse((await db.AuditPayloads.SingleAsync(p => p.Number == entry.Number)).Json)!["parentName"]!.GetValue<string>().Should().Be("письмо.eml");
    }

    [Fact]
    public async Task Run_that_breaks_off_goes_on_behind_the_last_attachment_and_another_makes_no_doubles()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.AddRange([("1", [1]), ("2", [2]), ("3", [3])]);
        extractor.BreaksAt = 3;

        await FluentActions.Awaiting(() => RunAsync(database, mail)).Should().ThrowAsync<ExtractionException>("another attempt may succeed");
        extractor.BreaksAt = 0;
        await RunAsync(database, mail);
        await RunAsync(database, mail);

        extractor.Sent.Should().Equal(1, 2, 3);
        (await NamesAsync(database)).Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task Two_workers_at_one_mail_make_each_attachment_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        var content = new StoredContent(Guid.CreateVersion7(), new(1, new string('1', 64)), "a", "text/plain");

        await database.CommitAsync(new AttachFile(Guid.CreateVersion7(), mail.Id, 1, content));
        await database.CommitAsync(new AttachFile(Guid.CreateVersion7(), mail.Id, 1, content with { BlobId = Guid.CreateVersion7() }));

        (await NamesAsync(database)).Should().Equal("a");
    }

    [Fact]
    public async Task New_version_of_a_mail_brings_only_what_the_old_one_had_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.AddRange([("1", [1]), ("2", [2])]);
        await RunAsync(database, mail);
        await database.CommitAsync(new AddFileVersion(mail.FileId, 1, new StoredContent(Guid.CreateVersion7(), new(1, new string('2', 64)), "письмо.eml", "message/rfc822")));
        await using var db = database.Open();
        extractor.Inside[1] = ("2", [22]);

        await RunAsync(database, await db.FileVersions.AsNoTracking().SingleAsync(v => v.FileId == mail.FileId && v.Number == 2));

        (await NamesAsync(database)).Should().Equal("1", "2", "2");
    }

    [Fact]
    public async Task What_is_too_much_is_named_and_the_rest_counted_and_the_mail_is_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.Add(("большой.bin", new byte[11]));
        extractor.Inside.AddRange(Enumerable.Range(2, 30).Select(n => ((string?)$"{n}", new byte[] { (byte)n })));

        var run = await RunAsync(database, mail, new UnpackLimits(3, 10, 100));
        await new Publish(database.Changes).RunAsync(run, default);

        await using var db = database.Open();
        var version = await db.FileVersions.SingleAsync(v => v.Id == mail.Id);
        version.Intake.Should().Be(IntakeState.Done);
        var left = LeftOut.From(version.LeftOut);
        left.Count.Should().Be(29);
        left.Files.Should().HaveCount(20).And.StartWith([new LeftOutFile("большой.bin", "too-large"), new LeftOutFile("4", "too-many")]);
        (await NamesAsync(database)).Should().Equal("2", "3");
    }

    [Fact]
    public async Task Mail_that_lies_too_deep_keeps_what_is_attached_to_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.Add(("письмо.eml", [1]));
        IntakeRun run = null!;
        for (var depth = 0; depth <= TakeAttachments.MostDepth; depth++)
        {
            // What comes within one millisecond has no order.
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            run = await RunAsync(database, mail);
            await using var db = database.Open();
            mail = await db.FileVersions.AsNoTracking().OrderByDescending(v => v.Id).FirstAsync();
        }

        run.LeftOut.Should().BeEquivalentTo(new { Count = 1, Files = new[] { new LeftOutFile("письмо.eml", "too-deep") } });
        (await NamesAsync(database)).Should().HaveCount(TakeAttachments.MostDepth);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\u202Eb\r\n\0.txt", "ab.txt")]
    [InlineData("..", "attachment-1")]
    [InlineData("", "attachment-1")]
    [InlineData(null, "attachment-1")]
    public async Task Hostile_name_becomes_one_that_can_be_kept(string? name, string kept)
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.Add((name, [1]));

        await RunAsync(database, mail);

        (await NamesAsync(database)).Should().Equal(kept);
    }

    [Fact]
    public async Task Name_that_is_too_long_keeps_its_extension()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mail = await MailAsync(database, Caller.System);
        extractor.Inside.Add(($"{new string('ы', 400)}.pdf", [1]));

        await RunAsync(database, mail);

        (await NamesAsync(database)).Should().ContainSingle().Which.Should().HaveLength(FileName.MaxLength).And.EndWith("ы.pdf");
    }

    public void Dispose() => folder.Dispose();

    private async Task<IntakeRun> RunAsync(TestDatabase database, FileVersion mail, UnpackLimits? limits = null)
    {
        var step = limits is null
            ? new TakeAttachments(new Unpacking(extractor, database.Clock), blobs, database.Changes, database.Contexts)
            : new TakeAttachments(new Unpacking(extractor, database.Clock), blobs, database.Changes, database.Contexts) { Limits = limits };
        var run = new IntakeRun(mail, "/nowhere", alone: false) { Probe = extractor.Probe };
        await step.RunAsync(run, default);
        return run;
    }

    private static async Task<FileVersion> MailAsync(TestDatabase database, Caller author)
    {
        var card = await database.CardAsync(author, "Письмо");
        var add = new AddFile(Guid.CreateVersion7(), card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "письмо.eml", "message/rfc822"));
        (await database.Changes.CommitAsync(author, new ChangeSet("test", card.ToString(), [add]), default)).Succeeded.Should().BeTrue();
        await using var db = database.Open();
        return await db.FileVersions.AsNoTracking().SingleAsync();
    }

    private static async Task<List<string>> NamesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Files.Where(f => f.ParentFileId != null).OrderBy(f => f.Id).Select(f => f.Name).ToListAsync();
    }
}

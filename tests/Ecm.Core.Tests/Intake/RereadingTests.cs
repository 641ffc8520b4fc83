using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Intake;

/// <summary>Files that were stored before their kind was read are read after an upgrade, quietly.</summary>
public sealed class RereadingTests
{
    private readonly FakeExtractor extractor = new();

    [Fact]
    public async Task Only_files_that_were_not_read_and_mails_are_asked_for_and_those_in_the_queue_show()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (word, mail) = (await FileAsync(database, FileKind.Unread, "application/msword"), await FileAsync(database, FileKind.Text, "message/rfc822"));
        await FileAsync(database, FileKind.Text, "text/plain");
        await FileAsync(database, FileKind.Unread, "application/zip", kinds: 2);

        await FeedAsync(database);

        (await QueuedAsync(database)).Should().BeEquivalentTo([word, mail]);
        await using var db = database.Open();
        (await db.Jobs.ToListAsync()).Should().HaveCount(2).And.OnlyContain(j => j.Background);
    }

    [Fact]
    public async Task Program_that_lays_documents_out_brings_those_without_pages_back_and_leaves_mails_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string modern = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var old = await FileAsync(database, FileKind.Unread, "application/msword", kinds: 2);
        var read = await FileAsync(database, FileKind.Text, modern, kinds: 2);
        await FileAsync(database, FileKind.Pdf, modern, kinds: 2);
        await FileAsync(database, FileKind.Text, "message/rfc822", kinds: 2);
        (extractor.KindsVersion, extractor.RenderedTypes) = (3, [modern, "application/msword"]);

        await FeedAsync(database);

        (await QueuedAsync(database)).Should().BeEquivalentTo([old, read]);
    }

    [Fact]
    public async Task Files_that_were_asked_for_come_to_an_end_when_the_program_is_taken_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var old = await FileAsync(database, FileKind.Unread, "application/msword", kinds: 2);
        (extractor.KindsVersion, extractor.RenderedTypes) = (3, ["application/msword"]);
        await FeedAsync(database);
        await using var db = database.Open();
        await db.Jobs.ExecuteDeleteAsync();

        (extractor.KindsVersion, extractor.RenderedTypes) = (2, []);
        await FeedAsync(database);

        (await db.Jobs.AsNoTracking().SingleAsync()).SubjectId.Should().Be(old);
    }

    [Fact]
    public async Task Workers_get_few_at_a_time_and_the_queue_holds_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            var first = await FileAsync(database, FileKind.Unread, "application/msword");
            var row = await db.FileVersions.AsNoTracking().SingleAsync(v => v.Id == first);
            for (var i = 0; i < Rereading.AtOnce * 2; i++)
            {
                var (file, version) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                db.Files.Add(new CardFile { Id = file, CardId = row.CardId, Name = "a", CurrentVersionId = version, CreatedAt = row.CreatedAt });
                db.FileVersions.Add(new FileVersion
                {
                    Id = version, FileId = file, CardId = row.CardId, Number = 1, BlobId = Guid.CreateVersion7(), Name = "a", Size = 1, Sha256 = row.Sha256,
                    MediaType = row.MediaType, AuthorId = row.AuthorId, CreatedAt = row.CreatedAt, Intake = IntakeState.Done, Kind = row.Kind,
                });
            }

            await db.SaveChangesAsync();
        }

        var rereading = await FeedAsync(database);
        (await rereading.FeedAsync(default)).Should().BeTrue();

        await using var after = database.Open();
        (await after.Jobs.CountAsync()).Should().Be(Rereading.AtOnce, "half of them must be done before there are more");
        (await QueuedAsync(database)).Should().HaveCount(Rereading.AtOnce * 2 + 1);
        await after.Jobs.ExecuteDeleteAsync();
        await after.FileVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Intake, IntakeState.Done));
        (await rereading.FeedAsync(default)).Should().BeFalse("there are none left");
    }

    [Fact]
    public async Task File_that_is_still_not_read_is_let_alone_without_a_line_in_its_history()
    {
        await using var database = await TestDatabase.CreateAsync();
        var version = await FileAsync(database, FileKind.Unread, "application/zip");
        await FeedAsync(database);
        extractor.Probe = new FileProbe("application/zip", FileKind.Unread, 0, false);
        await using var db = database.Open();
        var before = await db.Audit.CountAsync();
        var run = new IntakeRun(await db.FileVersions.AsNoTracking().SingleAsync(), "/nowhere", alone: false);

        await new Identify(extractor, LayingOut.With(extractor, database.Contexts, null!), new IntakeProgress(database.Contexts)).RunAsync(run, default);

        run.IsUnreadAsBefore.Should().BeTrue();
        (await db.FileVersions.AsNoTracking().SingleAsync(v => v.Id == version)).Should().BeEquivalentTo(new { Intake = IntakeState.Done, KindsVersion = 2 });
        (await db.Audit.CountAsync()).Should().Be(before);
        await db.Jobs.ExecuteDeleteAsync();
        (await (await FeedAsync(database)).FeedAsync(default)).Should().BeFalse("it is not asked for at every start");
    }

    /// <summary>What the service does first, then its first round.</summary>
    private async Task<Rereading> FeedAsync(TestDatabase database)
    {
        var progress = new IntakeProgress(database.Contexts);
        var jobs = new JobLeases(database.Contexts, database.Get<DatabaseDialect>(), database.Clock, NullLogger<JobLeases>.Instance);
        var rereading = new Rereading(progress, jobs, extractor, database.Clock, NullLogger<Rereading>.Instance);
        await progress.AskAgainAsync(extractor.KindsVersion, extractor.RenderedTypes, default);
        await rereading.FeedAsync(default);
        return rereading;
    }

    private static async Task<Guid> FileAsync(TestDatabase database, FileKind kind, string mediaType, int kinds = 0)
    {
        var (card, file) = (await database.CardAsync(Caller.System, "a"), Guid.CreateVersion7());
        await database.CommitAsync(new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "a", mediaType)));
        await using var db = database.Open();
        var version = await db.Files.Where(f => f.Id == file).Select(f => f.CurrentVersionId).SingleAsync();
        await database.CommitAsync(new EndIntake(version, IntakeState.Done, null, new FileProbe(mediaType, kind, 0, false), KindsVersion: kinds));
        return version;
    }

    private static async Task<List<Guid>> QueuedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.FileVersions.Where(v => v.Intake == IntakeState.Queued).Select(v => v.Id).ToListAsync();
    }
}

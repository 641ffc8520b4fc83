using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.People;
using Ecm.Core.Plugins;
using Ecm.Core.Search;
using Ecm.Core.Spelling;
using Ecm.Core.Storage;
using Ecm.Core.Suggestions;
using Ecm.Core.Tests.Spelling;
using Ecm.Core.Twins;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Intake;

/// <summary>A locked file is read once its password is told, and the password stays nowhere.</summary>
public sealed class FileUnlockingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeExtractor extractor = new() { Probe = new("application/pdf", FileKind.Pdf, 2, false) };
    private readonly FileSystemBlobStore blobs;

    public FileUnlockingTests() =>
        blobs = new(Options.Create(new BlobStoreOptions { Path = folder.Path, FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    [Fact]
    public async Task Right_password_lets_the_file_be_read_and_pictures_of_its_pages_are_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);

        var opened = await Unlocking(database).UnlockAsync(clerk, file, "верный", default);

        opened.Value.Intake.State.Should().BeOneOf(IntakeState.Running, IntakeState.Done);
        await EndedAsync(database, IntakeState.Done);
        extractor.ReadFiles.Should().Equal("открыт");
        await using var db = database.Open();
        var version = await db.FileVersions.SingleAsync();
        version.Should().BeEquivalentTo(new { Pages = 2, PagesDone = 2, Error = (string?)null });
        (await db.Pages.CountAsync(p => p.BlobId == version.BlobId)).Should().Be(2);
        foreach (var picture in await db.KeptPictures.ToListAsync())
            (await File.ReadAllTextAsync(blobs.LocalPath(picture.PictureId)!)).Should().Be($"открыт {picture.Page}");
        (await db.KeptPictures.CountAsync()).Should().Be(2);
        (await db.Jobs.AnyAsync()).Should().BeFalse();
        (await db.Audit.Select(e => e.Action).ToListAsync()).Should().ContainInOrder("file.parked", "file.unlock", "file.read");
        (await db.AuditPayloads.ToListAsync()).Should().NotContain(p => p.Json.Contains("верный"));
        await NoCopyIsLeftAsync();
    }

    [Fact]
    public async Task Kept_picture_belongs_to_its_file_when_the_store_is_swept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);
        await Unlocking(database).UnlockAsync(clerk, file, "верный", default);
        await EndedAsync(database, IntakeState.Done);
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);
        database.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(3));

        await sweep.RunAsync(default);

        (await sweep.RunAsync(default)).Should().Be(0);
    }

    [Fact]
    public async Task Wrong_password_is_said_and_several_of_them_begin_a_pause_that_the_right_one_does_not_end()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);
        var unlocking = Unlocking(database);

        for (var attempt = 0; attempt < 5; attempt++)
            (await unlocking.UnlockAsync(clerk, file, attempt == 0 ? "" : $"неверный {attempt}", default)).Problem!.Code.Should().Be("file-password-wrong");
        (await unlocking.UnlockAsync(clerk, file, "неверный", default)).Problem!.Code.Should().Be("file-password-wrong", "an empty one was no guess");
        (await unlocking.UnlockAsync(clerk, file, "верный", default)).Problem.Should().BeEquivalentTo(new { Code = "unlock-paused", Status = 429, RetryAfter = 60 });
        database.Clock.Advance(TimeSpan.FromMinutes(2));

        (await unlocking.UnlockAsync(clerk, file, "верный", default)).Succeeded.Should().BeTrue();
        await EndedAsync(database, IntakeState.Done);
    }

    [Fact]
    public async Task Only_who_may_edit_the_card_may_try_and_only_a_file_that_waits_for_a_password()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);
        var (reader, stranger) = (await database.UserAsync("reader", "reader"), await database.UserAsync("stranger"));
        var unlocking = Unlocking(database);

        (await unlocking.UnlockAsync(reader, file, "верный", default)).Problem!.Code.Should().Be("forbidden");
        (await unlocking.UnlockAsync(stranger, file, "верный", default)).Problem!.Code.Should().Be("not-found");
        await unlocking.UnlockAsync(clerk, file, "верный", default);
        await EndedAsync(database, IntakeState.Done);
        (await unlocking.UnlockAsync(clerk, file, "верный", default)).Problem!.Code.Should().Be("not-locked");
    }

    /// <summary>Nobody but the process that was told the password can go on: what is left of a dead one is parked by whoever takes its job.</summary>
    [Fact]
    public async Task Stop_in_the_middle_leaves_a_job_and_no_copy()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);
        extractor.Reading = Task.Delay(Timeout.Infinite);
        var unlocking = Unlocking(database);
        await unlocking.UnlockAsync(clerk, file, "верный", default);
        await using var db = database.Open();
        (await db.Jobs.SingleAsync()).Should().BeEquivalentTo(new { State = JobState.Running, Attempt = 1 });

        await ((IHostedService)unlocking).StopAsync(default);

        (await db.Jobs.AsNoTracking().SingleAsync()).Should().BeEquivalentTo(new { Kind = "extract", State = JobState.Waiting, Attempt = 0 });
        await NoCopyIsLeftAsync();
    }

    [Fact]
    public async Task Fault_while_it_is_read_parks_it_with_the_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await LockedAsync(database);
        extractor.Reading = Task.FromException(new ExtractionException(ExtractionFailure.TooLarge, "large"));

        await Unlocking(database).UnlockAsync(clerk, file, "верный", default);

        await EndedAsync(database, IntakeState.Parked);
        await using var db = database.Open();
        (await db.FileVersions.SingleAsync()).Error.Should().Be("too-large");
        (await db.Jobs.AnyAsync()).Should().BeFalse();
    }

    public void Dispose() => folder.Dispose();

    private FileUnlocking Unlocking(TestDatabase database)
    {
        var (contexts, changes) = (database.Contexts, database.Changes);
        var (pages, kept, progress, publish) = (new PageStore(contexts), new KeptPictures(contexts), new IntakeProgress(contexts), new Publish(changes));
        var pipeline = new IntakePipeline(
            new Identify(extractor, LayingOut.With(extractor, contexts, blobs), progress), new ExtractText(extractor, new ScriptMending(new WordList()), pages, progress, publish, database.Clock), new KeepPictures(extractor, blobs, pages, kept),
            new TakeAttachments(new Unpacking(extractor, database.Clock), blobs, changes, contexts),
            new OpenArchive(new Unpacking(extractor, database.Clock), blobs, changes, contexts, database.Get<Callers>()), new ScorePages(contexts, pages, new WordCatalog(new SomeDictionary()), new DoubtStore(contexts)),
            new FindTwins(new TwinStore(contexts, database.Get<DatabaseDialect>()), pages),
            new SuggestFields(new CardReading(contexts), database.Get<CardTypeCatalog>(), new PartyDirectory(contexts), pages, new SuggestionStore(contexts)), new RunPlugins([], null!, null!, null!, pages), publish);
        return new FileUnlocking(
            contexts, new FileReading(contexts, blobs, pages, new IndexProgress()), new UploadChecks(contexts, database.Get<CardTypeCatalog>()), changes, new LocalBlobs(blobs), extractor,
            pipeline, new FileParking(changes, contexts), new JobLeases(contexts, database.Get<DatabaseDialect>(), database.Clock, NullLogger<JobLeases>.Instance),
            new SignInPauses(database.Clock), NullLogger<FileUnlocking>.Instance);
    }

    private async Task<(Caller Clerk, Guid File)> LockedAsync(TestDatabase database)
    {
        var clerk = await database.UserAsync("clerk", "clerk");
        var (card, file, blob) = (await database.CardAsync(clerk, "Закрытый"), Guid.CreateVersion7(), Guid.CreateVersion7());
        var receipt = await blobs.PutAsync(blob, new MemoryStream("закрыт"u8.ToArray()), default);
        await database.CommitAsync(new AddFile(file, card, new StoredContent(blob, receipt, "закрытый.pdf", "application/pdf")));
        await using var db = database.Open();
        await database.CommitAsync(new EndIntake((await db.FileVersions.SingleAsync()).Id, IntakeState.Parked, "password"));
        return (clerk, file);
    }

    private static Task EndedAsync(TestDatabase database, IntakeState state) => Eventually.HoldsAsync($"it is {state}", async () =>
    {
        await using var db = database.Open();
        return (await db.FileVersions.AsNoTracking().SingleAsync()).Intake == state;
    });

    private static Task NoCopyIsLeftAsync() =>
        Eventually.HoldsAsync("no copy is left", () => Task.FromResult(Directory.GetFiles(Path.GetTempPath(), "ecm-unlocked-*").Length == 0));
}

using System.Text;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Intake;

/// <summary>Office documents are laid out once, read and drawn from what came of it, and lose nothing when that fails.</summary>
public sealed class LayOutTests : IDisposable
{
    private const string Word = "application/msword";

    private readonly FakeExtractor extractor = new() { Probe = new FileProbe(Word, FileKind.Unread, 0, false), RenderedTypes = [Word] };
    private readonly TemporaryFolder folder = new();
    private readonly FileSystemBlobStore blobs;

    public LayOutTests() =>
        blobs = new(Options.Create(new BlobStoreOptions { Path = Path.Combine(folder.Path, "blobs"), FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    [Fact]
    public async Task Document_is_laid_out_once_read_and_drawn_from_its_pages()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await StoredAsync(database);

        await RunAsync(database);
        await RunAsync(database);

        extractor.Rendered.Should().Be(1);
        extractor.ReadFiles.Should().Equal("pages of письмо");
        (await VersionAsync(database)).Should().BeEquivalentTo(new { MediaType = Word, Kind = nameof(FileKind.Pdf), Pages = 2, PagesDone = 2 });
        Encoding.UTF8.GetString((await Pictures(database).GetAsync(clerk, file, null, 2, 400, default)).Value).Should().Be("pages of письмо 2");
    }

    [Fact]
    public async Task Pages_that_were_lost_are_laid_out_anew_when_somebody_looks()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await StoredAsync(database);
        await RunAsync(database);
        var lost = (await VersionAsync(database)).RenditionId!.Value;
        await blobs.DeleteAsync(lost, default);

        var picture = await Pictures(database).GetAsync(clerk, file, null, 1, 400, default);

        Encoding.UTF8.GetString(picture.Value).Should().Be("pages of письмо 1");
        var made = (await VersionAsync(database)).RenditionId!.Value;
        made.Should().NotBe(lost);
        (await blobs.StatAsync(made, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Lost_pages_are_laid_out_once_for_all_who_look()
    {
        await using var database = await TestDatabase.CreateAsync();
        extractor.LaidOut = extractor.LaidOut with { Pages = 12 };
        var (clerk, file) = await StoredAsync(database);
        await RunAsync(database);
        await blobs.DeleteAsync((await VersionAsync(database)).RenditionId!.Value, default);
        var (rendering, pictures) = (new TaskCompletionSource(), Pictures(database));
        extractor.Rendering = rendering.Task;

        var looks = Enumerable.Range(1, 12).Select(page => pictures.GetAsync(clerk, file, null, page, 400, default)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(0.3));
        rendering.SetResult();

        (await Task.WhenAll(looks)).Should().OnlyContain(picture => picture.Succeeded);
        extractor.Rendered.Should().Be(2, "once by the intake and once for those who look");
    }

    [Fact]
    public async Task Kept_pages_are_drawn_without_fetching_the_document()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await StoredAsync(database);
        await RunAsync(database);
        await blobs.DeleteAsync((await VersionAsync(database)).BlobId, default);

        var picture = await Pictures(database).GetAsync(clerk, file, null, 1, 400, default);

        Encoding.UTF8.GetString(picture.Value).Should().Be("pages of письмо 1");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Text_of_its_own_is_read_when_it_cannot_be_laid_out_or_has_too_many_pages(bool refuses, bool partial)
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoredAsync(database);
        extractor.Probe = new FileProbe(Word, FileKind.Text, 1, false);
        extractor.LaidOut = extractor.LaidOut with { Partial = partial };
        extractor.RefusesToRender = refuses ? new ExtractionException(ExtractionFailure.TooLarge, "long") : null;

        await RunAsync(database);

        extractor.ReadFiles.Should().Equal("письмо");
        (await VersionAsync(database)).Should().BeEquivalentTo(new { Kind = nameof(FileKind.Text), Pages = 1 });
    }

    [Theory]
    [InlineData(ExtractionFailure.TimedOut)]
    [InlineData(ExtractionFailure.OutOfMemory)]
    [InlineData(ExtractionFailure.Crashed)]
    public async Task What_a_busy_machine_may_have_caused_is_tried_again_alone_before_the_text_is_read_without_pages(ExtractionFailure reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoredAsync(database);
        extractor.Probe = new FileProbe(Word, FileKind.Text, 1, false);
        extractor.RefusesToRender = new ExtractionException(reason, "busy");
        var runs = () => RunAsync(database);
        (await runs.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(reason);

        await RunAsync(database, alone: true);

        extractor.ReadFiles.Should().Equal("письмо");
    }

    [Theory]
    [InlineData(FileKind.Text)]
    [InlineData(FileKind.Unread)]
    public async Task What_is_no_pdf_is_not_taken_for_pages(FileKind kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await StoredAsync(database);
        extractor.Probe = new FileProbe(Word, kind, kind == FileKind.Text ? 1 : 0, false);
        extractor.LaidOut = new FileProbe("image/png", FileKind.Image, 1, false);

        var runs = () => RunAsync(database);

        if (kind == FileKind.Text)
            await runs.Should().NotThrowAsync();
        else
            (await runs.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Damaged);
        extractor.ReadFiles.Should().BeEquivalentTo(kind == FileKind.Text ? ["письмо"] : Array.Empty<string>());
        (await Pictures(database).GetAsync(clerk, file, null, 1, 400, default)).Succeeded.Should().BeFalse();
    }

    [Fact]
    public async Task Document_with_more_text_than_stands_on_pages_says_so_also_when_its_kept_pages_are_read_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoredAsync(database);
        extractor.HasMoreThanPages = true;

        await RunAsync(database);
        (await VersionAsync(database)).Partial.Should().BeTrue();
        await RunAsync(database);

        extractor.Rendered.Should().Be(1);
        (await VersionAsync(database)).Should().BeEquivalentTo(new { Kind = nameof(FileKind.Pdf), Partial = true });
    }

    [Fact]
    public async Task Document_without_text_of_its_own_that_cannot_be_laid_out_fails_with_the_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoredAsync(database);
        extractor.RefusesToRender = new ExtractionException(ExtractionFailure.OutOfMemory, "fat");

        var runs = () => RunAsync(database);

        (await runs.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.OutOfMemory);
    }

    [Fact]
    public async Task Without_the_program_what_it_needs_is_said_and_kept_pages_are_read_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await StoredAsync(database);
        extractor.RenderedTypes = [];
        await RunAsync(database);
        (await Reading(database).GetAsync(clerk, file, default)).Value.Intake.Should().Match<IntakeView>(i => i.Unread && i.NeedsOffice);

        extractor.RenderedTypes = [Word];
        await RunAsync(database);
        extractor.RenderedTypes = [];
        extractor.RefusesToRender = new ExtractionException(ExtractionFailure.NotInstalled, "gone");
        await RunAsync(database);
        await RunAsync(database, alone: true);

        extractor.Rendered.Should().Be(1);
        (await Reading(database).GetAsync(clerk, file, default)).Value.Intake.Should().Match<IntakeView>(i => !i.Unread && !i.NeedsOffice && i.Pages == 2);
    }

    [Fact]
    public async Task Pages_are_swept_when_their_version_names_others_and_not_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoredAsync(database);
        await RunAsync(database);
        var pages = (await VersionAsync(database)).RenditionId!.Value;
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);
        await SweepTwiceAsync(database, sweep);
        (await blobs.StatAsync(pages, default)).Should().NotBeNull();

        await using (var db = database.Open())
            await db.FileVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.RenditionId, (Guid?)null));
        await SweepTwiceAsync(database, sweep);

        (await blobs.StatAsync(pages, default)).Should().BeNull();
    }

    public void Dispose() => folder.Dispose();

    private static async Task SweepTwiceAsync(TestDatabase database, Sweep sweep)
    {
        database.Clock.SetUtcNow(TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(2));
        await sweep.RunAsync(default);
        await sweep.RunAsync(default);
    }

    private FileReading Reading(TestDatabase database) => new(database.Contexts, blobs, new PageStore(database.Contexts), new IndexProgress());

    private PagePictures Pictures(TestDatabase database) => new(
        Reading(database), new PageStore(database.Contexts), new KeptPictures(database.Contexts), LayingOut.Kept(extractor, database.Contexts, blobs), new LocalBlobs(blobs), extractor,
        new PictureCache(Path.Combine(folder.Path, $"{Guid.CreateVersion7():N}"), 1 << 20));

    private async Task RunAsync(TestDatabase database, bool alone = false)
    {
        var (version, progress) = (await VersionAsync(database), new IntakeProgress(database.Contexts));
        await using var local = await new LocalBlobs(blobs).RentAsync(version.BlobId, default);
        await using var run = new IntakeRun(version, local.Path, alone);
        await new Identify(extractor, LayingOut.With(extractor, database.Contexts, blobs), progress).RunAsync(run, default);
        var publish = new Publish(database.Changes);
        await new ExtractText(extractor, new ScriptMending(new WordList()), new PageStore(database.Contexts), progress, publish, database.Clock).RunAsync(run, default);
        await publish.RunAsync(run, default);
    }

    private async Task<(Caller Clerk, Guid File)> StoredAsync(TestDatabase database)
    {
        var clerk = await database.UserAsync("clerk", "clerk");
        var (card, file, blob) = (await database.CardAsync(clerk, "Письмо"), Guid.CreateVersion7(), Guid.CreateVersion7());
        var receipt = await blobs.PutAsync(blob, new MemoryStream("письмо"u8.ToArray()), default);
        await database.CommitAsync(new AddFile(file, card, new StoredContent(blob, receipt, "письмо.doc", Word)));
        return (clerk, file);
    }

    private static async Task<FileVersion> VersionAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.FileVersions.AsNoTracking().SingleAsync();
    }
}

using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Intake;

/// <summary>A file is recognised in other languages on demand: under a recipe of its own, by whoever may edit, and told in the history.</summary>
public sealed class ReadingAgainTests
{
    private readonly FakeExtractor extractor = new() { Probe = new("application/pdf", FileKind.Pdf, 2, false) };

    [Fact]
    public async Task File_waits_with_its_languages_and_is_read_in_them_under_their_recipe()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await ReadFileAsync(database);

        var asked = await Again(database).AskAsync(clerk, file, "deu+eng", default);

        asked.Value.Intake.Should().BeEquivalentTo(new { State = IntakeState.Queued, PagesDone = 0 });
        await using var db = database.Open();
        var version = await db.FileVersions.AsNoTracking().SingleAsync();
        (await db.Jobs.SingleAsync()).Should().BeEquivalentTo(new { Kind = "extract", SubjectId = version.Id });
        (await db.Pages.Select(p => p.Recipe).Distinct().ToListAsync()).Should().Equal(["test"], "the old text serves until the new one is there");
        await ReadAsync(database, version);
        extractor.Asked.Should().Be("deu+eng");
        (await db.Pages.Select(p => p.Recipe).Distinct().ToListAsync()).Should().Equal("test deu+eng");
        (await db.AuditPayloads.Select(p => p.Json).ToListAsync()).Should().ContainSingle(json => json.Contains("deu+eng"));
        (await db.Audit.Select(e => e.Action).ToListAsync()).Should().Contain("file.read-again");
    }

    [Theory]
    [InlineData("fra")]
    [InlineData("rus+fra")]
    [InlineData("rus+rus")]
    [InlineData("../rus")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Language_that_is_not_installed_is_refused_with_those_that_are(string? languages)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await ReadFileAsync(database);

        var asked = await Again(database).AskAsync(clerk, file, languages, default);

        asked.Problem.Should().BeEquivalentTo(new { Code = "language-not-installed", Status = 400, Field = "language" });
        asked.Problem!.Arguments.Should().Equal("deu, eng, rus");
    }

    [Fact]
    public async Task Only_who_may_edit_and_only_what_is_recognised_and_not_being_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await ReadFileAsync(database);
        var (reader, stranger) = (await database.UserAsync("reader", "reader"), await database.UserAsync("stranger"));
        var again = Again(database);

        (await again.AskAsync(reader, file, "eng", default)).Problem!.Code.Should().Be("forbidden");
        (await again.AskAsync(stranger, file, "eng", default)).Problem!.Code.Should().Be("not-found");
        (await again.AskAsync(clerk, file, "eng", default)).Succeeded.Should().BeTrue();
        (await again.AskAsync(clerk, file, "eng", default)).Problem!.Code.Should().Be("still-being-read");
        await using var db = database.Open();
        await db.Jobs.ExecuteDeleteAsync();
        await db.FileVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Intake, IntakeState.Done).SetProperty(x => x.Kind, nameof(FileKind.Text)));
        (await again.AskAsync(clerk, file, "eng", default)).Problem!.Code.Should().Be("not-recognised");
    }

    [Fact]
    public async Task File_that_was_read_with_a_password_keeps_its_text()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, file) = await ReadFileAsync(database);
        await using (var db = database.Open())
        {
            var blob = await db.FileVersions.Select(v => v.BlobId).SingleAsync();
            db.KeptPictures.Add(new KeptPicture { BlobId = blob, Page = 1, PictureId = Guid.CreateVersion7() });
            await db.SaveChangesAsync();
        }

        (await Again(database).AskAsync(clerk, file, "eng", default)).Problem!.Code.Should().Be("read-unlocked");

        await using var after = database.Open();
        (await after.FileVersions.Select(v => v.Intake).SingleAsync()).Should().Be(IntakeState.Done);
    }

    private ReadingAgain Again(TestDatabase database) => new(
        database.Changes, new FileReading(database.Contexts, null!, new PageStore(database.Contexts), new IndexProgress()), extractor);

    private async Task ReadAsync(TestDatabase database, FileVersion version)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(path, "bytes");
        var step = new ExtractText(extractor, new ScriptMending(new WordList()), new PageStore(database.Contexts), new IntakeProgress(database.Contexts), new Publish(database.Changes), database.Clock);
        await step.RunAsync(new IntakeRun(version, path, alone: false) { Probe = extractor.Probe }, default);
    }

    private async Task<(Caller Clerk, Guid File)> ReadFileAsync(TestDatabase database)
    {
        var clerk = await database.UserAsync("clerk", "clerk");
        var (card, file) = (await database.CardAsync(clerk, "Скан"), Guid.CreateVersion7());
        await database.CommitAsync(new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "скан.pdf", "application/pdf")));
        await using var db = database.Open();
        var version = await db.FileVersions.AsNoTracking().SingleAsync();
        await ReadAsync(database, version);
        await database.CommitAsync(new EndIntake(version.Id, IntakeState.Done, null, extractor.Probe));
        return (clerk, file);
    }
}

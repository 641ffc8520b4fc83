using System.Security.Cryptography;
using System.Text;
using Ecm.Abstractions.Blobs;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Ecm.Core.Twins;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Twins;

/// <summary>Files whose pages have been read, and what is found out about them and decided.</summary>
internal sealed class TwinWorld(TestDatabase database) : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestDatabase Database => database;

    public Caller Clerk { get; private set; } = null!;

    public TwinStore Store => new(database.Contexts, database.Get<DatabaseDialect>());

    public FindTwins Step => new(Store, Pages);

    public FileReading Files => new(database.Contexts, Blobs, Pages, new IndexProgress());

    public NearTwins Near => new(database.Contexts);

    public TwinDecisions Decisions => new(
        Near, Files, new FileUploads(Blobs, database.Changes, new UploadChecks(database.Contexts, database.Get<CardTypeCatalog>()), Files), database.Changes);

    private PageStore Pages => new(database.Contexts);

    private FileSystemBlobStore Blobs => field ??= new(
        Options.Create(new BlobStoreOptions { Path = folder.Path, FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    public static async Task<TwinWorld> CreateAsync(bool postgreSql = false)
    {
        var world = new TwinWorld(await TestDatabase.CreateAsync(postgreSql: postgreSql));
        world.Clerk = await world.Database.UserAsync("clerk", "clerk");
        return world;
    }

    /// <summary>A file on a card of its own, read and looked at.</summary>
    public async Task<(Guid Card, Guid File)> ReadAsync(string title, string[] pages, Caller? author = null)
    {
        var card = await database.CardAsync(author ?? Clerk, title);
        return (card, await ReadOnAsync(card, title, pages, author));
    }

    /// <summary>A file on a card, read and looked at.</summary>
    public async Task<Guid> ReadOnAsync(Guid card, string name, string[] pages, Caller? author = null)
    {
        var file = await AddAsync(card, name, author);
        await LookAsync(file, pages);
        return file;
    }

    /// <summary>A file that has not been read.</summary>
    public async Task<Guid> AddAsync(Guid card, string name, Caller? author = null)
    {
        var file = Guid.CreateVersion7();
        await CommitAsync(author ?? Clerk, new AddFile(file, card, await StoreAsync(name)));
        return file;
    }

    /// <summary>A new version, read and looked at.</summary>
    public async Task ReplaceAsync(Guid file, int expected, string[] pages)
    {
        await CommitAsync(Clerk, new AddFileVersion(file, expected, await StoreAsync("новая версия")));
        await LookAsync(file, pages);
    }

    /// <summary>Reads a file's current version and takes it through the step.</summary>
    public async Task LookAsync(Guid file, string[] pages, bool step = true)
    {
        var version = await VersionAsync(file);
        await Pages.SaveAsync(version.BlobId, "test", [.. pages.Select((text, i) => new PageText { Number = i + 1, Origin = TextOrigin.Ocr, Text = text })], default);
        if (step)
            await Step.RunAsync(new IntakeRun(version, "/nowhere", alone: false) { Probe = new FileProbe("application/pdf", FileKind.Pdf, pages.Length, false) }, default);
        await database.CommitAsync(new EndIntake(version.Id, IntakeState.Done, null, new FileProbe("application/pdf", FileKind.Pdf, pages.Length, false)));
    }

    public async Task<FileVersion> VersionAsync(Guid file)
    {
        await using var db = database.Open();
        var current = await db.Files.Where(f => f.Id == file).Select(f => f.CurrentVersionId).SingleAsync();
        return await db.FileVersions.AsNoTracking().SingleAsync(v => v.Id == current);
    }

    public async Task<IEnumerable<Guid>> TwinsAsync(Guid file, Caller? caller = null) => (await Near.OfAsync(caller ?? Clerk, file, default)).Select(t => t.FileId);

    public async Task CommitAsync(Caller caller, Change change) =>
        (await database.Changes.CommitAsync(caller, new ChangeSet("test", Guid.CreateVersion7().ToString(), [change]), default)).Succeeded.Should().BeTrue();

    public async Task<int> CountAsync<T>() where T : class
    {
        await using var db = database.Open();
        return await db.Set<T>().CountAsync();
    }

    private async Task<StoredContent> StoreAsync(string name)
    {
        // What comes within one millisecond has no order.
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(2);
        var id = Guid.CreateVersion7();
        var receipt = await Blobs.PutAsync(id, new MemoryStream(Encoding.UTF8.GetBytes($"{id}")), default);
        receipt.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}"))));
        return new StoredContent(id, receipt, $"{name}.pdf", "application/pdf");
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }
}

using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Core.Spelling;
using Ecm.Core.Tests.Spelling;
using Ecm.Hunspell;
using Ecm.Lucene;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Doubt;

/// <summary>Scans whose pages have been read and scored, in front of an empty index.</summary>
internal sealed class DoubtWorld : IAsyncDisposable
{
    private static readonly SomeDictionary Dictionary = new("договор", "поставки", "срок", "конец");

    private readonly TemporaryFolder folder = new();
    private readonly TestDatabase database;
    private readonly ISearchIndex index;
    private readonly WordCatalog catalog = new(Dictionary);

    private DoubtWorld(TestDatabase database)
    {
        this.database = database;
        index = new ServiceCollection().AddHunspell(new HunspellOptions()).AddLuceneSearchIndex(new LuceneOptions { Folder = folder.Path })
            .BuildServiceProvider().GetRequiredKeyedService<ISearchIndex>(LuceneRegistration.Name);
        var (contexts, answers) = (database.Contexts, new IndexAnswers(new Reindexing(database.Get<ChangeSignal>()), NullLogger<IndexAnswers>.Instance));
        var spelling = new SpellCheck(contexts, new ReadableScope(index, new AccessBits()), answers, catalog, new Corrections(index), database.Clock);
        var files = new FileReading(contexts, null!, Store, new IndexProgress());
        Queue = new DoubtQueue(contexts);
        Doubtful = new DoubtfulPages(contexts, files, new CardReading(contexts), Store, spelling, catalog, answers, database.Changes);
        Scoring = new ScorePages(contexts, Store, catalog, new DoubtStore(contexts));
        Words = new OrganisationWords(contexts, catalog, database.Changes);
    }

    public TestDatabase Database => database;

    public DoubtQueue Queue { get; }

    public DoubtfulPages Doubtful { get; }

    public ScorePages Scoring { get; }

    public OrganisationWords Words { get; }

    public Caller Clerk { get; private set; } = null!;

    public PageStore Store => new(database.Contexts);

    public static async Task<DoubtWorld> CreateAsync(bool postgreSql = false)
    {
        var world = new DoubtWorld(await TestDatabase.CreateAsync(postgreSql: postgreSql));
        await world.index.OpenAsync(default);
        world.Clerk = await world.database.UserAsync("clerk", "clerk");
        return world;
    }

    /// <summary>A scan on a card of its own, read and scored.</summary>
    public async Task<Guid> ScanAsync(params PageText[] pages)
    {
        var (card, file) = (await database.CardAsync(Clerk, "Скан"), Guid.CreateVersion7());
        await database.CommitAsync(new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), "скан.pdf", "application/pdf")));
        await ReadAsync(file, "recipe-1", pages);
        return file;
    }

    /// <summary>Reads the pages of a file under a recipe and forgets what was read under others.</summary>
    public async Task ReadAsync(Guid file, string recipe, params PageText[] pages)
    {
        var version = await VersionAsync(file);
        await Store.SaveAsync(version.BlobId, recipe, pages, default);
        await Store.DropOthersAsync(version.BlobId, recipe, default);
        var probe = new FileProbe("application/pdf", FileKind.Pdf, pages.Length, false);
        await Scoring.RunAsync(new IntakeRun(version, "/nowhere", alone: false) { Probe = probe }, default);
        await database.CommitAsync(new EndIntake(version.Id, IntakeState.Done, null, probe));
    }

    public async Task<FileVersion> VersionAsync(Guid file)
    {
        await using var db = database.Open();
        return await db.FileVersions.AsNoTracking().SingleAsync(v => v.FileId == file);
    }

    public async Task<IEnumerable<(Guid File, int Page)>> QueueAsync(Caller? caller = null) =>
        (await Queue.ListAsync(caller ?? Clerk, DoubtQueue.UsualBelow, null, 50, default)).Value.Items.Select(p => (p.FileId, p.Page));

    /// <summary>What the index gets of a page.</summary>
    public async Task<string> IndexedAsync(Guid file, int page)
    {
        await using var db = database.Open();
        var cardId = await db.Files.Where(f => f.Id == file).Select(f => f.CardId).SingleAsync();
        var cards = await db.Cards.AsNoTracking().Where(c => c.Id == cardId).ToListAsync();
        var built = await IndexCards.BuildAsync(db, cards, await database.Get<CardTypeCatalog>().CurrentAsync(default), default);
        return built.Single().Pages.Single(p => p.Page == page).Text;
    }

    public async ValueTask DisposeAsync()
    {
        await index.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }
}

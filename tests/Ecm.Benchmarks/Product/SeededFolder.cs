using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Abstractions.Searching;
using Ecm.Benchmarks.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Sqlite;
using Ecm.Testing;
using Ecm.Testing.Product;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Benchmarks.Product;

/// <summary>
/// A data folder of the server with many cards, kept under artifacts/bench for the next run. The server itself makes the database, the types and two users;
/// the cards are written by the product's own change sets, a thousand a transaction, with audit chain, change numbers, author's grant, file version and
/// page text. Left out: the bytes of the files (searching and filling the index never read them) and the jobs that would read them.
/// </summary>
internal sealed class SeededFolder
{
    public const string Reader = "reader";
    public const string ReaderPassword = "читатель-у-окна-7";

    private const int AtOnce = 1_000;
    private const string Version = "1";

    private SeededFolder(string folder) => Folder = folder;

    /// <summary>What <c>ECM_DATA</c> is set to.</summary>
    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["ECM_DATA"] = Folder };

    /// <summary>The folder with so many cards; made when it is not there.</summary>
    public static async Task<SeededFolder> GetAsync(int count, Func<IndexCard[]> make)
    {
        var data = new SeededFolder(Path.Combine(RepositoryFolder.Path, "artifacts", "bench", $"data-{count}"));
        var done = Path.Combine(data.Folder, ".seeded");
        if (File.Exists(done) && await File.ReadAllTextAsync(done) == Version)
            return data;
        if (Directory.Exists(data.Folder))
            Directory.Delete(data.Folder, recursive: true);
        Directory.CreateDirectory(data.Folder);
        await data.MakeUsersAsync();
        await data.MakeCardsAsync(make());
        // A server that finds an index a few changes old says that it is not ready until it has caught up; without one it serves while it fills it.
        Directory.Delete(Path.Combine(data.Folder, "index"), recursive: true);
        await File.WriteAllTextAsync(done, Version);
        return data;
    }

    private async Task MakeUsersAsync()
    {
        await using var server = await RunningServer.StartAsync(Variables);
        var admin = await Clerk.SignInAsync(server);
        await admin.NewUserAsync("author", ["clerk"]);
        await admin.NewUserAsync(Reader, [], ReaderPassword);
        await server.StopAsync();
    }

    private async Task MakeCardsAsync(IndexCard[] cards)
    {
        await using var services = new ServiceCollection().AddSqliteDatabase(Path.Combine(Folder, "ecm.db")).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<EcmDbContext>>();
        var changes = new ChangeSets(contexts, services.GetRequiredService<DatabaseDialect>(), new CardTypeCatalog(contexts), new ChangeSignal(), TimeProvider.System);
        await using var db = await contexts.CreateDbContextAsync();
        var users = await db.Users.ToDictionaryAsync(user => user.UserName!, user => user.Id);

        // The reader may read every other list.
        for (var list = 0; list < Cards.Lists; list += 100)
            await CommitAsync(changes, Enumerable.Range(list, 100).Select(Change (at) => new PutNamedList(
                $"list {at}", at % 2 == 0 ? [new("role:clerk", "edit"), new($"user:{Reader}", "read")] : [new("role:clerk", "edit")])));
        var lists = await db.NamedAccessLists.ToDictionaryAsync(list => list.Name, list => list.List);
        foreach (var batch in cards.Chunk(AtOnce))
            await CommitAsync(changes, batch.Select(Change (card) => new SeedCard(card, lists[$"list {card.Access.List}"], users["author"])));
    }

    private static async Task CommitAsync(ChangeSets changes, IEnumerable<Change> set)
    {
        var made = await changes.CommitAsync(Caller.System, new ChangeSet("bench.seed", "", [.. set]), CancellationToken.None);
        if (!made.Succeeded)
            throw new InvalidOperationException(made.Problem.Code);
    }

    /// <summary>A card with one file of one page, as it stands once the file has been read.</summary>
    private sealed record SeedCard(IndexCard Card, int List, Guid Author) : Change
    {
        internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
        {
            var page = Card.Pages[0];
            var (versionId, blobId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            var card = new Card
            {
                Id = Card.CardId, Type = Value("type"), Title = Card.Title, Number = Card.Number, State = Value("state"), Date = Card.Date, AuthorId = Author,
                Fields = FieldValues.Empty, AccessList = List, Version = 1, CreatedAt = Card.ModifiedAt, ModifiedAt = Card.ModifiedAt,
            };
            var version = new FileVersion
            {
                Id = versionId, FileId = page.FileId, CardId = card.Id, Number = 1, BlobId = blobId, Name = "letter.txt", Size = page.Text.Length,
                Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(blobId.ToByteArray())), MediaType = "text/plain",
                AuthorId = Author, CreatedAt = Card.ModifiedAt, Intake = IntakeState.Done, Pages = 1, PagesDone = 1, Kind = "Text",
            };
            scope.Db.AddRange(
                card,
                new Grant { CardId = card.Id, Principal = Principal.User(Author), Cause = "author", Level = AccessLevel.Manage },
                new CardFile { Id = page.FileId, CardId = card.Id, Name = version.Name, CurrentVersionId = versionId, CreatedAt = Card.ModifiedAt },
                version,
                new PageRow
                {
                    BlobId = blobId, Page = 1, Recipe = "bench",
                    Packed = PageTextCodec.Pack(new PageText { Number = 1, Origin = TextOrigin.TextLayer, Aspect = 1, Text = page.Text, Words = [] }),
                });
            scope.Record(card, "card.create", new JsonObject { ["title"] = card.Title });
            scope.OnNumbers(() => version.PublishedChange = card.Change);
            return Task.FromResult<Problem?>(null);
        }

        private string Value(string key) => Card.Values.First(value => value.Field.Key == key).Value;
    }
}

using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Ecm.Core.Uploads;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Jobs;

/// <summary>What belongs to nobody goes, later; what belongs to somebody never does.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileSystemBlobStore blobs;

    public SweepTests() =>
        blobs = new(Options.Create(new BlobStoreOptions { Path = folder.Path, FreeSpaceFloor = 0 }), NullLogger<FileSystemBlobStore>.Instance);

    [Fact]
    public async Task Orphan_goes_when_it_is_old_and_was_seen_before_and_owned_blobs_stay()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (owned, orphan) = (await PutAsync(), await PutAsync());
        await OwnAsync(database, owned);
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);

        Clock(database, TimeSpan.FromHours(23));
        (await sweep.RunAsync(default)).Should().Be(0, "it is too young");
        Clock(database, TimeSpan.FromHours(25));
        (await sweep.RunAsync(default)).Should().Be(0, "old, but seen for the first time");
        Clock(database, TimeSpan.FromHours(26));
        (await sweep.RunAsync(default)).Should().Be(1);

        (await blobs.StatAsync(orphan, default)).Should().BeNull();
        (await blobs.StatAsync(owned, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Pieces_of_an_upload_stay_for_a_day_and_go_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (piece, upload) = (await PutAsync(), Guid.CreateVersion7());
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);
        Clock(database, TimeSpan.FromHours(25));
        await using (var db = database.Open())
        {
            db.Uploads.Add(new UploadRow { Id = upload, UserId = Guid.CreateVersion7(), Name = "a.bin", Size = 9, Twins = TwinChoice.Keep, Expand = false, CreatedAt = database.Clock.GetUtcNow() });
            db.UploadPieces.Add(new UploadPiece { UploadId = upload, Offset = 0, Length = 3, BlobId = piece });
            await db.SaveChangesAsync();
        }

        await sweep.RunAsync(default);
        Clock(database, TimeSpan.FromHours(26));
        (await sweep.RunAsync(default)).Should().Be(0, "the upload goes on");
        Clock(database, TimeSpan.FromHours(50));
        await sweep.RunAsync(default);
        Clock(database, TimeSpan.FromHours(51));
        (await sweep.RunAsync(default)).Should().Be(1);
        (await blobs.StatAsync(piece, default)).Should().BeNull();
    }

    [Fact]
    public async Task Blob_that_found_its_owner_between_two_rounds_stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var blob = await PutAsync();
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);
        Clock(database, TimeSpan.FromHours(25));
        await sweep.RunAsync(default);

        await OwnAsync(database, blob);
        (await sweep.RunAsync(default)).Should().Be(0);

        (await blobs.StatAsync(blob, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Keys_of_requests_are_forgotten_after_a_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk") with { IdempotencyKey = "k" };
        var first = await database.CardAsync(author, "Письмо");
        var sweep = new Sweep(database.Contexts, blobs, database.Clock, NullLogger<Sweep>.Instance);

        database.Clock.Advance(TimeSpan.FromHours(23));
        await sweep.RunAsync(default);
        (await database.CardAsync(author, "Письмо")).Should().Be(first);
        database.Clock.Advance(TimeSpan.FromHours(2));
        await sweep.RunAsync(default);
        (await database.CardAsync(author, "Письмо")).Should().NotBe(first);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Files have the real time; the sweep is told how much later it is.</summary>
    private static void Clock(TestDatabase database, TimeSpan later) => database.Clock.SetUtcNow(TimeProvider.System.GetUtcNow() + later);

    private async Task<Guid> PutAsync()
    {
        var id = Guid.CreateVersion7();
        await blobs.PutAsync(id, new MemoryStream([1, 2, 3]), default);
        return id;
    }

    private async Task OwnAsync(TestDatabase database, Guid blob)
    {
        var card = await database.CardAsync(Caller.System, "Договор");
        var stat = (await blobs.StatAsync(blob, default))!;
        await database.CommitAsync(new AddFile(
            Guid.CreateVersion7(), card, new StoredContent(blob, new(stat.Size, new string('0', 64)), "скан.pdf", "application/pdf")));
    }
}

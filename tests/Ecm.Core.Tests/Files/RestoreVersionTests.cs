using Ecm.Abstractions.Blobs;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Files;

public sealed class RestoreVersionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_read_and_corrected_goes_with_the_version(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var clerk = await database.UserAsync("clerk", "clerk");
        var (file, card) = (Guid.CreateVersion7(), await database.CardAsync(clerk, "Смета"));
        var (first, copy) = (Content("один"), Content("один"));
        await CommitAsync(new AddFile(file, card, first));
        await using (var db = database.Open())
        {
            var version = await db.FileVersions.SingleAsync();
            db.Pages.AddRange(Enumerable.Range(1, 3).Select(page => new PageRow { BlobId = first.BlobId, Page = page, Recipe = "r1", Packed = [(byte)page] }));
            db.PageCorrections.Add(new PageCorrection { VersionId = version.Id, Page = 2, Words = "[]", AuthorId = clerk.UserId, At = database.Clock.GetUtcNow(), Version = 4 });
            await db.SaveChangesAsync();
        }

        await CommitAsync(new AddFileVersion(file, 1, Content("два")));
        await CommitAsync(new RestoreVersion(file, 1, Expected: 2, copy));

        await using var after = database.Open();
        var restored = await after.FileVersions.SingleAsync(v => v.Number == 3);
        restored.Should().BeEquivalentTo(new { copy.BlobId, Name = "один", Intake = IntakeState.Queued });
        (await after.Files.SingleAsync()).CurrentVersionId.Should().Be(restored.Id);
        (await after.Pages.Where(p => p.BlobId == copy.BlobId).OrderBy(p => p.Page).Select(p => p.Packed).ToListAsync()).Should().BeEquivalentTo(new byte[][] { [1], [2], [3] });
        (await after.PageCorrections.SingleAsync(c => c.VersionId == restored.Id)).Should().BeEquivalentTo(new { Page = 2, Words = "[]", Version = 4 });

        async Task CommitAsync(Change change) =>
            (await database.Changes.CommitAsync(clerk, new ChangeSet("test", file.ToString(), [change]), default)).Succeeded.Should().BeTrue();
    }

    private static StoredContent Content(string name) => new(Guid.CreateVersion7(), new BlobReceipt(4, new string('0', 64)), name, "application/pdf");
}

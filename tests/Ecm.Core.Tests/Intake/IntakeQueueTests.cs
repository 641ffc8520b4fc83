using Ecm.Core.Access;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Tests.Access;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Intake;

public sealed class IntakeQueueTests
{
    [Fact]
    public async Task Files_that_wait_and_those_that_stopped_are_listed_by_pages_to_those_who_may_read_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (clerk, stranger) = (await database.UserAsync("clerk", "clerk"), await database.UserAsync("stranger", "clerk"));
        var queue = new IntakeQueue(database.Contexts, new IndexProgress());
        var (secret, waiting) = await FileAsync(database, clerk, "ждёт.pdf");
        var (_, parked) = await FileAsync(database, clerk, "битый.pdf");
        var (_, read) = await FileAsync(database, clerk, "готов.pdf");
        await EndAsync(database, parked, IntakeState.Parked, "damaged");
        await EndAsync(database, read, IntakeState.Done, null);
        await AccessRightsTests.SetAsync(database, clerk, secret, ("user:clerk", "manage"));

        var first = (await queue.ListAsync(clerk, null, null, 1, default)).Value;
        var second = (await queue.ListAsync(clerk, null, first.Cursor, 1, default)).Value;

        first.Items.Single().Should().BeEquivalentTo(new { Id = waiting, Intake = new { State = IntakeState.Queued } });
        second.Items.Single().Should().BeEquivalentTo(new { Id = parked, Intake = new { State = IntakeState.Parked, Error = "damaged" } });
        second.Cursor.Should().BeNull();
        (await queue.ListAsync(clerk, IntakeState.Parked, null, 10, default)).Value.Items.Select(f => f.Id).Should().Equal(parked);
        (await queue.ListAsync(stranger, null, null, 10, default)).Value.Items.Select(f => f.Id).Should().Equal(parked);
        (await queue.ListAsync(clerk, IntakeState.Done, null, 10, default)).Problem.Should().BeEquivalentTo(Problems.ParameterWrong("state"));
    }

    private static async Task<(Guid Card, Guid File)> FileAsync(TestDatabase database, Caller author, string name)
    {
        // What comes within one millisecond has no order.
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var (card, file) = (await database.CardAsync(author, name), Guid.CreateVersion7());
        await database.CommitAsync(new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), name, "application/pdf")));
        return (card, file);
    }

    private static async Task EndAsync(TestDatabase database, Guid file, IntakeState state, string? error)
    {
        await using var db = database.Open();
        var version = await db.Files.Where(f => f.Id == file).Select(f => f.CurrentVersionId).SingleAsync();
        await database.CommitAsync(new EndIntake(version, state, error));
    }
}

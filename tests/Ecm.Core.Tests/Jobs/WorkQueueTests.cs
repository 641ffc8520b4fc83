using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Health;
using Ecm.Core.Intake;
using Ecm.Core.Jobs;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;
using Ecm.Core.Tests.Access;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Jobs;

/// <summary>The queue as whoever minds the server sees it.</summary>
public sealed class WorkQueueTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_work_is_listed_by_pages_and_a_closed_document_without_its_name(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var (secret, waiting) = await FileAsync(database, clerk, "тайна.pdf");
        await AccessRightsTests.SetAsync(database, clerk, secret, ("user:clerk", "manage"));
        var (_, parked) = await FileAsync(database, clerk, "битый.pdf");
        var (_, running) = await FileAsync(database, clerk, "большой.pdf");
        var (_, read) = await FileAsync(database, clerk, "готов.pdf");
        await EndAsync(database, parked, IntakeState.Parked, "damaged");
        await EndAsync(database, read, IntakeState.Done, null);
        await using (var db = database.Open())
            await db.Jobs.Where(j => j.SubjectId == running).ExecuteUpdateAsync(j => j.SetProperty(x => x.State, JobState.Running).SetProperty(x => x.Attempt, 2));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var set = Guid.CreateVersion7(database.Clock.GetUtcNow());
        (await database.Changes.CommitAsync(clerk, new ChangeSet("change-set.start", set.ToString(), [new StartSet(set, "Пересмотр", "trash", "null", null, [secret])]), default)).Succeeded.Should().BeTrue();
        var queue = new WorkQueue(database.Contexts, database.Changes);

        var first = (await queue.ListAsync(admin, new(null, null), null, 3, default)).Value;
        var second = (await queue.ListAsync(admin, new(null, null), first.Cursor, 3, default)).Value;

        first.Items.Select(i => (i.Id, i.State, i.FileName)).Should().Equal((waiting, WorkState.Waiting, null), (parked, WorkState.Parked, "битый.pdf"), (running, WorkState.Running, "большой.pdf"));
        first.Items[0].Should().BeEquivalentTo(new { Title = (string?)null, CardId = (Guid?)null, FileId = (Guid?)null });
        first.Items[1].Error.Should().Be("damaged");
        first.Items[2].Attempts.Should().Be(2);
        second.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "change-set", SetId = set, Title = "Пересмотр", Total = 1, Done = 0, State = WorkState.Waiting });
        second.Cursor.Should().BeNull();
        (await IdsAsync(new(WorkState.Parked, null))).Should().Equal(parked);
        (await IdsAsync(new(WorkState.Running, null))).Should().Equal(running);
        (await IdsAsync(new(WorkState.Waiting, null))).Should().HaveCount(2);
        (await IdsAsync(new(null, "damaged"))).Should().Equal(parked);
        (await IdsAsync(new(null, "password"))).Should().BeEmpty();
        (await queue.ReasonsAsync(default)).Should().Equal(new ParkedReason("damaged", 1));
        (await queue.ListAsync(clerk, new(null, null), null, 3, default)).Problem.Should().Be(Problems.Forbidden());

        async Task<IEnumerable<Guid>> IdsAsync(WorkFilter filter) => (await queue.ListAsync(admin, filter, null, 50, default)).Value.Items.Select(i => i.Id);
    }

    [Fact]
    public async Task Administrator_has_a_file_read_again_that_they_may_not_read_and_a_clerk_has_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var (secret, parked) = await FileAsync(database, clerk, "тайна.pdf");
        await EndAsync(database, parked, IntakeState.Parked, "crashed");
        await AccessRightsTests.SetAsync(database, clerk, secret, ("user:clerk", "manage"));
        var queue = new WorkQueue(database.Contexts, database.Changes);

        (await queue.RetryAsync(clerk, parked, default)).Problem.Should().Be(Problems.Forbidden());
        (await queue.RetryNextAsync(clerk, null, null, default)).Problem.Should().Be(Problems.Forbidden());
        (await queue.RetryAsync(admin, Guid.CreateVersion7(), default)).Problem.Should().Be(Problems.NotFound());
        (await queue.RetryAsync(admin, parked, default)).Succeeded.Should().BeTrue();

        var item = (await queue.ListAsync(admin, new(null, null), null, 10, default)).Value.Items.Single();
        item.Should().BeEquivalentTo(new { State = WorkState.Waiting, Title = (string?)null, Error = (string?)null });
        await using var db = database.Open();
        (await db.Audit.OrderBy(e => e.Number).LastAsync()).Should().BeEquivalentTo(new { Action = "file.retry", ActorId = admin.UserId, ObjectId = secret });
    }

    [Fact]
    public async Task All_that_stopped_for_a_reason_is_taken_up_step_by_step_and_each_file_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var card = await database.CardAsync(clerk, "Много файлов");
        var versions = new List<Guid>();
        for (var i = 0; i <= WorkQueue.RetriedAtOnce; i++)
            versions.Add(await AddAsync(database, card, $"{i}.pdf"));
        foreach (var part in versions.Chunk(50))
            await database.CommitAsync([.. part.Select(v => new EndIntake(v, IntakeState.Parked, "timed-out"))]);
        var other = await AddAsync(database, card, "под паролем.pdf");
        await EndAsync(database, other, IntakeState.Parked, "password");
        var queue = new WorkQueue(database.Contexts, database.Changes);

        var first = (await queue.RetryNextAsync(admin, "timed-out", null, default)).Value;
        await EndAsync(database, versions[0], IntakeState.Parked, "timed-out"); // stops once more while the rest is taken up
        var second = (await queue.RetryNextAsync(admin, "timed-out", first.Cursor, default)).Value;

        first.Asked.Should().Be(WorkQueue.RetriedAtOnce);
        second.Should().Be(new RetryStep(1, null));
        (await queue.ReasonsAsync(default)).Should().BeEquivalentTo([new ParkedReason("timed-out", 1), new ParkedReason("password", 1)]);
        (await queue.RetryNextAsync(admin, "nothing", null, default)).Value.Should().Be(new RetryStep(0, null));
    }

    [Fact]
    public async Task Files_of_a_card_in_the_trash_are_nobodys_work()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var (card, parked) = await FileAsync(database, admin, "битый.pdf");
        await EndAsync(database, parked, IntakeState.Parked, "damaged");
        var queue = new WorkQueue(database.Contexts, database.Changes);
        (await queue.ReasonsAsync(default)).Should().ContainSingle();

        await using (var db = database.Open())
            await db.Cards.Where(c => c.Id == card).ExecuteUpdateAsync(c => c.SetProperty(x => x.TrashedAt, database.Clock.GetUtcNow()));

        (await queue.ReasonsAsync(default)).Should().BeEmpty();
        (await queue.ListAsync(admin, new(null, null), null, 10, default)).Value.Items.Should().BeEmpty();
        (await queue.RetryNextAsync(admin, null, null, default)).Value.Asked.Should().Be(0);
    }

    private static async Task<(Guid Card, Guid Version)> FileAsync(TestDatabase database, Caller author, string name)
    {
        var card = await database.CardAsync(author, name);
        return (card, await AddAsync(database, card, name));
    }

    private static async Task<Guid> AddAsync(TestDatabase database, Guid card, string name)
    {
        // What comes within one millisecond has no order.
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var file = Guid.CreateVersion7();
        await database.CommitAsync(new AddFile(file, card, new StoredContent(Guid.CreateVersion7(), new(1, new string('0', 64)), name, "application/pdf")));
        await using var db = database.Open();
        return await db.Files.Where(f => f.Id == file).Select(f => f.CurrentVersionId).SingleAsync();
    }

    private static async Task EndAsync(TestDatabase database, Guid version, IntakeState state, string? error) =>
        await database.CommitAsync(new EndIntake(version, state, error));
}

using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Tests.Access;
using Ecm.Core.Twins;
using Ecm.Testing.Material;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Twins;

/// <summary>Each of the three choices, once, by whom it is allowed, and back again.</summary>
public sealed class TwinDecisionTests
{
    private static readonly string[] Paper = TemplateTexts.Pages(1, TemplateValues.Of(1));

    /// <summary>Two letters misread, no number.</summary>
    private static readonly string[] Rescan = [Paper[0].Replace("капитальному", "капитальиому"), Paper[1].Replace("экземплярах", "экземиярах")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scan_becomes_the_newest_version_and_its_card_goes_to_the_trash_until_that_is_taken_back(bool postgreSql)
    {
        await using var world = await TwinWorld.CreateAsync(postgreSql);
        var (card, first) = await world.ReadAsync("Договор", Paper);
        var (scan, second) = await world.ReadAsync("Скан", Rescan);
        var bytes = (await world.VersionAsync(second)).Sha256;

        var kept = (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Version, default)).Value;

        (kept.Id, kept.Version, kept.Sha256, kept.Intake.State).Should().Be((first, 2, bytes, IntakeState.Queued));
        (await ReadToEndAsync(world, kept)).Should().HaveCount((int)kept.Size);
        (await ActionsAsync(world, card)).Should().Contain("file.version");
        (await ActionsAsync(world, scan)).Should().ContainInOrder("card.trash", "file.twin");
        (await IsTrashedAsync(world, scan)).Should().BeTrue();

        (await world.Decisions.TakeBackAsync(world.Clerk, second, first, default)).Value.Id.Should().Be(second);

        (await IsTrashedAsync(world, scan)).Should().BeFalse();
        (await world.Files.GetAsync(world.Clerk, first, default)).Value.Version.Should().Be(1);
        (await world.TwinsAsync(second)).Should().Equal(first);
        (await ActionsAsync(world, card)).Should().Contain("file.version-back");
        await using var db = world.Database.Open();
        (await db.Jobs.CountAsync(j => !db.FileVersions.Any(v => v.Id == j.SubjectId))).Should().Be(0);

        // And everything as before: a version by hand, the same decision again.
        await world.ReplaceAsync(first, 1, Paper);
        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Version, default)).Value.Version.Should().Be(4, "the number of what was taken back is the ETag of other bytes");
    }

    [Fact]
    public async Task Version_is_not_taken_back_from_under_a_newer_one()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (_, second) = await world.ReadAsync("Скан", Rescan);
        await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Version, default);
        await world.ReplaceAsync(first, 2, Paper);

        (await world.Decisions.TakeBackAsync(world.Clerk, second, first, default)).Problem.Should().BeEquivalentTo(Problems.VersionConflict());
    }

    [Fact]
    public async Task Pair_that_is_kept_is_never_asked_about_again_unless_that_is_taken_back()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (_, second) = await world.ReadAsync("Скан", Rescan);

        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Keep, default)).Value.Id.Should().Be(second);
        await world.ReplaceAsync(second, 1, [.. Rescan.Select(p => p.Replace("настоящий", "нaстоящий"))]);

        (await world.TwinsAsync(second)).Should().BeEmpty();
        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Discard, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
        (await world.Decisions.TakeBackAsync(world.Clerk, second, first, default)).Succeeded.Should().BeTrue();
        (await world.TwinsAsync(second)).Should().Equal(first);
    }

    [Fact]
    public async Task Discarded_scan_is_in_the_trash_and_comes_back()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (scan, second) = await world.ReadAsync("Скан", Rescan);

        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Discard, default)).Value.Id.Should().Be(first);
        (await IsTrashedAsync(world, scan)).Should().BeTrue();
        await world.Decisions.TakeBackAsync(world.Clerk, second, first, default);

        (await IsTrashedAsync(world, scan)).Should().BeFalse();
        (await world.Decisions.TakeBackAsync(world.Clerk, second, first, default)).Problem.Should().BeEquivalentTo(Problems.NotFound());
    }

    [Fact]
    public async Task Scan_that_reads_otherwise_in_a_number_is_not_discarded()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (scan, second) = await world.ReadAsync("Скан", [Rescan[0] + "\nВх. № 561", Rescan[1]]);

        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Discard, default)).Problem.Should().BeEquivalentTo(Problems.TwinDiffers());
        (await IsTrashedAsync(world, scan)).Should().BeFalse();
        (await world.Decisions.DecideAsync(world.Clerk, second, first, TwinChoice.Version, default)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Card_that_holds_more_than_the_scan_stays()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (scan, second) = await world.ReadAsync("Скан", Rescan);
        await world.AddAsync(scan, "приложение");

        foreach (var choice in (TwinChoice[])[TwinChoice.Discard, TwinChoice.Version])
            (await world.Decisions.DecideAsync(world.Clerk, second, first, choice, default)).Problem.Should().BeEquivalentTo(Problems.CardHoldsMore());
        (await IsTrashedAsync(world, scan)).Should().BeFalse();
        (await world.Files.GetAsync(world.Clerk, first, default)).Value.Version.Should().Be(1);
    }

    [Fact]
    public async Task Who_may_only_read_decides_nothing_that_is_not_theirs()
    {
        await using var world = await TwinWorld.CreateAsync();
        var other = await world.Database.UserAsync("other", "clerk");
        var (card, first) = await world.ReadAsync("Договор", Paper);
        await AccessRightsTests.SetAsync(world.Database, world.Clerk, card, ("user:clerk", "manage"), ("user:other", "read"));
        var (_, second) = await world.ReadAsync("Скан", Rescan, other);
        var reader = await world.Database.UserAsync("reader", "reader");

        (await world.Decisions.DecideAsync(other, second, first, TwinChoice.Version, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
        (await world.Decisions.DecideAsync(reader, second, first, TwinChoice.Discard, default)).Problem.Should().BeEquivalentTo(Problems.NotFound(), "the reader does not see the other card");
        (await world.Decisions.DecideAsync(other, second, first, TwinChoice.Keep, default)).Succeeded.Should().BeTrue();
        (await world.Decisions.TakeBackAsync(reader, second, first, default)).Problem.Should().BeEquivalentTo(Problems.Forbidden());
    }

    [Fact]
    public async Task Repeated_request_is_answered_from_its_key()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, first) = await world.ReadAsync("Договор", Paper);
        var (_, second) = await world.ReadAsync("Скан", Rescan);
        var caller = world.Clerk with { IdempotencyKey = "k" };

        var once = await world.Decisions.DecideAsync(caller, second, first, TwinChoice.Version, default);
        var again = await world.Decisions.DecideAsync(caller, second, first, TwinChoice.Version, default);

        again.Value.Should().BeEquivalentTo(once.Value);
        (await world.Files.VersionsAsync(world.Clerk, first, default)).Value.Should().HaveCount(2);
    }

    private static async Task<bool> IsTrashedAsync(TwinWorld world, Guid card) =>
        (await new CardReading(world.Database.Contexts).GetAsync(world.Clerk, card, default)).Value.TrashedAt is not null;

    private static async Task<IEnumerable<string>> ActionsAsync(TwinWorld world, Guid card)
    {
        await using var db = world.Database.Open();
        return await db.Audit.Where(e => e.ObjectId == card).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync();
    }

    private static async Task<byte[]> ReadToEndAsync(TwinWorld world, FileView file)
    {
        await using var content = await world.Files.OpenAsync(file, 0, null, default);
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return memory.ToArray();
    }
}

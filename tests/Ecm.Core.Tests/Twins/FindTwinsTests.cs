using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Tests.Access;
using Ecm.Core.Twins;
using Ecm.Testing.Material;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Twins;

/// <summary>A second scan is found as soon as it has been read, and shown only to those who may read the first.</summary>
public sealed class FindTwinsTests
{
    private static string[] Paper(int i = 0) => TemplateTexts.Pages(0, TemplateValues.Of(i));

    private static string[] Rescan(int i = 0, int seed = 1) => [.. Paper(i).Select(new TextDegrader(0.02, seed).Read)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Second_scan_names_the_first_and_the_first_names_nothing(bool postgreSql)
    {
        await using var world = await TwinWorld.CreateAsync(postgreSql);
        var (card, first) = await world.ReadAsync("Договор", Paper());
        var (_, second) = await world.ReadAsync("Скан", Rescan());

        var twin = (await world.Near.OfAsync(world.Clerk, second, default)).Should().ContainSingle().Subject;

        (twin.CardId, twin.FileId, twin.CardTitle, twin.Pages).Should().Be((card, first, "Договор", 2));
        twin.Share.Should().BeInRange(0.95, 1);
        (await world.TwinsAsync(first)).Should().BeEmpty();
        var recent = await world.Files.RecentAsync(world.Clerk, world.Database.Clock.GetUtcNow().AddDays(-1), 10, default);
        recent.Single(r => r.File.Id == second).Should().Match<Core.Files.RecentFile>(r => r.NearTwins.Count == 1 && r.IsAlone && !r.IsMereCopy);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paper_is_found_among_many_of_its_template(bool postgreSql)
    {
        await using var world = await TwinWorld.CreateAsync(postgreSql);
        var files = new List<Guid>();
        for (var i = 0; i < 80; i++)
            files.Add((await world.ReadAsync($"Договор {i}", Paper(i))).File);

        var (_, second) = await world.ReadAsync("Скан", Rescan(37));

        (await world.TwinsAsync(second)).Should().Equal(files[37]);
        foreach (var file in files)
            (await world.TwinsAsync(file)).Should().BeEmpty("papers of one template are no twins");
    }

    [Fact]
    public async Task Scan_that_was_read_first_is_found_by_the_one_that_came_before_it()
    {
        await using var world = await TwinWorld.CreateAsync();
        var first = await world.AddAsync(await world.Database.CardAsync(world.Clerk, "Договор"), "долгий");
        var (_, second) = await world.ReadAsync("Скан", Rescan());
        (await world.TwinsAsync(second)).Should().BeEmpty();

        await world.LookAsync(first, Paper());

        (await world.TwinsAsync(second)).Should().Equal(first);
        (await world.TwinsAsync(first)).Should().BeEmpty();
    }

    [Fact]
    public async Task Twin_that_the_caller_may_not_read_is_as_if_absent()
    {
        await using var world = await TwinWorld.CreateAsync();
        var other = await world.Database.UserAsync("other", "clerk");
        var (secret, hidden) = await world.ReadAsync("Тайна", Paper());
        await AccessRightsTests.SetAsync(world.Database, world.Clerk, secret, ("user:clerk", "manage"));

        var (_, second) = await world.ReadAsync("Скан", Rescan(), other);

        (await world.TwinsAsync(second, other)).Should().BeEmpty();
        (await world.TwinsAsync(second)).Should().Equal(hidden);
        (await world.Files.RecentAsync(other, world.Database.Clock.GetUtcNow().AddDays(-1), 10, default)).Should().ContainSingle().Which.NearTwins.Should().BeEmpty();
        var refused = await world.Decisions.DecideAsync(other, second, hidden, Core.Files.TwinChoice.Keep, default);
        refused.Problem.Should().BeEquivalentTo(Core.Results.Problems.NotFound());
        (await world.TwinsAsync(hidden, other)).Should().BeEmpty();
    }

    [Fact]
    public async Task Files_of_one_card_and_short_texts_are_not_asked_about()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (card, _) = await world.ReadAsync("Договор", Paper());
        var onTheSame = await world.ReadOnAsync(card, "его скан", Rescan());
        await world.ReadAsync("Квитанция", ["Квитанция об оплате"]);
        var (_, receipt) = await world.ReadAsync("Квитанция", ["Квитанция об оплате"]);

        (await world.TwinsAsync(onTheSame)).Should().BeEmpty();
        (await world.TwinsAsync(receipt)).Should().BeEmpty();
    }

    [Fact]
    public async Task Old_version_and_card_in_the_trash_are_no_twins()
    {
        await using var world = await TwinWorld.CreateAsync();
        var (_, replaced) = await world.ReadAsync("Договор", Paper());
        var (trashed, second) = await world.ReadAsync("Скан", Rescan());
        await world.ReplaceAsync(replaced, 1, Paper(5));
        await world.CommitAsync(world.Clerk, new TrashCard(trashed, Into: true, Version: null));

        var (_, third) = await world.ReadAsync("Ещё скан", Rescan(seed: 2));
        (await world.TwinsAsync(third)).Should().BeEmpty();

        await world.CommitAsync(world.Clerk, new TrashCard(trashed, Into: false, Version: null));
        (await world.TwinsAsync(third)).Should().Equal(second);
        var (_, fourth) = await world.ReadAsync("Скан новой версии", Rescan(5));
        (await world.TwinsAsync(fourth)).Should().Equal(replaced);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Step_that_runs_again_leaves_the_same_and_what_is_purged_takes_its_rows_along(bool postgreSql)
    {
        await using var world = await TwinWorld.CreateAsync(postgreSql);
        var (_, first) = await world.ReadAsync("Договор", Paper());
        var (_, second) = await world.ReadAsync("Скан", Rescan());
        var before = (await world.CountAsync<SketchRow>(), await world.CountAsync<MarkRow>(), await world.CountAsync<TwinRow>());
        var version = await world.VersionAsync(second);

        await world.Step.RunAsync(new Core.Intake.IntakeRun(version, "/nowhere", alone: true) { Probe = new("application/pdf", Abstractions.Extraction.FileKind.Pdf, 2, false) }, default);

        (await world.CountAsync<SketchRow>(), await world.CountAsync<MarkRow>(), await world.CountAsync<TwinRow>()).Should().Be(before);
        (await world.TwinsAsync(second)).Should().Equal(first);

        await using var db = world.Database.Open();
        await db.FileVersions.Where(v => v.FileId == first).ExecuteDeleteAsync();
        (await world.CountAsync<SketchRow>(), await world.CountAsync<TwinRow>()).Should().Be((1, 0));
        (await db.Marks.Select(m => m.SketchId).Distinct().CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_was_read_before_there_were_sketches_is_found_after_the_backfill()
    {
        await using var world = await TwinWorld.CreateAsync();
        var old = await world.AddAsync(await world.Database.CardAsync(world.Clerk, "Старый"), "старый");
        await world.LookAsync(old, Paper(), step: false);
        using var backfill = new SketchBackfill(world.Store, world.Step, world.Database.Clock, NullLogger<SketchBackfill>.Instance);

        (await backfill.RunAsync(default)).Should().Be(1);
        (await backfill.RunAsync(default)).Should().Be(0);

        var (_, second) = await world.ReadAsync("Скан", Rescan());
        (await world.TwinsAsync(second)).Should().Equal(old);
    }

    [Fact]
    public async Task Version_that_is_gone_holds_up_no_sketch_of_another()
    {
        await using var world = await TwinWorld.CreateAsync();
        await world.AddAsync(await world.Database.CardAsync(world.Clerk, "Старый"), "старый");
        await using var db = world.Database.Open();
        var there = await db.FileVersions.Select(v => v.Id).SingleAsync();
        var sketch = new TextSketch(40, [1, 2, 3]);

        await world.Store.KeepAsync([(Guid.CreateVersion7(), sketch), (there, sketch)], default);

        (await db.Sketches.Select(s => s.VersionId).ToListAsync()).Should().Equal(there);
    }

    [Fact]
    public async Task Text_that_cannot_be_sketched_holds_up_no_other()
    {
        await using var world = await TwinWorld.CreateAsync();
        var damaged = await world.AddAsync(await world.Database.CardAsync(world.Clerk, "Повреждённый"), "повреждённый");
        await world.LookAsync(damaged, Paper(), step: false);
        await using (var db = world.Database.Open())
            await db.Pages.ExecuteUpdateAsync(p => p.SetProperty(x => x.Packed, new byte[] { 1, 2, 3 }));
        var sound = await world.AddAsync(await world.Database.CardAsync(world.Clerk, "Старый"), "старый");
        await world.LookAsync(sound, Paper(), step: false);
        using var backfill = new SketchBackfill(world.Store, world.Step, world.Database.Clock, NullLogger<SketchBackfill>.Instance);

        (await backfill.RunAsync(default)).Should().Be(1);

        var (_, second) = await world.ReadAsync("Скан", Rescan());
        (await world.TwinsAsync(second)).Should().Equal(sound);
    }
}

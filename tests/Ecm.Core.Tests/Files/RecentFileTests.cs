using Ecm.Abstractions.Blobs;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;
using Ecm.Testing;

namespace Ecm.Core.Tests.Files;

/// <summary>Which copies of a file may go: none that takes anything else with it.</summary>
public sealed class RecentFileTests
{
    [Fact]
    public async Task Card_with_nothing_but_a_copy_of_another_cards_file_is_a_mere_copy()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var first = await AddAsync(database, clerk, await database.CardAsync(clerk, "Скан"), "ab");
        var copy = await AddAsync(database, clerk, await database.CardAsync(clerk, "Скан ещё раз"), "ab");

        var recent = await RecentAsync(database, clerk);

        recent[first].Should().Match<RecentFile>(f => !f.IsMereCopy && f.Twins.Count == 0);
        recent[copy].Should().Match<RecentFile>(f => f.IsMereCopy && f.Twins.Count == 1);
    }

    [Fact]
    public async Task Copy_on_the_same_card_or_beside_other_files_is_told_and_is_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clerk = await database.UserAsync("clerk", "clerk");
        var (first, contract) = (await database.CardAsync(clerk, "Скан"), await database.CardAsync(clerk, "Договор"));
        await AddAsync(database, clerk, first, "ab");
        var twice = await AddAsync(database, clerk, first, "ab");
        await AddAsync(database, clerk, contract, "cd");
        var beside = await AddAsync(database, clerk, contract, "ab");

        var recent = await RecentAsync(database, clerk);

        recent[twice].Should().Match<RecentFile>(f => !f.IsMereCopy && f.Twins.Count == 1);
        recent[beside].Should().Match<RecentFile>(f => !f.IsMereCopy && f.Twins.Count == 2);
    }

    private static async Task<Guid> AddAsync(TestDatabase database, Caller caller, Guid cardId, string hash)
    {
        var id = Guid.CreateVersion7();
        var content = new StoredContent(Guid.CreateVersion7(), new BlobReceipt(3, hash), "скан.pdf", "application/pdf");
        (await database.Changes.CommitAsync(caller, new ChangeSet("file.add", "", [new AddFile(id, cardId, content)]), default)).Succeeded.Should().BeTrue();
        return id;
    }

    private static async Task<Dictionary<Guid, RecentFile>> RecentAsync(TestDatabase database, Caller caller) =>
        (await new FileReading(database.Contexts, null!, new PageStore(database.Contexts), new IndexProgress()).RecentAsync(caller, database.Clock.GetUtcNow().AddDays(-1), 100, default))
            .ToDictionary(f => f.File.Id);
}

using CsCheck;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Access;

public sealed class AccessBitsTests
{
    private static readonly string[] Some = ["everyone", "role:a", "role:b", "role:c", "group:x", "user:y"];

    [Fact]
    public async Task Bits_say_the_same_as_the_rights_of_a_card_for_any_lists_and_any_caller()
    {
        await using var database = await TestDatabase.CreateAsync();
        var list = Gen.Dictionary(Gen.Int[0, Some.Length - 1].Select(i => Some[i]), Gen.Enum<AccessLevel>())[0, 5];
        var caller = Gen.Int[0, Some.Length - 1].Select(i => Some[i]).HashSet[0, 4];

        await Gen.Select(list.Array[1, 6], caller.Array[1, 4]).SampleAsync(async (lists, callers) =>
        {
            var make = new MakeLists(lists);
            await database.CommitAsync(make);
            await using var db = database.Open();
            foreach (var principals in callers)
            {
                var who = new Caller(Guid.CreateVersion7(), "someone", "ru", principals);
                var readable = (await LoadAsync(database, who)).Bits;
                foreach (var number in make.Numbers)
                {
                    var level = await CardAccess.LevelAsync(db, CardOf(number), who, default);
                    if (readable[number] != (level >= AccessLevel.Read))
                        return false;
                }
            }

            return true;
        }, iter: 40, threads: 1);
    }

    [Fact]
    public async Task Bits_are_kept_until_the_epoch_rises_and_then_have_another_key()
    {
        await using var database = await TestDatabase.CreateAsync();
        var caller = await database.UserAsync("reader", "reader");
        var before = await LoadAsync(database, caller);
        (await LoadAsync(database, caller)).Should().BeSameAs(before);

        var make = new MakeLists([new() { ["role:reader"] = AccessLevel.Read }]);
        await database.CommitAsync(make);

        var after = await LoadAsync(database, caller);
        after.CacheKey.Should().NotBe(before.CacheKey);
        after.Bits[make.Numbers.Single()].Should().BeTrue();
    }

    [Fact]
    public async Task Product_itself_reads_every_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.CommitAsync(new MakeLists([new() { ["everyone"] = AccessLevel.None }, []]));

        (await LoadAsync(database, Caller.System)).Bits.Cast<bool>().Should().OnlyContain(bit => bit);
    }

    [Fact]
    public async Task Cards_whose_access_changed_after_the_cursor_are_hidden_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.UserAsync("author", "clerk");
        var (changed, same) = (await database.CardAsync(author, "Один"), await database.CardAsync(author, "Другой"));
        var child = await database.CardAsync(author, "Под первым", changed);
        var cursor = await HeadAsync(database);
        (await HiddenSinceAsync(database, cursor)).Should().BeEmpty();

        await AccessRightsTests.SetAsync(database, author, changed, ("role:clerk", "read"));

        (await HiddenSinceAsync(database, cursor)).Should().BeEquivalentTo([changed, child]).And.NotContain(same);
        (await HiddenSinceAsync(database, await HeadAsync(database))).Should().BeEmpty();
    }

    private static async Task<ReadableLists> LoadAsync(TestDatabase database, Caller caller)
    {
        await using var db = database.Open();
        return await database.Get<AccessBits>().LoadAsync(db, (await db.Heads.SingleAsync()).AccessEpoch, caller, default);
    }

    private static async Task<IReadOnlySet<Guid>?> HiddenSinceAsync(TestDatabase database, long cursor)
    {
        await using var db = database.Open();
        return await database.Get<AccessBits>().HiddenSinceAsync(db, cursor, await HeadAsync(database), default);
    }

    private static async Task<long> HeadAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Heads.Select(h => h.Number).SingleAsync();
    }

    private static Core.Cards.Card CardOf(int list) => new()
    {
        Id = Guid.CreateVersion7(), Type = "document", Title = "", AuthorId = Guid.Empty, Fields = Core.Cards.FieldValues.Empty, AccessList = list,
        Version = 1, CreatedAt = default, ModifiedAt = default,
    };

    private sealed record MakeLists(Dictionary<string, AccessLevel>[] Lists) : Change
    {
        public List<int> Numbers { get; } = [];

        internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
        {
            Numbers.Clear();
            foreach (var list in Lists)
                Numbers.Add(await AccessLists.NumberOfAsync(scope, list, cancellationToken));
            return null;
        }
    }
}

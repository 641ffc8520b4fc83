using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.Audit;

/// <summary>Whoever changes the audit behind the product's back is found out.</summary>
public sealed class AuditVerificationTests
{
    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE Audit SET ActorId = X'00112233445566778899AABBCCDDEEFF' WHERE Number = 2", "entry 2 does not follow" },
        { "UPDATE Audit SET Action = 'card.restore' WHERE Number = 3", "entry 3 does not follow" },
        { "UPDATE Audit SET At = At + 1 WHERE Number = 2", "entry 2 does not follow" },
        { "UPDATE AuditPayloads SET Json = '[]' WHERE Number = 2", "the content of entry 2 was changed" },
        { "DELETE FROM Audit WHERE Number = 2", "entry 2 is missing" },
        { "DELETE FROM Audit WHERE Number = (SELECT max(Number) FROM Audit)", "the chain ends" },
        { "UPDATE Heads SET AuditHash = X'00'", "the chain ends" },
        { "UPDATE Heads SET Number = Number - 1", "the chain ends" },
    };

    [Fact]
    public async Task Untouched_chain_has_no_fault()
    {
        await using var database = await WithCardsAsync();

        var (faults, entries) = await VerifyAsync(database);

        faults.Should().BeEmpty();
        entries.Should().BeGreaterThanOrEqualTo(4);
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Tampering_is_named(string sql, string fault)
    {
        await using var database = await WithCardsAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            (await db.Database.ExecuteSqlRawAsync(sql)).Should().Be(1);
        }

        (await VerifyAsync(database)).Faults.Should().Contain(f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Content_may_be_erased_and_the_chain_still_holds()
    {
        await using var database = await WithCardsAsync();
        await using (var db = database.Open())
            (await db.AuditPayloads.Where(p => p.Number == 2).ExecuteDeleteAsync()).Should().Be(1);

        (await VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    private static async Task<TestDatabase> WithCardsAsync()
    {
        var database = await TestDatabase.CreateAsync();
        foreach (var title in (string[])["Один", "Два", "Три"])
            await database.CardAsync(Caller.System, title);
        return database;
    }

    private static async Task<(List<string> Faults, long Entries)> VerifyAsync(TestDatabase database)
    {
        var faults = new List<string>();
        var entries = await new AuditVerification(database.Contexts).RunAsync(faults, default);
        return (faults, entries);
    }
}

using System.Text;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.People;

public sealed class TokenTests
{
    private static readonly TokenLimits All = new(true, true, null);

    [Fact]
    public async Task Token_brings_its_owner_and_stands_nowhere_in_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        var owner = await database.UserAsync("script", "clerk");
        var made = (await database.Get<Tokens>().CreateAsync(owner, "выгрузка", All, null, default)).Value;

        var caller = (await database.Get<Callers>().OfTokenAsync(made.Token, default))!;

        caller.Caller.UserId.Should().Be(owner.UserId);
        caller.TokenId.Should().Be(made.Id);
        made.Token.Should().HaveLength("ecm_".Length + 43, because: "256 bits in base64url");
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database.File)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(made.Token["ecm_".Length..])).Should().Be(-1, because: file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ecm_")]
    [InlineData("ecm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public async Task Unknown_token_brings_nobody(string token)
    {
        await using var database = await TestDatabase.CreateAsync();
        (await database.Get<Callers>().OfTokenAsync(token, default)).Should().BeNull();
    }

    [Fact]
    public async Task Token_ends_with_its_time_its_deletion_and_its_owners_block()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, owner) = (await database.UserAsync("boss", "admin"), await database.UserAsync("script", "clerk"));
        var (tokens, callers) = (database.Get<Tokens>(), database.Get<Callers>());
        var brief = (await tokens.CreateAsync(owner, "на час", All with { ExpiresAt = database.Clock.GetUtcNow().AddHours(1) }, null, default)).Value;
        var deleted = (await tokens.CreateAsync(owner, "лишний", All, null, default)).Value;
        var kept = (await tokens.CreateAsync(owner, "долгий", All, null, default)).Value;
        foreach (var token in new[] { brief, deleted, kept })
            (await callers.OfTokenAsync(token.Token, default)).Should().NotBeNull();

        database.Clock.Advance(TimeSpan.FromHours(1));
        (await callers.OfTokenAsync(brief.Token, default)).Should().BeNull();

        (await tokens.DeleteAsync(admin, deleted.Id, default)).Problem!.Code.Should().Be("not-found", because: "it is not the administrator's");
        (await tokens.DeleteAsync(owner, deleted.Id, default)).Succeeded.Should().BeTrue();
        (await callers.OfTokenAsync(deleted.Token, default)).Should().BeNull();

        (await callers.OfTokenAsync(kept.Token, default)).Should().NotBeNull();
        (await database.Get<Users>().BlockAsync(admin, owner.UserId, default)).Succeeded.Should().BeTrue();
        (await callers.OfTokenAsync(kept.Token, default)).Should().BeNull();
    }

    [Fact]
    public async Task Token_makes_no_token_that_may_more_or_lives_longer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var owner = await database.UserAsync("script");
        var tokens = database.Get<Tokens>();
        var holder = new TokenLimits(false, true, database.Clock.GetUtcNow().AddDays(1));

        foreach (var wanted in new[] { All, holder with { MayRead = true }, holder with { ExpiresAt = null }, holder with { ExpiresAt = holder.ExpiresAt!.Value.AddSeconds(1) } })
            (await tokens.CreateAsync(owner, "больше", wanted, holder, default)).Problem!.Code.Should().Be("token-too-wide");
        (await tokens.CreateAsync(owner, "не больше", holder, holder, default)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Last_use_is_written_apart_from_the_request()
    {
        await using var database = await TestDatabase.CreateAsync();
        var owner = await database.UserAsync("script");
        var made = (await database.Get<Tokens>().CreateAsync(owner, "выгрузка", All, null, default)).Value;
        var uses = database.Get<TokenUses>();
        (await ReadAsync()).LastUsedAt.Should().BeNull();

        uses.Note(made.Id);
        await uses.WriteAsync(default);

        (await ReadAsync()).LastUsedAt.Should().Be(database.Clock.GetUtcNow());

        async Task<TokenView> ReadAsync() => (await database.Get<Tokens>().ListAsync(owner, default)).Single();
    }

    [Fact]
    public async Task Repeated_request_makes_no_second_token_and_cannot_show_the_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var owner = (await database.UserAsync("script")) with { IdempotencyKey = "once" };
        var tokens = database.Get<Tokens>();
        (await tokens.CreateAsync(owner, "выгрузка", All, null, default)).Succeeded.Should().BeTrue();

        (await tokens.CreateAsync(owner, "выгрузка", All, null, default)).Problem!.Code.Should().Be("token-shown-before");
        (await tokens.ListAsync(owner, default)).Should().HaveCount(1);
    }
}

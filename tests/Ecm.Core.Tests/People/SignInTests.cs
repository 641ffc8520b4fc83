using System.Diagnostics;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Tests.People;

public sealed class SignInTests
{
    private const string Password = "правильный пароль";
    private const string Here = "192.0.2.1";
    private const string Elsewhere = "198.51.100.7";

    [Fact]
    public async Task Right_password_opens_a_session_whose_caller_has_groups_roles_and_everyone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var user = await MakeAsync(database, admin, "Иванова", "clerk");
        var group = (await database.Get<Groups>().CreateAsync(admin, "Закупки", ["иванова"], default)).Value;

        var session = (await database.Get<SignIn>().OpenSessionAsync(" иванова ", Password, Here, default)).Value;
        var caller = await database.Get<Callers>().OfSessionAsync(session.ToPrincipal("test"), default);

        caller!.UserId.Should().Be(user.Id);
        caller.Principals.Should().BeEquivalentTo(
            [Principal.User(user.Id), Principal.Group(group.Id), Principal.Role("clerk"), Principal.Everyone]);
    }

    [Fact]
    public async Task Unknown_login_blocked_user_and_wrong_password_get_the_same_answer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        await MakeAsync(database, admin, "known");
        var blocked = await MakeAsync(database, admin, "blocked");
        (await database.Get<Users>().BlockAsync(admin, blocked.Id, default)).Succeeded.Should().BeTrue();
        var signIn = database.Get<SignIn>();

        foreach (var (login, password) in new[] { ("known", "wrong wrong"), ("nobody", Password), ("blocked", Password), ("", ""), ("known", new string('x', 100_000)) })
            (await signIn.OpenSessionAsync(login, password, Here, default)).Problem.Should().Be(Problems.SignInFailed(), because: login);
    }

    [Fact]
    public async Task Unknown_login_takes_as_long_as_a_wrong_password()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, await database.UserAsync("boss", "admin"), "known");
        var signIn = database.Get<SignIn>();
        await signIn.CheckAsync("warm", "warm up", Here, default);

        var known = await ShortestAsync("known");
        var unknown = await ShortestAsync("nobody");

        // The work is the same hash; without it an unknown login would answer some hundred times faster.
        unknown.Should().BeGreaterThan(known / 2);

        async Task<TimeSpan> ShortestAsync(string login)
        {
            var times = new List<TimeSpan>();
            for (var i = 0; i < 4; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await signIn.CheckAsync(login, "wrong wrong", Here, default);
                times.Add(Stopwatch.GetElapsedTime(started));
            }

            return times.Min();
        }
    }

    [Fact]
    public async Task Five_failures_pause_the_login_at_that_address_for_a_stated_time_and_nowhere_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var user = await MakeAsync(database, await database.UserAsync("boss", "admin"), "ivanova");
        var signIn = database.Get<SignIn>();
        for (var i = 0; i < 5; i++)
            (await signIn.CheckAsync("ivanova", "wrong wrong", Here, default)).Problem.Should().Be(Problems.SignInFailed());

        var paused = (await signIn.CheckAsync("ivanova", Password, Here, default)).Problem!;
        paused.Code.Should().Be("sign-in-paused");
        paused.RetryAfter.Should().Be(60);
        (await signIn.CheckAsync("ivanova", Password, Elsewhere, default)).Value.Should().Be(user.Id);

        database.Clock.Advance(TimeSpan.FromSeconds(61));
        (await signIn.CheckAsync("ivanova", Password, Here, default)).Value.Should().Be(user.Id);
    }

    [Fact]
    public async Task Successes_are_never_counted_and_forget_the_failures_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, await database.UserAsync("boss", "admin"), "ivanova");
        var signIn = database.Get<SignIn>();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                await signIn.CheckAsync("ivanova", "wrong wrong", Here, default);
            (await signIn.CheckAsync("ivanova", Password, Here, default)).Succeeded.Should().BeTrue();
        }
    }

    [Fact]
    public async Task Session_ends_with_sign_out_new_password_and_block()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var user = await MakeAsync(database, admin, "ivanova");
        var (signIn, callers, users) = (database.Get<SignIn>(), database.Get<Callers>(), database.Get<Users>());

        var first = await OpenAsync(Password);
        var other = await OpenAsync(Password);
        await signIn.CloseSessionAsync(first, default);
        (await callers.OfSessionAsync(first, default)).Should().BeNull();
        var self = (await callers.OfSessionAsync(other, default))!;

        (await users.SetPasswordAsync(self, "not it at all", "another password", Here, default)).Problem!.Code.Should().Be("password-wrong");
        (await users.SetPasswordAsync(self, Password, "another password", Here, default)).Succeeded.Should().BeTrue();
        (await callers.OfSessionAsync(other, default)).Should().BeNull();

        var third = await OpenAsync("another password");
        (await users.BlockAsync(admin, user.Id, default)).Succeeded.Should().BeTrue();
        (await callers.OfSessionAsync(third, default)).Should().BeNull();
        (await users.PatchAsync(admin, user.Id, new UserPatch { Blocked = false }, default)).Succeeded.Should().BeTrue();
        (await callers.OfSessionAsync(third, default)).Should().BeNull(because: "the stamp is another");

        async Task<System.Security.Claims.ClaimsPrincipal> OpenAsync(string password) =>
            (await signIn.OpenSessionAsync("ivanova", password, Here, default)).Value.ToPrincipal("test");
    }

    [Fact]
    public async Task Session_is_over_after_its_longest_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, await database.UserAsync("boss", "admin"), "ivanova");
        var session = (await database.Get<SignIn>().OpenSessionAsync("ivanova", Password, Here, default)).Value.ToPrincipal("test");

        database.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        (await database.Get<Callers>().OfSessionAsync(session, default)).Should().NotBeNull();
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await database.Get<Callers>().OfSessionAsync(session, default)).Should().BeNull();
    }

    [Fact]
    public async Task Password_is_kept_as_pbkdf2_sha512_with_210000_iterations_and_nowhere_in_clear()
    {
        await using var database = await TestDatabase.CreateAsync();
        var user = await MakeAsync(database, await database.UserAsync("boss", "admin"), "ivanova");
        await using var db = database.Open();
        var hash = Convert.FromBase64String(await db.Users.Where(u => u.Id == user.Id).Select(u => u.PasswordHash!).SingleAsync());

        hash[0].Should().Be(1);
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).Should().Be(2u, because: "that is HMAC-SHA512");
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).Should().Be(210_000u);
        (await db.AuditPayloads.Select(p => p.Json).ToListAsync()).Should().NotContain(json => json.Contains(Password));
    }

    private static async Task<UserView> MakeAsync(TestDatabase database, Caller admin, string login, params string[] roles) =>
        (await database.Get<Users>().CreateAsync(admin, new NewUser(login, login, Password, "ru", roles, []), default)).Value;
}

using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Tests.Access;
using Ecm.Testing;

namespace Ecm.Core.Tests.People;

public sealed class UserTests
{
    [Fact]
    public async Task Only_administrators_make_change_and_block_users()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var (users, groups) = (database.Get<Users>(), database.Get<Groups>());

        (await users.CreateAsync(clerk, New("x"), default)).Problem.Should().Be(Problems.Forbidden());
        (await users.PatchAsync(clerk, clerk.UserId, new UserPatch { Roles = ["admin"] }, default)).Problem.Should().Be(Problems.Forbidden());
        (await users.BlockAsync(clerk, admin.UserId, default)).Problem.Should().Be(Problems.Forbidden());
        (await groups.CreateAsync(clerk, "x", [], default)).Problem.Should().Be(Problems.Forbidden());
        (await users.SetLanguageAsync(clerk, "en", default)).Value.Language.Should().Be("en");
        (await database.AgainAsync(clerk)).Language.Should().Be("en");
    }

    [Fact]
    public async Task Roles_and_groups_hold_from_the_next_request_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, user) = (await database.UserAsync("boss", "admin"), await database.UserAsync("ivanova"));
        var group = (await database.Get<Groups>().CreateAsync(admin, "Закупки", [], default)).Value;

        await database.Get<Users>().PatchAsync(admin, user.UserId, new UserPatch { Roles = ["Clerk", "clerk "], Groups = ["Закупки"] }, default);
        (await database.AgainAsync(user)).Principals.Should().Contain([Principal.Role("clerk"), Principal.Group(group.Id)]);

        await database.Get<Groups>().PatchAsync(admin, group.Id, "Снабжение", [], default);
        (await database.AgainAsync(user)).Principals.Should().NotContain(Principal.Group(group.Id));
        await database.Get<Users>().PatchAsync(admin, user.UserId, new UserPatch { Roles = [] }, default);
        (await database.AgainAsync(user)).Principals.Should().BeEquivalentTo([Principal.User(user.UserId), Principal.Everyone]);
    }

    [Theory]
    [InlineData("", "login-wrong")]
    [InlineData("two words", "login-wrong")]
    [InlineData("a:b", "login-wrong")]
    [InlineData("a\r\nb", "login-wrong")]
    [InlineData("BOSS", "login-taken")]
    [InlineData("Иванова.М-В_1@почта", null)]
    public async Task Login_is_short_one_word_and_the_only_one(string login, string? code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        (await database.Get<Users>().CreateAsync(admin, New(login), default)).Problem?.Code.Should().Be(code);
    }

    [Fact]
    public async Task Unknown_group_odd_role_and_nameless_user_are_named_by_field()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var users = database.Get<Users>();

        (await users.CreateAsync(admin, New("a") with { Groups = ["нет"] }, default)).Problem!.Field.Should().Be("groups");
        (await users.CreateAsync(admin, New("a") with { Roles = ["role:admin"] }, default)).Problem!.Field.Should().Be("roles");
        (await users.CreateAsync(admin, New("a") with { Name = " " }, default)).Problem!.Field.Should().Be("name");
        (await users.CreateAsync(admin, New("a") with { Language = "de" }, default)).Problem!.Field.Should().Be("language");
        (await users.CreateAsync(admin, New("a") with { Password = "short" }, default)).Problem!.Field.Should().Be("password");
        (await users.ListAsync(admin, null, 10, default)).Users.Should().ContainSingle(because: "nothing of a refused set is written");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task People_and_groups_are_found_by_letters_page_by_page(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var admin = await database.UserAsync("boss", "admin");
        var (users, groups) = (database.Get<Users>(), database.Get<Groups>());
        foreach (var (login, name) in new[] { ("semyonov", "Семёнов Пётр"), ("ivanova", "Иванова Анна"), ("СЕМЕНОВА", "Анна Семенова") })
            (await users.CreateAsync(admin, New(login) with { Name = name }, default)).Succeeded.Should().BeTrue();
        foreach (var name in new[] { "Отдел закупок", "Бухгалтерия", "Закупщики" })
            await groups.CreateAsync(admin, name, [], default);

        var first = await users.ListAsync(admin, null, 1, default, "семенов");
        var second = await users.ListAsync(admin, first.Next, 1, default, "семенов");
        first.Users.Concat(second.Users).Select(u => u.Login).Should().BeEquivalentTo("semyonov", "СЕМЕНОВА");
        second.Next.Should().BeNull();
        (await users.ListAsync(admin, null, 10, default, "анна ИВАН")).Users.Should().ContainSingle().Which.Login.Should().Be("ivanova");
        (await users.ListAsync(admin, null, 10, default, "100%_")).Users.Should().BeEmpty();
        (await users.ListAsync(admin, null, 10, default, " ")).Users.Should().HaveCount(4);
        (await groups.ListAsync(admin, null, 10, default, "ЗАКУП")).Groups.Select(g => g.Name).Should().BeEquivalentTo("Отдел закупок", "Закупщики");
    }

    [Fact]
    public async Task Roles_there_are_are_those_somebody_has_and_those_that_rights_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var lawyer = await database.UserAsync("lawyer", "lawyer", "clerk");
        await AccessRightsTests.SetAsync(database, admin, await database.CardAsync(admin, "Приказ"), ("role:lawyer", "read"), ("user:boss", "manage"));
        await database.Get<Users>().PatchAsync(admin, lawyer.UserId, new UserPatch { Roles = ["clerk"] }, default);

        (await database.Get<Users>().RolesAsync(default)).Should().Contain(["admin", "clerk", "lawyer"]).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public async Task New_password_is_made_by_administrators_alone_and_ends_what_was_open()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, user) = (await database.UserAsync("boss", "admin"), await database.UserAsync("ivanova"));
        var (users, signIn) = (database.Get<Users>(), database.Get<SignIn>());

        var first = (await users.NewPasswordAsync(admin, user.UserId, default)).Value;
        var session = (await signIn.OpenSessionAsync("ivanova", first, "here", default)).Value.ToPrincipal("x");
        (await database.Get<Callers>().OfSessionAsync(session, default)).Should().NotBeNull();
        var second = (await users.NewPasswordAsync(admin, user.UserId, default)).Value;

        second.Should().NotBe(first);
        (await database.Get<Callers>().OfSessionAsync(session, default)).Should().BeNull();
        (await signIn.OpenSessionAsync("ivanova", first, "here", default)).Succeeded.Should().BeFalse();
        (await signIn.OpenSessionAsync("ivanova", second, "here", default)).Succeeded.Should().BeTrue();
        (await users.NewPasswordAsync(user, admin.UserId, default)).Problem.Should().Be(Problems.Forbidden());
    }

    [Fact]
    public async Task Two_administrators_who_take_the_role_from_each_other_at_once_do_not_both_succeed()
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: true);
        var (one, other, users) = (await database.UserAsync("one", "admin"), await database.UserAsync("other", "admin"), database.Get<Users>());

        for (var round = 0; round < 5; round++)
        {
            var both = await database.WhileTimePassesAsync(Task.WhenAll(
                users.PatchAsync(one, other.UserId, new UserPatch { Roles = [] }, default), users.PatchAsync(other, one.UserId, new UserPatch { Roles = [] }, default)));
            both.Count(r => r.Succeeded).Should().Be(1);
            both.Single(r => !r.Succeeded).Problem.Should().Be(Problems.LastAdmin());
            await database.CommitAsync(new PatchUser(one.UserId, new UserPatch { Roles = ["admin"] }, null), new PatchUser(other.UserId, new UserPatch { Roles = ["admin"] }, null));
        }
    }

    [Fact]
    public async Task Last_administrator_can_neither_be_blocked_nor_lose_the_role()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, users) = (await database.UserAsync("boss", "admin"), database.Get<Users>());
        (await users.BlockAsync(admin, admin.UserId, default)).Problem.Should().Be(Problems.LastAdmin());
        (await users.PatchAsync(admin, admin.UserId, new UserPatch { Roles = ["clerk"] }, default)).Problem.Should().Be(Problems.LastAdmin());

        await database.UserAsync("second", "admin");
        (await users.BlockAsync(admin, admin.UserId, default)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task List_goes_through_all_users_in_pages_and_shows_roles_only_to_administrators()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        foreach (var login in new[] { "яна", "anna", "Борис", "ёж", "Zoe" })
            await database.UserAsync(login, "clerk");
        var reader = await database.UserAsync("reader");
        var seen = new List<UserView>();
        string? after = null;
        do
        {
            var page = await database.Get<Users>().ListAsync(reader, after, 3, default);
            page.Users.Count.Should().BeInRange(1, 3);
            seen.AddRange(page.Users);
            after = page.Next;
        }
        while (after is not null);

        seen.Select(u => u.Login).Should().BeEquivalentTo("boss", "яна", "anna", "Борис", "ёж", "Zoe", "reader");
        seen.Where(u => u.Roles is not null).Select(u => u.Login).Should().Equal(["reader"], because: "own roles are no secret");
        (await database.Get<Users>().ListAsync(admin, null, 100, default)).Users.Should().OnlyContain(u => u.Roles != null);
    }

    [Fact]
    public async Task First_administrator_comes_from_the_setting_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = database.Get<FirstAdmin>();
        (await first.EnsureAsync("short", default)).Problem!.Code.Should().Be("password-too-short");

        (await first.EnsureAsync("Верный пароль 1", default)).Value.Made.Should().BeTrue();

        (await first.EnsureAsync("another password", default)).Value.Should().Be(new FirstAdminOutcome(false, null, false));
        var signIn = database.Get<SignIn>();
        var id = (await signIn.CheckAsync("admin", "Верный пароль 1", "::1", default)).Value;
        (await database.Get<Callers>().FindAsync(id, default))!.IsAdmin.Should().BeTrue();
        (await signIn.CheckAsync("admin", "another password", "::1", default)).Succeeded.Should().BeFalse();
    }

    [Fact]
    public async Task Common_password_of_the_setting_is_taken_and_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        (await database.Get<FirstAdmin>().EnsureAsync("password123", default)).Value.Should().Be(new FirstAdminOutcome(true, null, true));
    }

    [Fact]
    public async Task Link_makes_the_first_user_with_its_own_key_and_only_while_there_is_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = database.Get<FirstAdmin>();
        var path = (await first.EnsureAsync(null, default)).Value.SetupPath!;
        path.Should().StartWith("/setup?key=");
        var key = path["/setup?key=".Length..];
        (await first.SetUpAsync(key + "x", New("root"), default)).Problem!.Code.Should().Be("setup-key-wrong");

        var id = (await first.SetUpAsync(key, New("root"), default)).Value;

        (await database.Get<Callers>().FindAsync(id, default))!.IsAdmin.Should().BeTrue();
        (await first.SetUpAsync(key, New("second"), default)).Problem!.Code.Should().Be("set-up-already");
    }

    [Fact]
    public async Task Reset_sets_a_made_password_and_ends_the_sessions()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = database.Get<FirstAdmin>();
        await first.EnsureAsync("Верный пароль 1", default);
        var signIn = database.Get<SignIn>();
        var session = (await signIn.OpenSessionAsync("admin", "Верный пароль 1", "::1", default)).Value.ToPrincipal("test");

        var password = (await database.Get<PasswordResets>().ResetAsync("ADMIN", null, default)).Value;

        (await signIn.CheckAsync("admin", password, "::1", default)).Succeeded.Should().BeTrue();
        (await database.Get<Callers>().OfSessionAsync(session, default)).Should().BeNull();
        (await database.Get<PasswordResets>().ResetAsync("nobody", null, default)).Problem!.Code.Should().Be("unknown-user");
    }

    [Fact]
    public void Requests_never_show_passwords_in_their_text() =>
        $"{New("a")} {new UserPatch { Password = "Верный пароль 1" }}".Should().NotContain("Верный");

    private static NewUser New(string login) => new(login, login.Length == 0 ? "x" : login, "Верный пароль 1", "ru", [], []);
}

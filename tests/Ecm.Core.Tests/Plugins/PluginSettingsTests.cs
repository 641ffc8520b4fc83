using System.Text.Json;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Results;
using Ecm.Testing;
using Microsoft.EntityFrameworkCore;
using static Ecm.Core.Tests.Plugins.SettingsWorld;

namespace Ecm.Core.Tests.Plugins;

/// <summary>What administrators set for plugins: kept, told, in force without a restart, on every node.</summary>
public sealed class PluginSettingsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_set_is_in_force_at_once_here_and_after_a_look_elsewhere(bool postgreSql)
    {
        await using var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        var admin = await database.UserAsync("boss", "admin");
        var (here, there) = (new SettingsWorld(database), new SettingsWorld(database));
        here.Current.Should().Be(new MailSettings() with { Recipients = here.Current.Recipients });

        var put = (await here.Settings.PutAsync(admin, Plugin, Values(("server", "mail.example"), ("port", 587), ("security", "tls"), ("recipients", new[] { "a", "b" }), ("pause", null)), 0, default)).Value;

        put.Version.Should().Be(1);
        put.Settings.Where(s => s.IsSet).Select(s => s.Definition.Name).Should().Equal("server", "port", "pause", "security", "recipients");
        here.Current.Should().BeEquivalentTo(new MailSettings { Server = "mail.example", Port = 587, Security = MailSecurity.Tls, Recipients = ["a", "b"], Pause = null });
        there.Current.Port.Should().Be(25);
        await there.Settings.RefreshAsync(default);
        there.Current.Should().BeEquivalentTo(here.Current);

        (await here.Settings.PutAsync(admin, Plugin, Values(), 0, default)).Problem.Should().Be(Problems.SettingsChanged());
        (await there.Settings.PutAsync(admin, Plugin, Values(("port", 26)), 1, default)).Value.Version.Should().Be(2);
        (await here.Settings.PutBackAsync(admin, put, 1, default)).Problem.Should().Be(Problems.SettingsChanged(), "what others have put in force since stays");
        (await here.Settings.PutBackAsync(admin, put, 2, default)).Value.Version.Should().Be(3);
        here.Current.Port.Should().Be(587);
        await using var db = database.Open();
        (await db.PluginSettings.SingleAsync()).Stored.Should().NotContain("25", "what is as the plugin begins follows the plugin");
    }

    [Fact]
    public async Task Audit_tells_old_and_new_and_of_secrets_that_they_were_set()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (admin, clerk) = (await database.UserAsync("boss", "admin"), await database.UserAsync("clerk", "clerk"));
        var world = new SettingsWorld(database);

        await world.Settings.PutAsync(admin, Plugin, Values(("password", "тайна-1"), ("port", 2525)), 0, default);
        await world.Settings.PutAsync(admin, Plugin, Values(("port", 2525), ("security", "tls")), 1, default);
        world.Current.Password.Should().Be("тайна-1", "what is left out of secrets stays");
        await world.Settings.PutAsync(admin, Plugin, Values(("password", "тайна-2"), ("port", 2525), ("security", "tls")), 2, default);
        await world.Settings.PutAsync(admin, Plugin, Values(("password", null), ("port", 2525), ("security", "tls")), 3, default);
        world.Current.Password.Should().BeNull();
        (await world.Settings.PutAsync(admin, Plugin, Values(("port", 2525), ("security", "tls")), 4, default)).Value.Version.Should().Be(4, "nothing was changed");
        (await world.Settings.PutAsync(clerk, Plugin, Values(), null, default)).Problem.Should().Be(Problems.Forbidden());
        (await world.Settings.GetAsync(clerk, Plugin, default)).Problem.Should().Be(Problems.Forbidden());
        (await world.Settings.GetAsync(admin, "Plain", default)).Problem.Should().Be(Problems.NotFound());

        await using var db = database.Open();
        var told = await (from e in db.Audit where e.Action == "plugin.settings" join p in db.AuditPayloads on e.Number equals p.Number orderby e.Number select p.Json).ToListAsync();
        told.Select(t => JsonDocument.Parse(t).RootElement.GetProperty("settings")).Select(s => (s[0].GetString(), s[1].GetString())).Should().Equal(
            ("Пароль: —; Порт: 25", "Пароль: •••; Порт: 2525"), ("Защита: нет", "Защита: TLS"), ("Пароль: •••", "Пароль: •••"), ("Пароль: •••", "Пароль: —"));
        string.Join('\n', told).Should().NotContain("тайна");
    }

    [Fact]
    public async Task Secret_is_encrypted_shown_to_nobody_and_comes_back_when_its_change_is_undone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var world = new SettingsWorld(database);

        var first = (await world.Settings.PutAsync(admin, Plugin, Values(("password", "hidden-1")), 0, default)).Value;
        await world.Settings.PutAsync(admin, Plugin, Values(("password", "hidden-2")), 1, default);

        var secret = first.Settings.Single(s => s.Definition.Name == "password");
        secret.Should().Match<SettingInForce>(s => s.IsSet && s.Value.ValueKind == JsonValueKind.Undefined && s.Definition.Default.ValueKind == JsonValueKind.Undefined);
        await using (var db = database.Open())
            (await db.PluginSettings.SingleAsync()).Stored.Should().Contain("password").And.NotContain("hidden");
        world.Current.Password.Should().Be("hidden-2");
        await world.Settings.PutBackAsync(admin, first, 2, default);
        world.Current.Password.Should().Be("hidden-1");
    }

    [Theory]
    [InlineData("server", "", "нужно заполнить.", "it must be filled in.")]
    [InlineData("server", "a-name-that-is-far-too-long", "знаков: не больше 20.", "characters: at most 20.")]
    [InlineData("server", "two\nlines", "нужна одна строка не длиннее 10000 знаков.", "one line of at most 10000 characters is needed.")]
    [InlineData("server", 5, "нужен текст.", "a text is needed.")]
    [InlineData("password", "abc", "знаков: от 4 до 20.", "characters: 4 to 20.")]
    [InlineData("port", 70000, "нужно число от 1 до 65535.", "a number from 1 to 65535 is needed.")]
    [InlineData("port", 1.5, "нужно целое число.", "a whole number is needed.")]
    [InlineData("port", "25", "нужно целое число.", "a whole number is needed.")]
    [InlineData("security", "ssl", "нужно одно из значений: нет, TLS.", "one of these is needed: none, TLS.")]
    [InlineData("security", 1, "нужно одно из значений: нет, TLS.", "one of these is needed: none, TLS.")]
    [InlineData("recipients", "office", "нужны строки текста.", "lines of text are needed.")]
    [InlineData("recipients", new string[0], "строк: не меньше 1.", "lines: at least 1.")]
    [InlineData("colour", "red", "настройки «colour» нет.", "there is no setting 'colour'.")]
    public async Task Value_that_does_not_fit_is_named_and_nothing_is_written(string name, object value, string ru, string en)
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var world = new SettingsWorld(database);

        var problem = (await world.Settings.PutAsync(admin, Plugin, Values((name, value)), 0, default)).Problem!;

        problem.Should().Match<Problem>(p => p.Status == 422 && p.Field == name);
        ProblemTexts.Describe(problem, "ru").Should().EndWith(ru);
        ProblemTexts.Describe(problem, "en").Should().EndWith(en);
        (await world.Settings.TryAsync(admin, Plugin, Values((name, value)), default)).Value.Should().ContainSingle();
        (await world.Settings.GetAsync(admin, Plugin, default)).Value.Version.Should().Be(0);
    }

    [Fact]
    public async Task What_the_class_says_of_its_settings_together_stands_at_the_one_it_names_and_its_faults_count()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var world = new SettingsWorld(database);

        (await world.Settings.PutAsync(admin, Plugin, Values(("security", "tls")), 0, default)).Problem.Should().Match<Problem>(p => p.Code == "setting-wrong" && p.Field == "port");
        (await world.Settings.PutAsync(admin, Plugin, Values(("server", "breaks")), 0, default)).Problem.Should().BeEquivalentTo(Problems.PluginUnavailable(Plugin));
        world.Health.Reports[0].Faults.Should().ContainSingle().Which.Text.Should().Contain("no mail today");
        world.Health.SwitchOff(Plugin);
        (await world.Settings.PutAsync(admin, Plugin, Values(("server", "mends")), 0, default)).Succeeded.Should().BeTrue("settings may be what mends a plugin that is off");
    }

    [Fact]
    public async Task Stored_value_that_the_plugins_new_version_does_not_take_gives_way_to_its_default_and_health_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        await new SettingsWorld(database).Settings.PutAsync(admin, Plugin, Values(("server", "mail.example"), ("port", 2525), ("pause", 9)), 0, default);

        var later = new SettingsWorld(database, typeof(LaterMailSettings));
        await later.Settings.RefreshAsync(default);

        new CurrentSettings<LaterMailSettings>(later.Slot).Current.Should().Be(new LaterMailSettings { Pause = 9 });
        later.Health.Reports[0].UnfitSettings.Select(s => s.En).Should().Equal("Server", "Port");
        later.Health.Reports[0].State.Should().Be(PluginState.Ok);
        var shown = (await later.Settings.GetAsync(admin, Plugin, default)).Value;
        shown.Settings.Where(s => s.Unfit).Select(s => s.Definition.Name).Should().Equal("server", "port");
        await later.Settings.PutAsync(admin, Plugin, Values(("server", "mx")), shown.Version, default);
        later.Health.Reports[0].UnfitSettings.Should().BeEmpty();
    }

    [Fact]
    public async Task Secret_whose_key_is_lost_is_as_if_it_had_not_been_set_and_health_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var admin = await database.UserAsync("boss", "admin");
        var world = new SettingsWorld(database);
        await world.Settings.PutAsync(admin, Plugin, Values(("password", "hidden-1")), 0, default);
        await using (var db = database.Open())
        {
            var row = await db.PluginSettings.SingleAsync();
            (row.Stored, row.Version) = ("""{"password":"bm90IG91cnM"}""", 2);
            await db.SaveChangesAsync();
        }

        await world.Settings.RefreshAsync(default);

        world.Current.Password.Should().BeNull();
        world.Health.Reports[0].UnfitSettings.Should().ContainSingle().Which.En.Should().Be("Password");
    }
}

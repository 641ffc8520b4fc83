using Ecm.Core;
using Ecm.Core.Health;
using Ecm.Core.Plugins;
using Ecm.Web.Administration;
using Ecm.Web.Wording;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ecm.Server.Tests.Web;

/// <summary>Health in sentences: what is wrong, the worst first, and what mends it.</summary>
public sealed class HealthLinesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ServerOverview Well = new(
        "1.0.0", 3, new HealthReport(true, [new("database", "ok", null), new("blobs", "ok", null)]), [], new QueueFigures(0, 0, null, null),
        new IndexFigures("g", 10, 1, 5, 5, null, Rebuilding: false, null, null), new StorageFigures(1, 1, null, null), new AuditFigures(5, new VerificationNote(Now, 0)));

    [Fact]
    public void Server_that_is_well_has_nothing_to_say() => Of(Well).Should().BeEmpty();

    [Fact]
    public void The_worst_comes_first_and_each_line_says_what_mends_it()
    {
        var server = Well with
        {
            Parked = [new("password", 2), new("out-of-memory", 1)],
            Health = new HealthReport(true, [new("search", "degraded", "rebuilding"), new("reading", "degraded", "apt install x"), new("plugin:P", "degraded", "off"), new("plugin:Q", "degraded", "x")]),
            Index = Well.Index with { BehindSince = Now.AddMinutes(-3) },
            Audit = new AuditFigures(5, new VerificationNote(Now, 2)),
        };

        var lines = Of(server, new("P", "1", PluginState.Off, 1, 0, default, null, null), new("Q", "1", PluginState.Tripped, 9, 3, default, null, null));

        lines.Select(l => l.Kind).Should().Equal("bad", "bad", "bad", "warn", "warn", "warn", "warn");
        lines.Should().Contain(l => l.Text == "3\u00A0файла: прочитать не удалось. Закрыт паролем: 2, не хватило памяти: 1." && l.Retries && l.Link == "/admin/jobs?state=parked");
        lines.Should().Contain(l => l.Text == "Плагин Q отключён после сбоев (3)." && l.Resumes == "Q");
        lines.Should().Contain(l => l.Text == "Плагин P отключён администратором." && l.Resumes == "P");
        lines.Should().Contain(l => l.Text == "Цепочка журнала событий нарушена: 2." && l.Link == "/admin/audit");
        lines.Should().Contain(l => l.Text.Contains("за 3 мин") && l.Link == "/admin/index");
        lines.Should().Contain(l => l.Detail == "apt install x");
    }

    [Theory]
    [InlineData("database", "down", "База данных не отвечает")]
    [InlineData("blobs", "down", "документы открыть нельзя")]
    [InlineData("blobs", "degraded", "не принимает новые файлы")]
    [InlineData("search", "degraded", "Поиск работает не полностью")]
    public void Part_that_is_not_well_is_a_sentence(string name, string state, string sentence) =>
        Of(Well with { Health = new HealthReport(false, [new(name, state, "detail")]) }).Should().ContainSingle().Which.Text.Should().Contain(sentence);

    [Fact]
    public void Plugin_that_hangs_is_not_offered_to_be_resumed()
    {
        var server = Well with { Health = new HealthReport(true, [new("plugin:P", "degraded", "restart needed")]) };

        Of(server, new PluginReport("P", "1", PluginState.RestartNeeded, 1, 1, default, null, null)).Should().ContainSingle().Which.Resumes.Should().BeNull();
    }

    [Fact]
    public void Settings_that_do_not_fit_a_plugins_version_are_named()
    {
        var server = Well with { Health = new HealthReport(true, [new("plugin:P", "degraded", "x")]) };

        Of(server, new PluginReport("P", "2", PluginState.Ok, 1, 0, default, null, null) { HasSettings = true, UnfitSettings = [new("Порт", "Port"), new("Адрес", "Address")] })
            .Should().ContainSingle().Which.Should().Match<HealthLine>(l => l.Text == "Плагин P: прежние настройки не подходят его нынешней версии, действуют начальные (Порт, Адрес)." && l.Link == "/admin/plugins/P" && l.Resumes == null);
    }

    [Fact]
    public void A_short_lag_is_no_line() => Of(Well with { Index = Well.Index with { BehindSince = Now.AddSeconds(-20) } }).Should().BeEmpty();

    private static IReadOnlyList<HealthLine> Of(ServerOverview server, params PluginReport[] plugins)
    {
        var time = new OrganisationTime(new FakeTimeProvider(Now), Options.Create(new OrganisationOptions()));
        return HealthLines.Of(server, plugins, new AdminText(Writing.In("ru"), time, "ru"), Writing.In("ru"), Now);
    }
}

using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Registers;
using Ecm.Core.Tests.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.Registers;

/// <summary>The stock numbering scheme, loaded as the server loads it.</summary>
public sealed class TemplateSchemeTests : IDisposable
{
    private readonly PluginFolder plugins = new();
    private readonly ServiceProvider host;

    public TemplateSchemeTests()
    {
        plugins.Add("Ecm.Plugins.Numbering");
        host = PluginLoading.Host(plugins);
    }

    [Theory]
    [InlineData("{type}-{counter:0000}/{year}", "Договор-0012/2026")]
    [InlineData("вх. {counter}", "вх. 12")]
    [InlineData("{yy}{month}-{counter:00}", "2603-12")]
    [InlineData("{field:department}/{counter:0}", "ПТО/12")]
    [InlineData("{field:floor}-{counter:000}", "7-012")]
    public void Template_is_filled(string template, string number) =>
        NumberFormat.Make(Plan(("template", template)), 12).Should().Be(number);

    [Theory]
    [InlineData(null, "2026")]
    [InlineData("yearly", "2026")]
    [InlineData("monthly", "2026-03")]
    [InlineData("never", "")]
    public void Counter_begins_again_with_the_period(string? period, string expected) =>
        Plan(period is null ? [("template", "{counter}")] : [("template", "{counter}"), ("period", period)]).Period.Should().Be(expected);

    [Fact]
    public void Registers_may_share_a_counter()
    {
        Plan(("template", "{counter}")).CounterKey.Should().Be("contracts");
        Plan(("template", "{counter}"), ("counter", "all")).CounterKey.Should().Be("all");
    }

    [Theory]
    [InlineData("Д-{year}", "*ровно одно место {counter}*")]
    [InlineData("{counter}{counter}", "*ровно одно место {counter}*")]
    [InlineData("{counter", "*скобка { не закрыта*")]
    [InlineData("{counter}}", "*лишняя скобка }*")]
    [InlineData("{counter:abc}", "*неизвестное место {counter:abc}; есть {counter}, *")]
    [InlineData("{jahr}{counter}", "*неизвестное место {jahr}*")]
    [InlineData("  ", "*нет шаблона номера*")]
    public void Wrong_template_is_explained(string template, string message) =>
        Failure(("template", template)).Should().Match<NumberingException>(f => f.Setting == "template" && f.Field == null).And.Subject.As<NumberingException>().Text.Ru.Should().Match(message);

    [Fact]
    public void What_can_be_set_is_told_and_each_place_that_is_offered_can_be_used()
    {
        var settings = host.GetRequiredService<INumberingScheme>().Settings;

        settings.Select(s => s.Key).Should().Equal("template", "period", "counter");
        settings[1].Choices.Select(c => c.Value).Should().Equal("yearly", "monthly", "never");
        foreach (var place in settings[0].Places.Select(p => p.Text.Replace("…", "department", StringComparison.Ordinal)))
            Plan(("template", place.StartsWith("{counter", StringComparison.Ordinal) ? place : $"{place}-{{counter}}")).Template.Should().NotContain("{field");
    }

    [Fact]
    public void Wrong_settings_are_explained()
    {
        Failure(("template", "{counter}"), ("period", "weekly")).Text.En.Should().Contain("weekly").And.Contain("yearly, monthly, never");
        Failure(("template", "{counter}"), ("templat", "x")).Text.En.Should().Contain("templat");
        Failure().Text.En.Should().Contain("no number template");
    }

    [Fact]
    public void Empty_field_of_the_card_is_named()
    {
        var failure = Failure(("template", "{field:office}-{counter}"));

        failure.Field.Should().Be("office");
        failure.Text.En.Should().Contain("office");
    }

    [Fact]
    public void Field_cannot_pass_for_the_counter() =>
        Failure(("template", "{field:sly}-{counter}")).Field.Should().Be("sly");

    public void Dispose()
    {
        host.Dispose();
        plugins.Dispose();
    }

    private NumberPlan Plan(params (string Key, string Value)[] settings) => host.GetRequiredService<INumberingScheme>().Plan(new NumberRequest(
        "contracts", settings.ToDictionary(s => s.Key, s => s.Value),
        new CardSnapshot
        {
            Id = Guid.Empty, Type = "contract", Title = "t",
            Fields = new Dictionary<string, JsonElement>
            {
                ["department"] = JsonSerializer.SerializeToElement(" ПТО "), ["floor"] = JsonSerializer.SerializeToElement(7), ["sly"] = JsonSerializer.SerializeToElement("{counter}"),
            },
        },
        new DateOnly(2026, 3, 2), "Договор"));

    private NumberingException Failure(params (string Key, string Value)[] settings) =>
        FluentActions.Invoking(() => Plan(settings)).Should().Throw<NumberingException>().Which;
}

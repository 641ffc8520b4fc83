using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Tests.Architecture;
using Ecm.Core.Tests.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>The stock plugin that reads types from YAML, loaded as the server loads it.</summary>
public sealed class YamlTypeTests : IDisposable
{
    private readonly PluginFolder plugins = new();
    private readonly TemporaryFolder config = new();

    public YamlTypeTests() => plugins.Add("Ecm.Plugins.DocumentTypes");

    [Fact]
    public async Task Stock_types_fit_together()
    {
        var types = await ReadAsync(Path.Combine(SourceTree.Root, "config"));

        types.Select(t => t.Name).Should().BeEquivalentTo("contract", "annex", "act", "invoice", "incoming-letter", "outgoing-letter", "memo", "organisation");
        CardTypeRules.Check([new(CoreCardTypes.Source, CoreCardTypes.Document), .. types.Select(t => new SourcedType("Ecm.Plugins.DocumentTypes", t))], [], new HashSet<string> { "delivery" }).Should().BeEmpty();
        types.Single(t => t.Name == "memo").Fields.Should().OnlyContain(f => !f.Required, "a memo asks for nothing but a title");
        types.Single(t => t.Name == "contract").Children.Should().Contain(["annex", "act", "invoice"]);
        types.SelectMany(t => t.Fields).Where(f => f.List is not null).Select(f => f.List).Should().Equal("delivery", "delivery");
        types.Single(t => t.IsParty).Unique.Should().ContainSingle().Which.Should().Equal("inn", "kpp");
    }

    [Fact]
    public void Stock_types_name_registers_that_exist()
    {
        var registers = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "config/registers")).Select(f => Path.GetFileNameWithoutExtension(f));
        var named = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "config/types"))
            .SelectMany(File.ReadLines).Where(l => l.StartsWith("register: ", StringComparison.Ordinal)).Select(l => l["register: ".Length..]);

        named.Should().NotBeEmpty().And.BeSubsetOf(registers);
    }

    [Fact]
    public async Task Everything_a_type_can_say_is_read()
    {
        Write("a.yaml", """
            name: order
            label: { ru: Приказ, en: Order }
            party: true
            register: orders
            children: ["*"]
            unique: [[inn, kpp]]
            fields:
              - key: inn
                kind: text
                label: { ru: ИНН, en: INN }
                required: true
                personal: true
              - { key: kpp, kind: choice, label: { ru: КПП, en: KPP }, choices: [{ key: a, label: { ru: А, en: A } }], default: a }
              - { key: base, kind: card, label: { ru: Основание, en: Basis }, targets: [order], column: party, read: { as: party, near: [Продавец, Seller], pages: last } }
            states: [{ name: draft, label: { ru: Черновик, en: Draft }, kind: draft }]
            access: [{ principal: "role:clerk", level: edit }]
            """);

        var type = (await ReadAsync(config.Path)).Should().ContainSingle().Which;

        type.Should().BeEquivalentTo(new
        {
            Name = "order", Label = new { Ru = "Приказ", En = "Order" }, IsParty = true, Register = "orders", Children = new[] { "*" }, Unique = new[] { new[] { "inn", "kpp" } },
            Fields = new object[]
            {
                new { Key = "inn", Kind = FieldKind.Text, Required = true, Personal = true },
                new { Key = "kpp", Kind = FieldKind.Choice, Choices = new[] { new { Key = "a", Label = new { Ru = "А", En = "A" } } }, Default = "a" },
                new { Key = "base", Kind = FieldKind.Card, Targets = new[] { "order" }, Column = "party", Read = new { As = ReadKind.Party, Near = new[] { "Продавец", "Seller" }, Pages = ReadPages.Last } },
            },
            States = new[] { new { Name = "draft", Kind = "draft" } },
            Access = new[] { new { Principal = "role:clerk", Level = "edit" } },
        });
    }

    [Theory]
    [InlineData("name: x\nlabel: { ru: А, en: A }\nfields:\n  - { key: a, kind: text, label: { ru: А, en: A }, read: { as: regex } }", 4, "'as' is 'regex'. Known: number, date, sum, inn, kpp, ogrn, bik, account, party, ownentity.")]
    [InlineData("name: x\nlable: { ru: А, en: A }", 2, "'lable' is unknown here. Known: name, label,*")]
    [InlineData("name: x", 1, "'label' is missing.")]
    [InlineData("label: { ru: А, en: A }", 1, "'name' is missing. Add 'name: …'.")]
    [InlineData("name: x\nlabel: { ru: А }", 2, "'en' is missing*")]
    [InlineData("name: x\nlabel: А", 2, "'label' must be a mapping*")]
    [InlineData("name: x\nlabel: { ru: А, en: A }\nfields: text", 3, "'fields' must be a list.")]
    [InlineData("name: x\nlabel: { ru: А, en: A }\nfields:\n  - key: a\n    kind: string\n    label: { ru: А, en: A }", 5, "'kind' is 'string'. Known: text, number, money, date, bool, choice, person, card.")]
    [InlineData("name: x\nlabel: { ru: А, en: A }\nfields:\n  - { key: a, kind: text, label: { ru: А, en: A }, required: yes }", 4, "'required' is 'yes'. Write true or false.")]
    [InlineData("name: x\nlabel: { ru: А, en: A }\nunique: [inn, kpp]", 3, "'unique' must be a list of lists*")]
    [InlineData("name: x\nlabel: [", 3, "this is no YAML: *")]
    [InlineData("name: x\nname: y", 2, "this is no YAML: *")]
    [InlineData("", 1, "the file must hold one type.")]
    [InlineData("just words", 1, "the file must be a mapping*")]
    public async Task Fault_is_told_with_file_and_line(string yaml, int line, string fault)
    {
        Write("wrong.yaml", yaml);

        var failure = await Record.ExceptionAsync(() => ReadAsync(config.Path));

        failure.Should().BeOfType<CardTypeSourceException>().Which.Message.Should().Match($"{Path.Combine(config.Path, "types/wrong.yaml")}, line {line}: {fault}");
    }

    [Fact]
    public async Task All_wrong_files_are_told_at_once()
    {
        Write("a.yaml", "name: x");
        Write("b.yaml", "name: y");

        var failure = await Record.ExceptionAsync(() => ReadAsync(config.Path));

        failure!.Message.Should().Contain("a.yaml").And.Contain("b.yaml");
    }

    public void Dispose()
    {
        plugins.Dispose();
        config.Dispose();
    }

    private void Write(string file, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "types"));
        File.WriteAllText(Path.Combine(config.Path, "types", file), yaml);
    }

    private async Task<IReadOnlyList<CardTypeDefinition>> ReadAsync(string folder)
    {
        using var host = PluginLoading.Host(plugins, folder);
        return await host.GetRequiredService<ICardTypeSource>().GetTypesAsync(CancellationToken.None);
    }
}

using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>What is wrong with definitions is said in one sentence each.</summary>
public sealed class CardTypeRulesTests
{
    private static readonly Localized Label = new("Вид", "Type");
    private static readonly HashSet<string> Lists = ["ways"];

    public static TheoryData<string, CardTypeDefinition> Wrong => new()
    {
        { "*a name is lower-case Latin letters*", Type("Договор") },
        { "*a name is lower-case Latin letters*", Type("-x") },
        { "*no label in Russian or English*", Type("x") with { Label = new Localized("Вид", " ") } },
        { "*register 'Входящие' is no name*", Type("x") with { Register = "Входящие" } },
        { "*its child 'annexe' is no type. Known types: party, x.*", Type("x") with { Children = ["annexe"] } },
        { "*field 'a' is there twice*", Type("x", Field("a"), Field("a")) },
        { "*field 'Sum': a key begins with a lower-case Latin letter*", Type("x", Field("Sum")) },
        { "*field 'number': every card has something of this name*", Type("x", Field("number")) },
        { "*field 'a': it has no label*", Type("x", Field("a") with { Label = new Localized("", "a") }) },
        { "*field 'a': choices belong to fields of kind choice*", Type("x", Field("a", FieldKind.Choice)) },
        { "*field 'a': choices belong to fields of kind choice*", Type("x", Field("a") with { Choices = [new ChoiceDefinition("k", Label)] }) },
        { "*choice 'k' is there twice*", Type("x", Field("a", FieldKind.Choice) with { Choices = [new("k", Label), new("k", Label)] }) },
        { "*field 'a': a list belongs to fields of kind choice*", Type("x", Field("a") with { List = "ways" }) },
        { "*field 'a': its list 'wege' is not there*", Type("x", Field("a", FieldKind.Choice) with { List = "wege" }) },
        { "*field 'a': a field has choices of its own or a list, not both*", Type("x", Field("a", FieldKind.Choice) with { List = "ways", Choices = [new("k", Label)] }) },
        { "*targets belong to fields of kind card*", Type("x", Field("a") with { Targets = ["x"] }) },
        { "*field 'a': defaults belong to fields of kind text*", Type("x", Field("a", FieldKind.Money) with { Default = "1" }) },
        { "*field 'a': its default is no day*", Type("x", Field("a", FieldKind.Date) with { Default = "завтра" }) },
        { "*field 'a': its default is none of its choices*", Type("x", Field("a", FieldKind.Choice) with { Choices = [new("k", Label)], Default = "l" }) },
        { "*its target 'y' is no type*", Type("x", Field("a", FieldKind.Card) with { Targets = ["y"] }) },
        { "*column 'summe' is unknown*", Type("x", Field("a") with { Column = "summe" }) },
        { "*column 'date' needs a field of kind Date*", Type("x", Field("a") with { Column = "date" }) },
        { "*column 'date' is filled by two fields*", Type("x", Field("a", FieldKind.Date) with { Column = "date" }, Field("b", FieldKind.Date) with { Column = "date" }) },
        { "*column 'party' needs targets that are counterparties; type 'x' is not*", Type("x", Field("a", FieldKind.Card) with { Column = "party", Targets = ["x"] }) },
        { "*unique list [inn, kpp] must name fields*", Type("x", Field("inn")) with { Unique = [["inn", "kpp"]] } },
        { "*unique list [] must name fields*", Type("x") with { Unique = [[]] } },
        { "*state 'a' is there twice*", Type("x") with { States = [new("a", Label, "ok"), new("a", Label, "ok")] } },
        { "*state 'a' has the unknown kind 'green'*", Type("x") with { States = [new("a", Label, "green")] } },
        { "*state 'На подписи' needs a name*", Type("x") with { States = [new("На подписи", Label, "ok")] } },
        { "*'clerk' is none of role:NAME, group:NAME, everyone*", Type("x") with { Access = [new("clerk", "read")] } },
        { "*level 'write' is none of*", Type("x") with { Access = [new("role:clerk", "write")] } },
        { "*access names 'everyone' twice*", Type("x") with { Access = [new("everyone", "read"), new("everyone", "none")] } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Wrong_definition_is_named(string fault, CardTypeDefinition type)
    {
        var faults = CardTypeRules.Check([Sourced(Party()), Sourced(type)], [], Lists);

        faults.Should().ContainSingle().Which.Should().Match(fault).And.StartWith($"Some.Plugin, type '{type.Name}': ");
    }

    [Fact]
    public void Good_definitions_pass()
    {
        var type = Type("x", Field("a"), Field("b", FieldKind.Choice) with { Choices = [new ChoiceDefinition("k", Label)] },
            Field("c", FieldKind.Card) with { Column = "party", Targets = ["party"] }, Field("d", FieldKind.Person) with { Column = "responsible" }) with
        {
            Children = ["*", "party"],
            Unique = [["a", "b"]],
            Register = "incoming",
            States = [new("draft", Label, "draft")],
            Access = [new("role:clerk", "edit"), new("group:Отдел закупок", "read"), new("everyone", "none")],
        };

        CardTypeRules.Check([Sourced(Party()), Sourced(type), Sourced(CoreCardTypes.Document)], [], Lists).Should().BeEmpty();
    }

    [Fact]
    public void Two_sources_of_one_name_are_named() =>
        CardTypeRules.Check([new("Plugin.A", Type("memo")), new("Plugin.B", Type("memo"))], [], Lists)
            .Should().Equal("Type 'memo' is brought 2 times: by Plugin.A and by Plugin.B. Rename one of them.");

    [Fact]
    public void Key_has_one_kind_across_types() =>
        CardTypeRules.Check([Sourced(Type("a", Field("sum"))), Sourced(Type("b", Field("sum", FieldKind.Money)))], [], Lists)
            .Should().ContainSingle().Which.Should().Match("*type 'b': field 'sum': it is of kind Money, but Text in type 'a'. A key has one kind for ever*");

    [Fact]
    public void Key_keeps_the_kind_it_has_in_the_database() =>
        CardTypeRules.Check([Sourced(Type("a", Field("sum", FieldKind.Money)))], [Type("gone", Field("sum"))], Lists)
            .Should().ContainSingle().Which.Should().Match("*field 'sum': it is of kind Money, but Text in the database since an earlier start (type 'gone')*");

    [Fact]
    public void All_faults_are_told_at_once() =>
        CardTypeRules.Check([Sourced(Type("x", Field("A"), Field("B"))), Sourced(Type("y") with { Children = ["z"] })], [], Lists).Should().HaveCount(3);

    private static SourcedType Sourced(CardTypeDefinition type) => new("Some.Plugin", type);

    private static CardTypeDefinition Party() => Type("party") with { IsParty = true };

    private static CardTypeDefinition Type(string name, params FieldDefinition[] fields) => new() { Name = name, Label = Label, Fields = fields };

    private static FieldDefinition Field(string key, FieldKind kind = FieldKind.Text) => new() { Key = key, Kind = kind, Label = Label };
}

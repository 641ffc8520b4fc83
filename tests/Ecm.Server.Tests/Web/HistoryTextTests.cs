using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Testing;
using Ecm.Web.Cards;
using Ecm.Web.Wording;

namespace Ecm.Server.Tests.Web;

public sealed partial class HistoryTextTests
{
    private static readonly CardType Letter = new(new CardTypeDefinition { Name = "letter", Label = new Localized("Письмо", "Letter") }, 1, hidden: false);

    private static readonly FieldNames Names = FieldNames.None with
    {
        Principals = new Dictionary<string, string> { ["group:1"] = "Бухгалтерия", ["user:1"] = "Анна" },
        Registers = new Dictionary<string, Localized> { ["incoming"] = new("Входящие", "Incoming") },
    };

    /// <summary>What the core writes into the history, as its source says it: the first names in each call of Record.</summary>
    public static TheoryData<string> Written() => [.. CoreSource().SelectMany(text => RecordCall().Matches(text))
        .SelectMany(call => ActionName().Matches(call.Value)).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Agents() =>
        [.. CoreSource().SelectMany(text => AgentName().Matches(text)).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Written))]
    public void Action_that_the_core_writes_has_words(string action) => Words.History.Actions.Should().ContainKey(action);

    [Theory]
    [MemberData(nameof(Agents))]
    public void Part_of_the_product_that_acts_has_a_name(string agent) => Words.History.Agents.Should().ContainKey(agent);

    [Fact]
    public void Source_is_looked_at() => Written().Should().HaveCountGreaterThan(25);

    [Theory]
    [InlineData("ru", "Рег. номер: пусто → 1-ВХ", "Журнал: пусто → Входящие", "Дата регистрации: пусто → 05.03.2024")]
    [InlineData("en", "Reg. number: empty → 1-ВХ", "Register: empty → Incoming", "Registration date: empty → 05.03.2024")]
    public void Registration_is_told_with_its_register_and_day(string language, params string[] lines) =>
        Details("card.register", """{"number":[null,"1-ВХ"],"register":[null,"incoming"],"registeredOn":[null,"2024-03-05"]}""", language).Should().Equal(lines);

    [Theory]
    [InlineData("ru", "Доступ как у вышестоящей карточки: Да → Нет", "Роль «читатель»: чтение → не указано", "Бухгалтерия: правка → управление", "Именованный список доступа: отдел")]
    [InlineData("en", "Access as the parent card: Yes → No", "Role “reader”: read → not listed", "Бухгалтерия: edit → manage", "Named access list: отдел")]
    public void Access_is_told_old_and_new(string language, params string[] lines) => Details(
        "access.set",
        """{"inherit":[true,false],"entries":{"role:reader":["read",null],"group:1":["edit","manage"],"list:отдел":[null,"none"]}}""", language).Should().Equal(lines);

    [Theory]
    [InlineData("access.takeover", """{"reason":"Болеет"}""", "Причина: Болеет")]
    [InlineData("access.list", """{"name":"отдел"}""", "Именованный список доступа: отдел")]
    [InlineData("access.withdraw", """{"cause":"author","principals":["user:1"]}""", "Анна: право автора")]
    [InlineData("page.correct", """{"name":"скан.pdf","page":2,"words":[["Дагавор","Договор"],["~",""]]}""", "скан.pdf, страница 2", "Дагавор → Договор", "~ → пусто")]
    [InlineData("card.propose", """{"title":["scan","Акт"]}""", "Название: scan → Акт")]
    public void Other_changes_are_told_as_well(string action, string payload, params string[] lines) => Details(action, payload, "ru").Should().Equal(lines);

    private static IEnumerable<string> Details(string action, string payload, string language) =>
        new HistoryText(Letter, Writing.In(language), language, Names)
            .Details(new HistoryEntry(1, DateTimeOffset.UnixEpoch, Guid.Empty, "Ecm", null, action, JsonNode.Parse(payload)));

    private static IEnumerable<string> CoreSource() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "src", "Ecm.Core"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"\bscope\.Record\([^;{}]*")]
    private static partial Regex RecordCall();

    [GeneratedRegex("\"(?<name>[a-z-]+\\.[a-z-]+)\"")]
    private static partial Regex ActionName();

    [GeneratedRegex("Agent = \"(?<name>[^\"]+)\"")]
    private static partial Regex AgentName();
}

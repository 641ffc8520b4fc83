using System.Text.Json.Nodes;
using Ecm.Abstractions;
using Ecm.Web.Administration;
using Ecm.Web.Wording;

namespace Ecm.Server.Tests.Web;

/// <summary>Entries of the audit that are about no card, in words.</summary>
public sealed class OtherEntryTextTests
{
    private const string Anna = "0196f0d0-0000-7000-8000-000000000001";
    private const string Group = "0196f0d0-0000-7000-8000-000000000002";

    [Theory]
    [InlineData("user.create", """{"login":"anna","name":"Анна","roles":[[],["admin"]],"groups":[[],["0196f0d0-0000-7000-8000-000000000002"]]}""", "логин: anna", "имя: Анна", "роли: нет → администратор", "группы: нет → Бухгалтерия")]
    [InlineData("user.patch", """{"name":["Анна","Анна И."],"language":["ru","en"],"password":"changed"}""", "имя: Анна → Анна И.", "язык: Русский → Английский", "пароль заменён")]
    [InlineData("user.block", """{"blocked":[false,true]}""", "заблокирован: нет → да")]
    [InlineData("group.delete", """{"name":"Отдел","members":["0196f0d0-0000-7000-8000-000000000001","0196f0d0-0000-7000-8000-0000000000ff"]}""", "название: Отдел", "участники: Анна, Удалённый участник")]
    [InlineData("group.patch", """{"members":[[],["0196f0d0-0000-7000-8000-000000000001"]]}""", "участники: нет → Анна")]
    [InlineData("plugin.switch-off", """{"name":"Some.Plugin"}""")]
    [InlineData("register.release", """{"register":"incoming","number":"5","reason":[null,"ошибка"]}""", "журнал: Входящие", "номер: 5", "причина: нет → ошибка")]
    [InlineData("register.reserve", """{"register":"incoming","number":"5","until":"","note":"Филиал"}""", "журнал: Входящие", "номер: 5", "для чего: Филиал")]
    [InlineData("register.reserve", """{"register":"incoming","number":"5","until":"2026-11-30","note":null}""", "журнал: Входящие", "номер: 5", "до: 30.11.2026")]
    [InlineData("register.change", """{"settings":["template: {counter}","template: {counter:00}"],"register":"incoming"}""", "настройки: template: {counter} → template: {counter:00}", "журнал: Входящие")]
    [InlineData("register.start", """{"register":"incoming","next":["2","500"]}""", "журнал: Входящие", "следующий: 2 → 500")]
    [InlineData("list.change", """{"name":"delivery","items":["Почта; Факс","Почта; (Факс)"]}""", "значения: Почта; Факс → Почта; (Факс)")]
    [InlineData("types.import", """{"added":["a","b"],"changed":[],"hidden":[]}""", "добавлено: 2", "изменено: 0", "скрыто: 0")]
    [InlineData("change-set.start", """{"act":"trash","name":null,"cards":3,"undoOf":null}""", "действие: В корзину", "карточек: 3")]
    [InlineData("words.add", """{"words":["ксилит"]}""", "слова: ксилит")]
    [InlineData("audit.verify", """{"faults":0,"blobs":0,"cards":0,"entries":7}""", "расхождений: 0", "файлов: 0", "карточек: 0", "записей: 7")]
    public void Entry_is_told_in_words(string action, string payload, params string[] lines)
    {
        var text = new OtherEntryText(
            Writing.In("ru"), "ru", new Dictionary<string, string> { [$"user:{Anna}"] = "Анна", [$"group:{Group}"] = "Бухгалтерия" },
            new Dictionary<string, Localized> { ["incoming"] = new("Входящие", "Incoming") });

        text.Details(action, JsonNode.Parse(payload)!).Should().Equal(lines);
    }

    [Fact]
    public void People_and_groups_are_looked_up_by_what_entries_name() =>
        OtherEntryText.PrincipalsIn([JsonNode.Parse($$"""{"groups":[[],["{{Group}}"]],"members":["{{Anna}}"],"name":"{{Anna}}"}"""), null])
            .Should().BeEquivalentTo($"group:{Group}", $"user:{Anna}");
}

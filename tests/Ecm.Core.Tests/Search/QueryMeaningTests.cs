using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;
using Ecm.Core.Search;

namespace Ecm.Core.Tests.Search;

/// <summary>What a query means, from the letters typed to the tree that the index answers.</summary>
public sealed class QueryMeaningTests
{
    private static readonly TypeCatalog Types = Catalog(
        new CardTypeDefinition
        {
            Name = "contract",
            Label = new Localized("Договор", "Contract"),
            Fields =
            [
                Field("subject", FieldKind.Text), Field("sum", FieldKind.Money), Field("until", FieldKind.Date),
                Field("kind", FieldKind.Choice) with { Choices = [new("lease", new Localized("Аренда", "Lease")), new("supply", new Localized("Поставка", "Supply"))] },
            ],
            States = [new("draft", new Localized("Черновик", "Draft"), "draft"), new("in-force", new Localized("Действует", "In force"), "ok")],
        },
        new CardTypeDefinition { Name = "order", Label = new Localized("Приказ", "Order"), States = [new("draft", new Localized("Проект", "Draft"), "draft")] });

    private static readonly Guid Romashka = new("019f0000-0000-7000-8000-000000000001");
    private static readonly QueryContext Context = new(Types, new DateOnly(2026, 11, 26), title => title switch { PhraseNode { Text: "Ромашка" } or PrefixNode { Text: "Ром" } => [Romashka], PhraseNode { Text: "Банк" } => null, _ => [] });

    [Theory]
    [InlineData("договор", "договор")]
    [InlineData("договор аренды склада", "(договор & аренды & склада)")]
    [InlineData("договор AND аренды И склада", "(договор & аренды & склада)")]
    [InlineData("договор OR контракт ИЛИ соглашение", "(договор | контракт | соглашение)")]
    [InlineData("договор аренды OR акт", "((договор & аренды) | акт)")]
    [InlineData("договор (аренды OR подряда)", "(договор & (аренды | подряда))")]
    [InlineData("договор(аренды)", "(договор & аренды)")]
    [InlineData("договор -аренды", "(договор & !аренды)")]
    [InlineData("договор NOT аренды НЕ подряда", "(договор & !аренды & !подряда)")]
    [InlineData("-(аренды OR подряда)", "!(аренды | подряда)")]
    [InlineData("НЕ НЕ аренды", "аренды")]
    [InlineData("НЕ(аренды)", "!аренды")]
    [InlineData("договор - аренды", "(договор & аренды)")]
    [InlineData("счёт-фактура", "счёт-фактура")]
    [InlineData("договор и аренды", "(договор & и & аренды)")]
    [InlineData("арен*", "арен*")]
    [InlineData("\"договор аренды\"", "\"договор аренды\"")]
    [InlineData("«договор аренды» склад", "(\"договор аренды\" & склад)")]
    [InlineData("„договор аренды“ “акт сверки”", "(\"договор аренды\" & \"акт сверки\")")]
    [InlineData("-\"договор аренды\"", "!\"договор аренды\"")]
    [InlineData("", "*")]
    [InlineData("   ", "*")]
    [InlineData("-", "nothing")]
    public void Words_operators_and_phrases(string query, string meaning) => Meaning(query).Should().Be(meaning);

    /// <summary>A word is an operator only as a whole: most names of people begin like one.</summary>
    [Theory]
    [InlineData("Иванов", "Иванов")]
    [InlineData("ИНН 7701234567", "(ИНН & 7701234567)")]
    [InlineData("ИП Петров", "(ИП & Петров)")]
    [InlineData("договор Иванов", "(договор & Иванов)")]
    [InlineData("НЕФТЬ", "НЕФТЬ")]
    [InlineData("договор НЕФТЬ", "(договор & НЕФТЬ)")]
    [InlineData("ИЛИМ", "ИЛИМ")]
    [InlineData("И-15/24", "И-15/24")]
    [InlineData("OR-12", "OR-12")]
    [InlineData("ORACLE ANDES NOTE", "(ORACLE & ANDES & NOTE)")]
    [InlineData("AND1", "AND1")]
    [InlineData("-Иванов", "!Иванов")]
    [InlineData("(Иванов)", "Иванов")]
    [InlineData("Иванов ИЛИ Илларионов", "(Иванов | Илларионов)")]
    [InlineData("title:Иванов", "text.title:Иванов")]
    [InlineData("title:ИЛИ", "text.title:ИЛИ")]
    public void Word_that_begins_like_an_operator_is_a_word(string query, string meaning) => Meaning(query).Should().Be(meaning);

    [Theory]
    [InlineData("number:А-17/2024", "keyword.number:А-17/2024")]
    [InlineData("номер:А-17/2024", "keyword.number:А-17/2024")]
    [InlineData("type:contract", "keyword.type:contract")]
    [InlineData("Тип:договор", "keyword.type:contract")]
    [InlineData("type:Contract", "keyword.type:contract")]
    [InlineData("type:unheard-of", "keyword.type:unheard-of")]
    [InlineData("состояние:действует", "keyword.state:in-force")]
    [InlineData("state:\"In force\"", "keyword.state:in-force")]
    [InlineData("state:draft", "keyword.state:draft")]
    [InlineData("журнал:incoming", "keyword.register:incoming")]
    [InlineData("title:\"договор аренды\"", "text.title:\"договор аренды\"")]
    [InlineData("файл:скан*", "text.file:скан*")]
    [InlineData("subject:склад", "text.own_subject:склад")]
    [InlineData("kind:Аренда", "keyword.own_kind:lease")]
    [InlineData("kind:supply", "keyword.own_kind:supply")]
    [InlineData("-type:договор", "!keyword.type:contract")]
    [InlineData("Тема: договор", "(Тема: & договор)")]
    [InlineData("10:30", "10:30")]
    public void Fields_and_their_values(string query, string meaning) => Meaning(query).Should().Be(meaning);

    [Theory]
    [InlineData("date:2024", "date.date:2024-01-01..2024-12-31")]
    [InlineData("дата:03.2024", "date.date:2024-03-01..2024-03-31")]
    [InlineData("date:2024-02", "date.date:2024-02-01..2024-02-29")]
    [InlineData("date:05.03.2024", "date.date:2024-03-05..2024-03-05")]
    [InlineData("date:5.3.2024", "date.date:2024-03-05..2024-03-05")]
    [InlineData("date:2024-03-05", "date.date:2024-03-05..2024-03-05")]
    [InlineData("date:2023..2024", "date.date:2023-01-01..2024-12-31")]
    [InlineData("date:01.02.2024..15.02.2024", "date.date:2024-02-01..2024-02-15")]
    [InlineData("date:..2024-06-30", "date.date:..2024-06-30")]
    [InlineData("date:03.2024..", "date.date:2024-03-01..")]
    [InlineData("until:2025", "date.own_until:2025-01-01..2025-12-31")]
    [InlineData("date:сегодня", "date.date:2026-11-26..2026-11-26")]
    [InlineData("date:вчера", "date.date:2026-11-25..2026-11-25")]
    [InlineData("дата:\"прошлый месяц\"", "date.date:2026-10-01..2026-10-31")]
    [InlineData("дата:прошлый-месяц", "date.date:2026-10-01..2026-10-31")]
    [InlineData("date:last-week", "date.date:2026-11-16..2026-11-22")]
    [InlineData("date:\"этот квартал\"", "date.date:2026-10-01..2026-12-31")]
    [InlineData("date:\"прошлый квартал\"", "date.date:2026-07-01..2026-09-30")]
    [InlineData("date:\"2 квартал 2024\"", "date.date:2024-04-01..2024-06-30")]
    [InlineData("date:q1-2024", "date.date:2024-01-01..2024-03-31")]
    [InlineData("date:\"март 2024\"", "date.date:2024-03-01..2024-03-31")]
    [InlineData("date:\"5 марта 2024\"", "date.date:2024-03-05..2024-03-05")]
    [InlineData("date:\"последние 30 дней\"", "date.date:2026-10-28..2026-11-26")]
    [InlineData("date:9999-12", "date.date:9999-12-01..9999-12-31")]
    [InlineData("date:2026..вчера", "date.date:2026-01-01..2026-11-25")]
    [InlineData("until:прошлый_год", "date.own_until:2025-01-01..2025-12-31")]
    [InlineData("sum:1500,50", "number.own_sum:1500.50..1500.50")]
    [InlineData("sum:10..20.5", "number.own_sum:10..20.5")]
    [InlineData("sum:1000..", "number.own_sum:1000..")]
    [InlineData("sum:..1000", "number.own_sum:..1000")]
    [InlineData("sum:-5", "number.own_sum:-5..-5")]
    public void Dates_and_numbers(string query, string meaning) => Meaning(query).Should().Be(meaning);

    [Theory]
    [InlineData("договор~", "договор~2")]
    [InlineData("договор~1", "договор~1")]
    [InlineData("title:договор~", "text.title:договор~2")]
    [InlineData("~", "nothing")]
    [InlineData("\"договор аренды\"~5", "near(договор, аренды; 5)")]
    [InlineData("договор NEAR/5 аренды", "near(договор, аренды; 5)")]
    [InlineData("договор РЯДОМ аренды", "near(договор, аренды; 10)")]
    [InlineData("договор NEAR/5 \"складского помещения\" NEAR/7 город", "near(договор, складского помещения, город; 7)")]
    [InlineData("-договор NEAR/5 аренды", "!near(договор, аренды; 5)")]
    [InlineData("title:договор NEAR title:аренды", "near(text.title:договор, аренды; 10)")]
    [InlineData("NEARBY", "NEARBY")]
    [InlineData("NEAR/512", "NEAR/512")]
    public void Words_nearly_written_and_near_each_other(string query, string meaning) => Meaning(query).Should().Be(meaning);

    [Theory]
    [InlineData("party:Ромашка", "keyword.party:019f0000-0000-7000-8000-000000000001")]
    [InlineData("контрагент:\"Ромашка\"", "keyword.party:019f0000-0000-7000-8000-000000000001")]
    [InlineData("party:Ром*", "keyword.party:019f0000-0000-7000-8000-000000000001")]
    [InlineData("party:Василёк", "nothing")]
    [InlineData("party:019f0000-0000-7000-8000-000000000002", "keyword.party:019f0000-0000-7000-8000-000000000002")]
    [InlineData("within:019f0000-0000-7000-8000-000000000002", "keyword.branch:019f0000-0000-7000-8000-000000000002")]
    public void Counterparties_and_branches(string query, string meaning) => Meaning(query).Should().Be(meaning);

    [Theory]
    [InlineData("(договор", "query-syntax", 0)]
    [InlineData("договор)", "query-syntax", 7)]
    [InlineData("договор OR", "query-syntax", 8)]
    [InlineData("\"договор", "query-syntax", 0)]
    [InlineData("договор nosuch:1", "query-unknown-field", 8)]
    [InlineData("договор date:вчера-позавчера", "query-value", 8)]
    [InlineData("date:2024-13", "query-value", 0)]
    [InlineData("sum:много", "query-value", 0)]
    [InlineData("договор within:раздел", "query-value", 8)]
    [InlineData("акт (договор OR контракт) NEAR аренды", "query-near", 31)]
    [InlineData("договор NEAR аренд*", "query-near", 13)]
    [InlineData("NEAR аренды", "query-syntax", 0)]
    [InlineData("party:Банк", "query-too-many-parties", 0)]
    [InlineData("а~ б~ в~ г~ д~ е~ ж~ з~ и~", "query-too-many-fuzzy", 24)]
    [InlineData("type:act NEAR аренды", "query-near", 14)]
    [InlineData("title:-", "query-value", 0)]
    public void Query_that_cannot_be_understood_says_where(string query, string code, int position)
    {
        var problem = QueryMeaning.Parse(query, Context).Problem;

        problem!.Code.Should().Be(code);
        problem.Position.Should().Be(position);
    }

    [Fact]
    public async Task Groups_that_are_never_closed_are_read_once()
    {
        var query = string.Concat(Enumerable.Repeat("a NEAR (", 20));

        (await Task.Run(() => QueryMeaning.Parse(query, Context)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Problem!.Code.Should().Be("query-syntax");
    }

    [Fact]
    public void Label_of_two_things_means_either() =>
        Meaning("state:черновик OR state:проект").Should().Be("(keyword.state:draft | keyword.state:draft)");

    [Fact]
    public void Filters_join_the_query()
    {
        var question = new SearchQuestion { Types = ["contract", "order"], Years = [2023, 2024], From = new DateOnly(2024, 1, 2), Register = "incoming" };

        Write(SearchFilters.Apply(QueryMeaning.Parse("договор аренды", Context).Value, question)).Should().Be(
            "(договор & аренды & (keyword.type:contract | keyword.type:order) & (date.date:2023-01-01..2023-12-31 | date.date:2024-01-01..2024-12-31)"
            + " & keyword.register:incoming & date.date:2024-01-02..)");
    }

    [Fact]
    public void Filters_alone_are_a_question() =>
        Write(SearchFilters.Apply(AllNode.Instance, new SearchQuestion { States = ["draft"] })).Should().Be("keyword.state:draft");

    [Fact]
    public void Filter_does_not_fall_under_an_or() =>
        Write(SearchFilters.Apply(QueryMeaning.Parse("договор OR акт", Context).Value, new SearchQuestion { Types = ["order"] })).Should().Be("((договор | акт) & keyword.type:order)");

    private static string Meaning(string query)
    {
        var parsed = QueryMeaning.Parse(query, Context);
        parsed.Problem.Should().BeNull();
        return Write(parsed.Value);
    }

    private static string Write(SearchNode node) => node switch
    {
        AllNode => "*",
        NotNode { Part: AllNode } => "nothing",
        NotNode not => "!" + Write(not.Part),
        AndNode and => $"({string.Join(" & ", and.Parts.Select(Write))})",
        OrNode or => $"({string.Join(" | ", or.Parts.Select(Write))})",
        TermNode term => Write(term.Field) + term.Text,
        PrefixNode prefix => $"{Write(prefix.Field)}{prefix.Text}*",
        PhraseNode phrase => $"{Write(phrase.Field)}\"{phrase.Text}\"",
        FuzzyNode fuzzy => $"{Write(fuzzy.Field)}{fuzzy.Text}~{fuzzy.Edits}",
        NearNode near => $"near({Write(near.Field)}{string.Join(", ", near.Texts)}; {near.Distance})",
        RangeNode range => $"{Write(range.Field)}{range.From}..{range.To}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Write(IndexField? field) => field is { } f ? $"{f.Kind.ToString().ToLowerInvariant()}.{f.Key}:" : "";

    private static TypeCatalog Catalog(params CardTypeDefinition[] types) => new(1, types.ToDictionary(t => t.Name, t => new CardType(t, 1, false)));

    private static FieldDefinition Field(string key, FieldKind kind) => new() { Key = key, Kind = kind, Label = new Localized(key, key) };
}

using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Cards;

namespace Ecm.Core.Tests.Cards;

/// <summary>What is said of a value that is typed and may be wrong.</summary>
public sealed class FieldNoteTests
{
    private const string Differs = "Контрольная цифра не сходится.";

    [Theory]
    [InlineData(ReadKind.Inn, "7707083893", null)]
    [InlineData(ReadKind.Inn, " 77 07 083893 ", null)]
    [InlineData(ReadKind.Inn, "", null)]
    [InlineData(ReadKind.Inn, "7707083894", Differs)]
    [InlineData(ReadKind.Inn, "500100732258", Differs)]
    [InlineData(ReadKind.Inn, "770708389", "В ИНН 10 или 12 цифр, здесь 9.")]
    [InlineData(ReadKind.Inn, "77О7083893", "В ИНН бывают только цифры.")]
    [InlineData(ReadKind.Ogrn, "1027700132195", null)]
    [InlineData(ReadKind.Ogrn, "304500116000158", Differs)]
    [InlineData(ReadKind.Ogrn, "10277001321956", "В ОГРН 13 цифр, в ОГРНИП 15, здесь 14.")]
    [InlineData(ReadKind.Kpp, "7736AB001", null)]
    [InlineData(ReadKind.Kpp, "77360100", "В КПП 9 знаков, здесь 8.")]
    [InlineData(ReadKind.Kpp, "77З601001", "В КПП цифры; латинскими буквами бывают только пятый и шестой знак.")]
    [InlineData(ReadKind.Bik, "044525225", null)]
    [InlineData(ReadKind.Bik, "017003983", null)]
    [InlineData(ReadKind.Bik, "04452522", "В БИК 9 цифр, здесь 8.")]
    [InlineData(ReadKind.Number, "А-1312/Б", null)]
    public void Value_is_noted_where_a_figure_is_wrong_or_missing(ReadKind kind, string text, string? note)
    {
        var field = Field("value", kind);

        FieldNotes.Of(field, [(field, text)])?.Ru.Should().Be(note);
        (FieldNotes.Of(field, [(field, text)]) is null).Should().Be(note is null);
    }

    [Theory]
    [InlineData("40702810500000002851", "044525225", null)]
    [InlineData("40702810400000002851", "044525225", "Контрольная цифра не сходится с БИК.")]
    [InlineData("40702810400000002851", "", null)]
    [InlineData("40702810400000002851", "017003983", null)]
    [InlineData("4070281040000000285", "044525225", "В номере счёта 20 цифр, здесь 19.")]
    public void Account_is_measured_by_the_bank_code_beside_it(string account, string bik, string? note)
    {
        var (field, bank) = (Field("account", ReadKind.Account), Field("bank", ReadKind.Bik));

        FieldNotes.Of(field, [(field, account), (bank, bik)])?.Ru.Should().Be(note);
        (FieldNotes.Of(field, [(field, account), (bank, bik)]) is null).Should().Be(note is null);
    }

    [Fact]
    public void Field_of_which_nothing_is_known_is_never_noted()
    {
        var field = Field("note", ReadKind.Inn) with { Read = null };

        FieldNotes.Of(field, [(field, "7707083894")]).Should().BeNull();
    }

    [Fact]
    public async Task Card_keeps_a_number_that_its_paper_has_wrong()
    {
        var organisation = new CardTypeDefinition { Name = "firm", Label = new Localized("Фирма", "Firm"), Fields = [Field("inn", ReadKind.Inn)] };
        await using var database = await SomeTypes.OpenAsync(organisation);
        var clerk = await database.UserAsync("clerk", "clerk");

        var made = await database.MakeAsync(clerk, "firm", SomeTypes.Values(("inn", "\"7707083894\"")));

        made.Succeeded.Should().BeTrue();
        var card = await database.ViewAsync(made.Value);
        var type = (await database.Get<Core.CardTypes.CardTypeCatalog>().CurrentAsync(default)).Of("firm");
        FieldNotes.Of(type.Field("inn")!, type, card.Fields)!.Ru.Should().Be(Differs);
    }

    private static FieldDefinition Field(string key, ReadKind kind) => new() { Key = key, Kind = FieldKind.Text, Label = new Localized(key, key), Read = new ReadRule { As = kind } };
}
